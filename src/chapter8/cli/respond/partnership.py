"""`respond modes`, `respond scorecard`: in which partnership, and who is better placed for what."""

from __future__ import annotations

import click
import msgspec

from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.cli.atlas import Asked, asks_the_atlas, read_states
from chapter8.cli.printable import printable
from chapter8.cli.respond.asking import asks_under_policies, countries_option, means_option, names, show_told
from chapter8.cli.showing import show, show_json
from chapter8.respond.answers import Terms, modes_for
from chapter8.respond.competence import competence
from chapter8.respond.partnership.advantage import CRITERIA, Card, measured, scorecard, turning_points
from chapter8.respond.partnership.modes import PartnershipMode
from chapter8.respond.questions import read_costs, read_means, read_weights

_PRECEDENTS = 3


@click.command(
    epilog="""\b
Examples:
  chapter8 respond modes --countries MLI --on 2013-01-15 --ledger
  chapter8 respond modes --countries SDN --policy cooperation=institutionalised --json"""
)
@countries_option
@means_option
@asks_the_atlas()
@asks_under_policies()
def modes(
    *,
    means: tuple[str, ...],
    countries: str,
    terms: Terms,
    asked: Asked,
) -> None:
    """Show every mode of partnership: possible, open or excluded, and why."""
    atlas, on, form = asked
    states = read_states(atlas, [countries], on)
    found, judged = modes_for(atlas, states, on, means=read_means(means), terms=terms)
    if form == "json":
        answer = {"states": found.states, "on": on, "modes": [_mode_data(one) for one in judged]}
        show_json(answer | {"policies": terms.policies.chosen, "told": terms.policies.told})
        return
    click.secho(f"Modes of partnership for {names(atlas, states, on)} on {on}", bold=True)
    for one in judged:
        lead = f", with {one.lead}" if one.lead else ""
        click.echo(f"\n{one.verdict:<10}{one.mode.title}{lead}")
        for reason in one.reasons:
            click.echo(printable(f"  {reason}"))
        before = ", ".join(each.code for each in one.precedents[:_PRECEDENTS])
        if before:
            click.echo(f"  Before: {before}")
    show_told(terms.policies)


def _mode_data(one: PartnershipMode) -> dict[str, object]:
    return {
        "key": one.mode.key,
        "title": one.mode.title,
        "what": one.mode.what,
        "verdict": one.verdict,
        "lead": one.lead,
        "reasons": one.reasons,
        "conditions": one.conditions,
        "precedents": [each.code for each in one.precedents],
        "source": one.mode.source,
    }


@click.command(
    "scorecard", epilog="Example: chapter8 respond scorecard --countries SOM --function peacekeeping --weights speed=2"
)
@countries_option
@click.option(
    "--function", type=click.Choice(FUNCTIONS), metavar="WORD", default="peacekeeping", show_default=True,
    help="What is to be done.",
)  # fmt: skip
@click.option("--weights", default="", metavar="WORD=N,...", help=f"Of {', '.join(CRITERIA)}; each is 1 unless said.")
@click.option("--costs", default="", metavar="ORG=N,...", help="Stated costs, in one currency; else cost is missing.")
@asks_the_atlas(table=True)
def scorecard_command(*, countries: str, function: str, weights: str, costs: str, asked: Asked) -> None:
    """Compare organizations by five criteria with visible weights.

    Each is measured from what is on record; what nothing on record gives is missing, not zero.
    Under the table: at which weight the first place would change hands.
    """
    atlas, on, form = asked
    states, weighed = read_states(atlas, [countries], on), read_weights(weights)
    measures = measured(atlas, competence(atlas, states, on, function), function, read_costs(costs))
    cards, points = scorecard(measures, weighed), turning_points(measures, weighed)
    show(
        form,
        f"{function.replace('_', ' ').capitalize()} in {names(atlas, states, on)} on {on}, weights "
        + ", ".join(f"{criterion} {weight:g}" for criterion, weight in weighed.items()),
        ("place", "organization", "score", *CRITERIA, "missing"),
        [_card(one) for one in cards],
        data={
            "states": states,
            "on": on,
            "function": function,
            "weights": weighed,
            "cards": [msgspec.to_builtins(one) for one in cards],
            "turning_points": points,
        },
        empty="No organization on record.",
    )
    first = cards[0].organization if cards else ""
    for point in points if form == "text" else ():
        if first in {point.above, point.below}:
            click.echo(f"  {point.criterion} at {point.weight:.2f}: {point.above} passes {point.below} above it")


def _card(one: Card) -> tuple[object, ...]:
    shares = [one.measures[criterion].share for criterion in CRITERIA]
    told = [None if share is None else f"{share:.2f}" for share in shares]
    return (one.place, one.organization, f"{one.score:.3f}", *told, one.missing)


COMMANDS: tuple[click.Command, ...] = (modes, scorecard_command)
