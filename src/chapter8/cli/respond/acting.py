"""`respond competence`, `respond paths`, `respond precedents`: who may act, on which path, and what was done before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
import msgspec

from chapter8.atlas import Atlas
from chapter8.atlas.coverage import existing
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.cli.atlas import Asked, asks_the_atlas, read_states
from chapter8.cli.counting import counted
from chapter8.cli.printable import printable
from chapter8.cli.respond.asking import asks_under_policies, countries_option, means_option, names, show_told
from chapter8.cli.showing import json_option, show, show_json
from chapter8.errors import UsageError
from chapter8.respond.answers import Terms, lacking, paths_for
from chapter8.respond.competence import Competence, CompetenceRow, cited, competence
from chapter8.respond.ladder import Ladder, ladder
from chapter8.respond.legal import LegalPath
from chapter8.respond.legal.precedents import MOST, Case, Precedent, precedents
from chapter8.respond.legal.rules import MEASURES, Measure
from chapter8.respond.policies import shipped_policies
from chapter8.respond.questions import read_means, read_need

WIDTH = 62  # columns for the name of an organization
MANDATES = 3  # articles on a line
function_option = click.option(
    "--function", type=click.Choice(FUNCTIONS), metavar="WORD", help="What is to be done, such as peacekeeping."
)


@click.command(
    "competence",
    epilog="""\b
Examples:
  chapter8 respond competence --countries SDN,TCD --on 2026-06-30 --function peacekeeping --json
  chapter8 respond competence --countries LBR --on 2003-08-01 --function peacekeeping \\
      --need strength=3000,deploy_days=30 --means ECOWAS:strength=2500""",
)
@countries_option
@function_option
@click.option("--need", metavar="WORD=N,...", help="What is needed: strength, deploy_days, months, funds a month.")
@means_option
@click.option("--measure", type=click.Choice(MEASURES), help="Add the legal paths for this measure.")
@asks_the_atlas()
def competence_command(
    countries: str,
    *,
    function: str | None,
    need: str | None,
    means: tuple[str, ...],
    measure: Measure | None,
    asked: Asked,
) -> None:
    """Show which organizations are competent for the States on the day.

    Each covers n of m, by which articles, with which limits.

    With a need, it says who leads: the closest competent body, and only a need that exceeds its means climbs from it.
    """
    atlas, on, form = asked
    if means and not need:
        raise UsageError("means are stated, and no need", remedy="Say what is needed: --need strength=3000")
    states = read_states(atlas, [countries], on)
    found = competence(atlas, states, on, function)
    paths = paths_for(atlas, states, on, measure) if measure else ()
    leads = ladder(atlas, found, read_need(need), read_means(means)) if need else None
    if form == "json":
        answer = msgspec.to_builtins(found) | {"legal_paths": paths}
        show_json(answer | ({"ladder": _ladder_data(leads)} if leads else {}))
        return
    _print_competence(atlas, found)
    if leads:
        click.echo(f"\n{leads.reason}")
        for rung in leads.rungs:
            short = "; ".join(each.text for each in rung.shortfalls)
            click.echo(f"  {rung.organization:<10}{rung.verdict}{f': {short}' if short else ''}")
    print_paths(atlas, paths)


def _ladder_data(found: Ladder) -> dict[str, object]:
    return {
        "lead": found.lead,
        "settled": found.settled,
        "reason": found.reason,
        "rungs": [
            msgspec.to_builtins(rung)
            | {"shortfalls": [msgspec.to_builtins(each) | {"text": each.text} for each in rung.shortfalls]}
            for rung in found.rungs
        ],
    }


def _print_competence(atlas: Atlas, found: Competence) -> None:
    asked = f" for {found.function.replace('_', ' ')}" if found.function else ""
    click.echo(f"Who covers {names(atlas, found.states, found.on)} on {found.on}{asked}\n")
    for row in found.rows:
        _print_row(atlas, row, found.function)
    if not found.rows:
        click.echo("No organization on record.")
    for code in found.gaps:
        click.echo(f"{atlas.name_on(code, found.on)}: covered by no Chapter VIII organization on record.")
    for note in found.notes:
        click.echo(f"Note: {note}.")


def _print_row(atlas: Atlas, row: CompetenceRow, function: str | None) -> None:
    suspended = f"; suspended: {', '.join(row.suspended)}" if row.suspended else ""
    standing = f"; {row.standing.replace('_', ' ')}" if function else ""
    name = atlas.organization(row.organization).name
    click.echo(f"{name[:WIDTH]:<{WIDTH}} {row.coverage}{suspended}{standing}")
    if function is None:
        words = ", ".join(row.functions) or "none on record"
        click.echo(f"  basis: {', '.join(row.charter_basis)}; functions: {words}")
        return
    for mandate in row.mandates[:MANDATES]:
        click.echo(printable(f"  {cited(mandate)}"))
    for limit in dict.fromkeys(limit.text for limit in row.limits if row.standing != "no_mandate"):
        click.echo(printable(f"  Limit: {limit}"))


@click.command(
    "paths",
    epilog="""\b
