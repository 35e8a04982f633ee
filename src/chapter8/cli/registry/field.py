"""What is in the field: operations and their authorisations, hand-overs, offices, focal points, joint plans."""

from __future__ import annotations

from datetime import date

import click

from chapter8.atlas.focal_points import VERIFY_WITHIN_DAYS, Contact, directory
from chapter8.atlas.ledger import Handover, Ledger, Timing, at_work, strength
from chapter8.atlas.nouns import Authorisation, Operation
from chapter8.atlas.plans import STANDINGS, MilestoneStanding, standing_of_plans
from chapter8.atlas.presences import covering
from chapter8.atlas.tables.operations import MODES
from chapter8.cli.atlas import Asked, asks_for_the_list, asks_the_atlas, read_organization, read_party, read_states
from chapter8.cli.counting import counted
from chapter8.cli.days import DAY
from chapter8.cli.printable import printable
from chapter8.cli.showing import show, show_columns, show_json


@click.group(
    invoke_without_command=True,
    epilog="Example: chapter8 registry operations --organization AU --running-on 2026-06-30",
)
@click.option("--organization", metavar="CODE", help="In command, alone or with others.")
@click.option("--state", metavar="STATE", help="At work in this State.")
@click.option("--mode", type=click.Choice(MODES), metavar="WORD", help="How it stood to the United Nations: hybrid ...")
@click.option("--running-on", "running_on", type=DAY, help="At work on this day.")
@asks_the_atlas(on=False, table=True)
def operations(
    *,
    organization: str | None,
    state: str | None,
    mode: str | None,
    running_on: date | None,
    asked: Asked,
) -> None:
    """List operations in order of time; with `show CODE`, one of them whole."""
    atlas, _on, form = asked
    if not asks_for_the_list():
        return
    day = running_on or date.today()  # noqa: DTZ011 - for the names that were borne then
    who = read_party(atlas, organization, day) if organization else None
    where = read_states(atlas, [state], day)[0] if state else None
    found = [
        each
        for each in sorted(Ledger.of_atlas(atlas).operations, key=_since)
        if who in {None, *each.organizations}
        and where in {None, *each.states}
        and mode in {None, each.mode}
        and (running_on is None or at_work(each, running_on))
    ]
    show(
        form,
        counted(len(found), "operation") + (f" at work on {running_on}" if running_on else ""),
        ("code", "organizations", "states", "mode", "began", "ended", "strength", "name", "source"),
        [_line(each) for each in found],
        data={"running_on": running_on, "operations": found},
        empty="None on record.",
    )


def _since(one: Operation) -> tuple[date, str]:
    return one.began or one.decided or date.max, one.code


def _line(one: Operation) -> tuple[object, ...]:
    days = (one.began, one.ended)
    source = one.provenance.source
    return (one.code, one.organizations, one.states, one.mode, *days, strength(one), one.name, source)


@operations.command("show", epilog="Example: chapter8 registry operations show ECOMIL")
@click.argument("code")
@asks_the_atlas(on=False)
def show_operation(code: str, *, asked: Asked) -> None:
    """Show one operation: its days, the decisions on it, the hand-overs.

    It says whether the Security Council acted before or after it began, and by how many days.
    """
    atlas, _on, form = asked
    ledger = Ledger.of_atlas(atlas)
    one, timing, acts = ledger.operation(code), ledger.timing(code), ledger.acts_on(code)
    passed = [each for each in ledger.handovers() if code in {each.source.code, each.target.code}]
    if form == "json":
        show_json(
            {
                "operation": one,
                "timing": {"kind": timing.kind, "gap_days": timing.gap_days, "act": timing.act},
                "authorisations": acts,
                "handovers": [_handover(each) for each in passed],
            }
        )
        return
    click.secho(printable(f"{one.name} ({one.code})"), bold=True)
    for name, value in _facts(one):
        click.echo(printable(f"  {name:<14}{value}"))
    click.echo("\n" + printable(_timing_told(timing)))
    if acts:
        columns = ("dated", "body", "act", "measure", "symbol", "paragraphs", "until")
        show_columns(columns, [_act(each) for each in acts])
    for each in passed:
        click.echo("\n" + printable(_handover_told(each)))


