"""`respond funding`, `respond duties`: which money may pay on a day, and what the Security Council has to be told."""

from __future__ import annotations

from datetime import date

import click
import msgspec

from chapter8.atlas.ledger import Ledger
from chapter8.cli.atlas import Asked, asks_the_atlas, on_option
from chapter8.cli.respond.asking import asks_under_policies, show_told
from chapter8.cli.showing import csv_option, form_of, json_option, show
from chapter8.errors import UsageError
from chapter8.respond.answers import Terms
from chapter8.respond.funding import COMMANDS as COMMANDERS
from chapter8.respond.funding import COSTS, Command, FundingCase
from chapter8.respond.funding import funding as funding_of
from chapter8.respond.questions import read_event, read_report
from chapter8.respond.reporting import Duty, draft_letter, events_of
from chapter8.respond.reporting import duties as duties_of


@click.command(epilog="Example: chapter8 respond funding --command au --mandate --on 2024-06-30")
@click.option("--command", "commander", type=click.Choice(COMMANDERS), required=True, help="Who commands it.")
@click.option("--mandate", is_flag=True, help="The Security Council has mandated it.")
@click.option("--cost", "costs", multiple=True, type=click.Choice(COSTS), help="For what; may be given again [all].")
@on_option
@json_option
@csv_option
@asks_under_policies(facts=False)
def funding(
    *,
    commander: Command,
    mandate: bool,
    costs: tuple[str, ...],
    terms: Terms,
    on: date | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show which money may pay for an operation on a day.

    Each source says up to which share, on which conditions, and by which dated rule.
    """
    form, on = form_of(as_json=as_json, as_csv=as_csv), on or date.today()  # noqa: DTZ011 - the reader's own day
    found = funding_of(FundingCase(commander, council_mandate=mandate, costs=costs or COSTS), on, terms.policies)
    show(
        form,
        f"Command: {commander}; {'with' if mandate else 'without'} a mandate of the Security Council; on {on}",
        ("source", "eligibility", "ceiling", "counted", "costs", "needs", "reason"),
        [
            (one.title, one.eligibility, f"{one.ceiling:.0%}", f"{one.counted:.0%}", one.costs, one.needs, one.reason)
            for one in found
        ],
        data={
            "on": on,
            "command": commander,
            "mandate": mandate,
            "funding": found,
            "policies": terms.policies.chosen,
            "told": terms.policies.told,
        },
    )
    if form == "text":
        show_told(terms.policies)


@click.command(
    epilog="""\b
Examples:
  chapter8 respond duties ECOMIL --on 2003-09-01 --report 2003-08-12:S/2003/814
  chapter8 respond duties AUSSOM --letter"""
)
@click.argument("operation")
@click.option("--report", "reports", multiple=True, metavar="DAY:SYMBOL", help="A report made; may be given again.")
@click.option(
    "--event", "events", multiple=True, metavar="KIND:DAY:WHAT",
    help="Something more to tell, such as changed:2024-03-01:strength doubled; may be given again.",
)  # fmt: skip
@click.option("--letter", is_flag=True, help="Print the draft of a letter on what is open or late.")
@asks_the_atlas(table=True)
def duties(
    operation: str,
    *,
    reports: tuple[str, ...],
    events: tuple[str, ...],
    letter: bool,
    asked: Asked,
) -> None:
    """Show what Article 54 asks to be told of an OPERATION.

    Each duty is met, open or late on the day, by dates alone.
    The Charter states no interval; the days are a policy, and every duty says so.
    """
    atlas, on, form = asked
    if letter and form != "text":
        raise UsageError("a letter is a text", remedy="Leave out --json and --csv")
    one = Ledger.of_atlas(atlas).operation(operation)
    several = (*events_of(one), *map(read_event, events))
    found = duties_of(several, [read_report(text) for text in reports], on)
    if letter:
        sender = one.organizations[0]
        known = {each.code: each.name for each in atlas.organizations}
        click.echo(draft_letter(one, found, organization=known.get(sender, sender), on=on), nl=False)
        return
    show(
        form,
        f"{one.name} ({one.code}): what the Security Council is told, as of {on}",
        ("due", "state", "days", "event", "title", "met_by"),
        [(each.due, each.state, each.days, each.event.on, each.title, _met_by(each)) for each in found],
        data={"operation": one.code, "on": on, "duties": [msgspec.to_builtins(e) | {"title": e.title} for e in found]},
        empty="Nothing of it is on record that the Council would be told of.",
    )


def _met_by(duty: Duty) -> str:
    return f"{duty.met_by.symbol} ({duty.met_by.on})" if duty.met_by else ""


COMMANDS: tuple[click.Command, ...] = (funding, duties)
