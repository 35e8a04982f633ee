"""Organizations, States, who belonged where on a day, and who covers whom."""

from __future__ import annotations

from datetime import date

import click

from chapter8.atlas import Atlas
from chapter8.atlas.atlas import COVERING
from chapter8.atlas.coverage import gaps as gaps_on
from chapter8.atlas.coverage import organizations_covering
from chapter8.atlas.coverage import overlaps as overlaps_on
from chapter8.atlas.coverage import shared as shared_by
from chapter8.atlas.nouns import Membership, Organization, State
from chapter8.cli.atlas import Asked, asks_the_atlas, read_organization, read_states
from chapter8.cli.counting import counted
from chapter8.cli.showing import show


@click.command(epilog="Example: chapter8 registry members ECOWAS --on 2025-01-30")
@click.argument("organization")
@click.option("--all", "everybody", is_flag=True, help="Associates, observers and candidates too.")
@asks_the_atlas(table=True)
def members(organization: str, *, everybody: bool, asked: Asked) -> None:
    """List the members of an ORGANIZATION on a day, with status and source.

    Suspended members are listed: suspension ends participation, not membership.
    """
    atlas, on, form = asked
    code = read_organization(atlas, organization)
    found = sorted(
        (
            row
            for row in atlas.memberships
            if row.organization == code
            and row.valid_from <= on <= (row.valid_to or on)
            and (everybody or row.status in COVERING)
        ),
        key=lambda row: atlas.name_on(row.state, on),
    )
    one = atlas.organization(code)
    show(
        form,
        f"{one.name} on {on}: {counted(len(found), 'member')}",
        ("state", "name", "status", "since", "until", "source", "verified"),
        [_member(atlas, row, on) for row in found],
        data={"organization": code, "name": one.name, "on": on, "count": len(found), "members": found},
        empty=_none_then(one, on),
    )


def _member(atlas: Atlas, row: Membership, on: date) -> tuple[object, ...]:
    told = row.provenance
    name = atlas.name_on(row.state, on)
    return (row.state, name, row.status.value, row.valid_from, row.valid_to, told.source, told.verified)


def _none_then(one: Organization, on: date) -> str:
    if one.founded is not None and on < one.founded:
        return f"It was founded on {one.founded}."
    if one.dissolved is not None and on > one.dissolved:
        after = f"; {one.successor} took its place" if one.successor else ""
        return f"It ended on {one.dissolved}{after}."
    return "No member is on record."


@click.command(epilog="Example: chapter8 registry organizations --function enforcement --on 2026-06-30")
@click.argument("name", default="")
@click.option("--function", metavar="WORD", help="Only those with a mandate for it, such as peacekeeping.")
@asks_the_atlas(table=True)
def organizations(name: str, *, function: str | None, asked: Asked) -> None:
    """List organizations, or those with NAME in their names, as of a day.

    Charter basis, functions and number of members are those of the day.
    """
    atlas, on, form = asked
    found = [
        each
        for each in sorted(atlas.organizations, key=lambda each: each.code)
        if name.casefold() in " ".join((each.code, each.name, *each.aliases)).casefold()
        and function in {None, *atlas.functions(each.code, on)}
    ]
    show(
        form,
        f"{counted(len(found), 'organization')} as of {on}",
        ("code", "name", "members", "charter_basis", "functions", "parent", "founded", "dissolved", "source"),
        [_organization(atlas, each, on) for each in found],
        data={"on": on, "organizations": [_organization_data(atlas, each, on) for each in found]},
        empty="None: try a shorter part of the name, or leave out --function.",
    )


def _organization(atlas: Atlas, one: Organization, on: date) -> tuple[object, ...]:
    basis, functions = atlas.charter_basis(one.code, on), atlas.functions(one.code, on)
    number = len(atlas.members(one.code, on))
    source = one.provenance.source
    return (one.code, one.name, number, basis, functions, one.parent, one.founded, one.dissolved, source)


def _organization_data(atlas: Atlas, one: Organization, on: date) -> dict[str, object]:
    """The organization with what holds on the day in place of what its own row says."""
    return {
        "code": one.code,
        "name": one.name,
        "aliases": one.aliases,
        "charter_basis": atlas.charter_basis(one.code, on),
        "functions": atlas.functions(one.code, on),
        "members": [state.code for state in atlas.members(one.code, on)],
        "parent": one.parent,
        "successor": one.successor,
        "seat": one.seat,
        "founded": one.founded,
        "dissolved": one.dissolved,
        "provenance": one.provenance,
    }