Examples:
  chapter8 respond paths --countries SDN --on 2026-06-30 --measure coercive --organization AU
  chapter8 respond paths --countries SDN --on 2026-06-30 --fact consent:SDN:2026-01-10""",
)
@countries_option
@click.option(
    "--measure", type=click.Choice(MEASURES), default="consent", show_default=True, help="The kind of measure."
)
@click.option("--organization", metavar="CODE", help="The paths of one organization only, such as AU.")
@asks_the_atlas()
@asks_under_policies()
def paths_command(
    *,
    measure: Measure,
    organization: str | None,
    countries: str,
    terms: Terms,
    asked: Asked,
) -> None:
    """Show the legal paths for a measure, with what competes with each.

    Each says what it requires and obliges to. A policy answers a contested question (`respond policies` lists them); a
    rule is waived only by name and with a reason.
    """
    atlas, on, form = asked
    states = read_states(atlas, [countries], on)
    code = organization.upper() if organization else None
    paths = paths_for(atlas, states, on, measure, code, terms=terms)
    if form == "json":
        show_json(
            {
                "on": on,
                "measure": measure,
                "legal_paths": paths,
                "states": states,
                "facts": terms.facts,
                "policies": terms.policies.chosen,
                "told": terms.policies.told,
            }
        )
        return
    print_paths(atlas, paths)
    show_told(terms.policies)


def print_paths(atlas: Atlas, paths: Sequence[LegalPath]) -> None:
    """The paths one after another, each with what it rests on and what competes with it."""
    for path in paths:
        actor = atlas.organization(path.organization).name if path.organization else "Coalition of States"
        click.echo(f"\n{path.key}  {path.title}\n  {actor}: {path.available}")
        click.echo(f"  Authorization: {path.authorisation}")
        for head, lines in (
            ("Duty", path.duties),
            ("Reason", path.reasons),
            ("Competing claim", path.competing_claims),
            ("Otherwise", [hinge.told for hinge in path.hinges]),
        ):
            for line in lines:
                click.echo(printable(f"  {head}: {line}"))


@click.command(
    "precedents", epilog="Example: chapter8 respond precedents --countries MLI --on 2013-01-15 --organization ECOWAS"
)
@countries_option
@function_option
@click.option("--measure", type=click.Choice(MEASURES), help="With consent, or coercive.")
@click.option("--organization", metavar="CODE", help="Who would act, such as ECOWAS.")
@click.option("--most", default=MOST, show_default=True, type=click.IntRange(1, 100), help="How many.")
@asks_the_atlas(table=True)
def precedents_command(
    *,
    countries: str,
    function: str | None,
    measure: Measure | None,
    organization: str | None,
    most: int,
    asked: Asked,
) -> None:
    """List the operations most like a question, and in what.

    A precedent shows what was done; it neither permits nor forbids.
    """
    atlas, on, form = asked
    states = tuple(read_states(atlas, [countries], on))
    code = atlas.organization(organization.upper()).code if organization else None
    found = precedents(atlas, Case(states, on, function, measure, code), most=most)
    show(
        form,
        f"Before {on}, like {names(atlas, states, on)}",
        ("operation", "name", "began", "paths", "timing", "gap_days", "score", "alike"),
        [_precedent(one) for one in found],
        data={"states": states, "on": on, "precedents": [_precedent_data(one) for one in found]},
        empty="None on record.",
    )


def _precedent(one: Precedent) -> tuple[object, ...]:
    alike = [f"{name}: {', '.join(shared)}" for name, shared in one.alike.items()]
    done, timing = one.operation, one.timing
    return (done.code, done.name, done.began, one.paths, timing.kind, timing.gap_days, one.score, alike)


def _precedent_data(one: Precedent) -> dict[str, Any]:
    return {
        "operation": one.operation,
        "alike": one.alike,
        "score": one.score,
        "paths": one.paths,
        "timing": {"kind": one.timing.kind, "gap_days": one.timing.gap_days, "act": one.timing.act},
    }


@click.command(epilog="Example: chapter8 respond gaps --function peacekeeping --on 2026-06-30")
@click.option("--countries", default="", metavar="CODES", help="Only these States [default: all of the day].")
@click.option("--function", "functions", type=click.Choice(FUNCTIONS), multiple=True, metavar="WORD",
              help="Only this function; may be given again [all].")  # fmt: skip
@asks_the_atlas(table=True)
def gaps(*, countries: str, functions: tuple[str, ...], asked: Asked) -> None:
    """List the States where nobody that covers them has a mandate for a function.

    States that no organization of Chapter VIII covers at all: chapter8 registry gaps.
    """
    atlas, on, form = asked
    states = read_states(atlas, [countries], on) or [state.code for state in existing(atlas, on)]
    found = lacking(atlas, states, on, functions or FUNCTIONS)
    show(
        form,
        f"{counted(len(found), 'State')} of {len(states)} on {on}",
        ("state", "name", "functions", "covering"),
        [(one.state, atlas.name_on(one.state, on), one.functions, one.covering) for one in found],
        data={"on": on, "functions": functions or FUNCTIONS, "gaps": found},
        empty="None: for each somebody has a mandate.",
    )


@click.command("policies", epilog="Example: chapter8 respond policies --json")
@json_option
def policies_command(*, as_json: bool) -> None:
    """List the contested questions, their answers, and who holds which."""
    if as_json:
        show_json({"policies": shipped_policies()})
        return
    for policy in shipped_policies():
        click.secho(f"\n{policy.key}: {policy.question}", bold=True)
        for choice in policy.choices:
            default = " (unless another is chosen)" if choice.key == policy.default else ""
            click.echo(f"  {policy.key}={choice.key}{default}\n    {choice.title}. {choice.effect}")
            for claim in choice.claims:
                click.echo(printable(f"    {claim.cited}"))


COMMANDS: tuple[click.Command, ...] = (competence_command, paths_command, precedents_command, policies_command, gaps)