def _facts(one: Operation) -> list[tuple[str, str]]:
    checked = "checked" if one.provenance.verified else "not checked"
    named: list[tuple[str, object]] = [
        ("In command", "; ".join(one.organizations)),
        ("Where", "; ".join(one.states)),
        ("Functions", "; ".join(one.functions)),
        ("Mode", one.mode),
        ("Consent", one.consent),
        ("Decided", one.decided),
        ("Began", one.began or "not on record as begun"),
        ("Ended", one.ended),
        ("Authorised", one.authorised_strength),
        ("Highest", one.peak_strength),
        ("What it was", one.summary),
        ("Source", f"{one.provenance.source} ({checked})"),
    ]
    return [(name, str(value)) for name, value in named if value]


def _timing_told(timing: Timing) -> str:
    if timing.act is None:
        return "The Security Council did not act on it by a resolution on record."
    first = f"The Security Council first acted on it on {timing.act.dated} ({timing.act.symbol}, {timing.act.act})"
    if timing.gap_days is None:
        return f"{first}."
    days = counted(abs(timing.gap_days), "day")
    return f"{first}: {timing.kind}, {days} {'before' if timing.gap_days > 0 else 'after'} it began."


def _act(one: Authorisation) -> tuple[object, ...]:
    return (one.dated, one.body, one.act, one.measure, one.symbol, one.paragraphs, one.expires or one.until)


@click.command(epilog="Example: chapter8 registry handovers --to UN")
@click.option("--to", "target", metavar="CODE", help="Only those to this organization.")
@click.option("--between-regional", is_flag=True, help="Only those from one regional organization to another.")
@asks_the_atlas(on=False, table=True)
def handovers(target: str | None, *, between_regional: bool, asked: Asked) -> None:
    """List the transfers of authority from one operation to another.

    The days count from the resolution that established or authorized the second one.
    """
    atlas, _on, form = asked
    ledger = Ledger.of_atlas(atlas)
    code = read_organization(atlas, target) if target else None
    found = [
        each
        for each in (ledger.regional_handovers() if between_regional else ledger.handovers())
        if code in {None, each.target.organizations[0]}
    ]
    rows = [_handover(each) for each in found]
    columns = ("transferred", "source", "from", "target", "to", "decision", "dated", "days")
    show(
        form,
        counted(len(found), "hand-over"),
        columns,
        [[row[name] for name in columns] for row in rows],
        data={"handovers": rows},
        empty="None on record.",
    )


def _handover(one: Handover) -> dict[str, object]:
    """A hand-over by codes; `days` counts from the resolution to the transfer, None without one on record."""
    return {
        "transferred": one.transferred,
        "source": one.source.code,
        "from": one.source.organizations[0],
        "target": one.target.code,
        "to": one.target.organizations[0],
        "decision": one.decision.symbol if one.decision else None,
        "dated": one.decision.dated if one.decision else None,
        "days": one.days,
    }


def _handover_told(one: Handover) -> str:
    told = f"{one.source.code} handed over to {one.target.code} on {one.transferred}"
    if one.decision is None:
        return f"{told}; no resolution for it is on record."
    return f"{told}, {counted(one.days or 0, 'day')} after {one.decision.symbol}."