@click.command(epilog="Example: chapter8 registry states --region 'Western Africa' --on 1990-01-01")
@click.argument("name", default="")
@click.option("--region", metavar="NAME", help="Only those of an M49 region or subregion.")
@asks_the_atlas(table=True)
def states(name: str, *, region: str | None, asked: Asked) -> None:
    """List States, or those that ever bore NAME, as of a day.

    Names, and what they belonged to, are those of the day.
    """
    atlas, on, form = asked
    found = [
        each
        for each in sorted(atlas.states, key=lambda each: each.code)
        if name.casefold() in " ".join((each.code, each.name, *(other.short for other in each.names))).casefold()
        and region in {None, each.region, each.subregion}
    ]
    show(
        form,
        f"{counted(len(found), 'State')} as of {on}",
        ("code", "name", "status", "admitted", "ended", "subregion", "organizations", "source"),
        [_state(atlas, each, on) for each in found],
        data={"on": on, "states": [_state_data(atlas, each, on) for each in found]},
        empty="None: try a shorter part of the name, or another region.",
    )


def _state(atlas: Atlas, one: State, on: date) -> tuple[object, ...]:
    belongs = [row.organization for row in atlas.memberships_of(one.code, on) if row.status in COVERING]
    name, source = atlas.name_on(one.code, on), one.provenance.source
    return (one.code, name, one.status, one.admitted, one.ended, one.subregion, belongs, source)


def _state_data(atlas: Atlas, one: State, on: date) -> dict[str, object]:
    return {
        "code": one.code,
        "alpha2": one.alpha2,
        "m49": one.m49,
        "name": atlas.name_on(one.code, on),
        "status": one.status,
        "admitted": one.admitted,
        "ended": one.ended,
        "region": one.region,
        "subregion": one.subregion,
        "memberships": atlas.memberships_of(one.code, on),
        "provenance": one.provenance,
    }


@click.command(epilog="Example: chapter8 registry covering SDN TCD --on 2026-06-30")
@click.argument("states", nargs=-1, required=True, metavar="STATE...")
@asks_the_atlas(table=True)
def covering(states: tuple[str, ...], *, asked: Asked) -> None:
    """List the organizations that cover at least one STATE, n of m.

    Those that cover most come first, the closer before the wider.
    Whether they may act there is another question: chapter8 respond competence.
    """
    atlas, on, form = asked
    codes = read_states(atlas, states, on)
    found = organizations_covering(atlas, codes, on)
    show(
        form,
        f"Who covers {', '.join(atlas.name_on(code, on) for code in codes)} on {on}",
        ("organization", "name", "share", "covered", "uncovered", "suspended"),
        [
            (one.organization, _name(atlas, one.organization), one.share, one.covered, one.uncovered, one.suspended)
            for one in found
        ],
        data={"states": codes, "on": on, "organizations": found},
        empty="No organization on record.",
    )


@click.command(epilog="Example: chapter8 registry gaps --on 2026-06-30")
@asks_the_atlas(table=True)
def gaps(*, asked: Asked) -> None:
    """List the States that no organization of Chapter VIII covers on a day.

    Organizations of other standing that cover them stand beside.
    """
    atlas, on, form = asked
    found = gaps_on(atlas, on)
    show(
        form,
        f"{counted(len(found), 'State')} covered by no organization of Chapter VIII on {on}",
        ("state", "name", "others"),
        [(one.state, atlas.name_on(one.state, on), one.others) for one in found],
        data={"on": on, "gaps": found},
        empty="None: every State on record is covered.",
    )


@click.command(epilog="Example: chapter8 registry overlaps --on 2026-06-30 --pairs")
@click.option("--pairs", is_flag=True, help="Pair by pair of organizations, with the States that both cover.")
@asks_the_atlas(table=True)
def overlaps(*, pairs: bool, asked: Asked) -> None:
    """List the States that several organizations of Chapter VIII cover on a day.

    `beside` names the pairs of which neither is a part of the other: there subsidiarity doesn't say who is closer.
    """
    atlas, on, form = asked
    found = overlaps_on(atlas, on)
    couples = shared_by(found)
    data = {"on": on, "overlaps": found, "pairs": couples}
    if pairs:
        show(
            form,
            f"{counted(len(couples), 'pair')} of organizations side by side on {on}",
            ("first", "second", "count", "states"),
            [(one.first, one.second, len(one.states), one.states) for one in couples],
            data=data,
            empty="None.",
        )
        return
    show(
        form,
        f"{counted(len(found), 'State')} covered by several organizations of Chapter VIII on {on}",
        ("state", "name", "organizations", "beside"),
        [
            (one.state, atlas.name_on(one.state, on), one.organizations, [" and ".join(two) for two in one.beside])
            for one in found
        ],
        data=data,
        empty="None.",
    )


def _name(atlas: Atlas, code: str) -> str:
    return atlas.organization(code).name


COMMANDS: tuple[click.Command, ...] = (members, organizations, states, covering, gaps, overlaps)