@click.command(epilog="Example: chapter8 registry presences SDN --on 2026-06-30")
@click.argument("state")
@asks_the_atlas(table=True)
def presences(state: str, *, asked: Asked) -> None:
    """List the offices, missions and centres that cover a STATE on a day.

    The nearest come first; each says through what it covers the State, and what it gives out.
    """
    atlas, on, form = asked
    code = read_states(atlas, [state], on)[0]
    found = covering(atlas, code, on)
    show(
        form,
        f"{atlas.name_on(code, on)} on {on}: {counted(len(found), 'presence')}",
        ("code", "name", "organization", "kind", "seat", "through", "functions", "products", "source"),
        [
            (
                *(each.presence.code, each.presence.name, each.presence.organization, each.presence.kind),
                *(each.presence.seat, each.through, each.presence.functions, each.presence.products),
                each.presence.provenance.source,
            )
            for each in found
        ],
        data={"state": code, "on": on, "presences": found},
        empty="None on record.",
    )


@click.command("focal-points", epilog="Example: chapter8 registry focal-points AU --topic early_warning")
@click.argument("organization", default="")
@click.option("--topic", metavar="WORD", help="Such as counter_terrorism.")
@click.option(
    "--stale-after", default=VERIFY_WITHIN_DAYS, show_default=True, type=click.IntRange(0),
    help="Days after which a contact counts as not verified.",
)  # fmt: skip
@asks_the_atlas(table=True)
def focal_points(organization: str, *, topic: str | None, stale_after: int, asked: Asked) -> None:
    """List whom to ask at an ORGANIZATION, or at all, in order of escalation.

    A role stays when the person changes; each says how long ago somebody last tried the contact.
    """
    atlas, on, form = asked
    code = read_organization(atlas, organization) if organization else None
    found = directory(atlas.registers.focal_points, on, organization=code, topic=topic)
    show(
        form,
        f"{counted(len(found), 'role')} on {on}",
        ("organization", "topic", "escalation", "role", "person", "contact", "standing", "verified_on", "source"),
        [_role(each, stale_after) for each in found],
        data={"on": on, "focal_points": [_role_data(each, stale_after) for each in found]},
        empty="None on record; a topic is a word such as early_warning.",
    )


def _standing(one: Contact, stale_after: int) -> str:
    return "vacant" if one.vacant else "not verified" if one.stale(stale_after) else "verified"


def _role(one: Contact, stale_after: int) -> tuple[object, ...]:
    row, standing = one.focal_point, _standing(one, stale_after)
    source = row.provenance.source
    who = (row.organization, row.topic, row.escalation, row.role, row.person, row.contact)
    return (*who, standing, row.verified_on, source)


def _role_data(one: Contact, stale_after: int) -> dict[str, object]:
    return {
        "focal_point": one.focal_point,
        "standing": _standing(one, stale_after),
        "unverified_days": one.unverified_days,
    }


@click.command(epilog="Example: chapter8 registry milestones --plan 'African Standby Force' --on 2011-01-01")
@click.option("--plan", metavar="NAME", help="Only plans whose name has this in it.")
@click.option("--standing", type=click.Choice(STANDINGS), help="Only those that stand so.")
@asks_the_atlas(table=True)
def milestones(plan: str | None, *, standing: str | None, asked: Asked) -> None:
    """List the aims of joint plans as of a day, with every date ever set."""
    atlas, on, form = asked
    found = [
        each
        for each in standing_of_plans(atlas.registers.milestones, on)
        if (plan or "").casefold() in each.plan.casefold() and standing in {None, each.standing}
    ]
    show(
        form,
        f"{counted(len(found), 'milestone')} as of {on}",
        ("plan", "milestone", "owner", "standing", "due", "slip_days", "late_days", "dates"),
        [_milestone(each) for each in found],
        data={"on": on, "milestones": found},
        empty="None set by that day.",
    )


def _milestone(one: MilestoneStanding) -> tuple[object, ...]:
    dates = [f"{each.row.due} {each.outcome}" for each in one.dates]
    return (one.plan, one.milestone, one.owner, one.standing, one.due, one.slip_days, one.late_days, dates)


COMMANDS: tuple[click.Command, ...] = (operations, handovers, presences, focal_points, milestones)
