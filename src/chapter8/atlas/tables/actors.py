"""The tables of states, their names, organizations, and memberships."""

from __future__ import annotations

from chapter8.atlas.nouns import (
    CharterBasis,
    DatedName,
    Membership,
    MembershipStatus,
    Organization,
    State,
)
from chapter8.atlas.tables.gate import Location, Row, rows

STATE_STATUS = ("member", "observer", "former", "other")
NAME_KINDS = ("name", "alias", "label", "shield")
BASES = ("chapter_viii", "other", "undeclared")
FUNCTIONS = (
    "confidence_building",
    "norms",
    "early_warning",
    "prevention",
    "peacemaking",
    "observation",
    "peacekeeping",
    "enforcement",
    "peacebuilding",
    "counter_terrorism",
    "arms_control",
)
"""What an organization may do in peace and security; "peacemaking" is mediation and the other peaceful means."""
PRECISIONS = ("day", "month", "year")


def read_states(folder: Location) -> list[tuple[Row, State]]:
    """The table of states, as yet without their other names."""
    return [(row, _state(row)) for row in rows(folder, "states.csv", ("code", "name", "status", "region", "subregion"))]


def _state(row: Row) -> State:
    code = row.text("code")
    if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise row.wrong("code", f"{code!r} is no ISO 3166 alpha-3 code", "Use three capital letters")
    admitted, ended = row.period(start="admitted", end="ended")
    return State(
        code=code,
        alpha2=row.optional("alpha2") or "",
        m49=row.optional("m49") or "",
        name=row.text("name"),
        names=(),
        status=row.choice("status", STATE_STATUS),
        admitted=admitted,
        region=row.text("region"),
        subregion=row.text("subregion"),
        provenance=row.provenance(),
        exercise=row.flag("exercise"),
        ended=ended,
        successors=row.several("successors"),
    )


def read_names(folder: Location) -> list[tuple[Row, str, DatedName]]:
    """The names of states, each with its state's code; a shield (a name that is no state's) has none."""
    return [
        (row, _code_of_name(row), _name(row))
        for row in rows(folder, "state_names.csv", ("code", "name", "kind", "valid_from", "valid_to"))
    ]


def _code_of_name(row: Row) -> str:
    return "" if row.cells["kind"] == "shield" else row.text("code")


def _name(row: Row) -> DatedName:
    first, last = row.period()
    return DatedName(row.text("name"), row.choice("kind", NAME_KINDS), first, last, row.provenance())


def read_organizations(folder: Location) -> list[tuple[Row, Organization]]:
    """The table of organizations."""
    return [(row, _organization(row)) for row in rows(folder, "organizations.csv", ("code", "name", "aliases"))]


def _organization(row: Row) -> Organization:
    founded, dissolved = row.period(start="founded", end="dissolved")
    return Organization(
        code=row.text("code"),
        name=row.text("name"),
        aliases=row.several("aliases"),
        charter_basis=row.choices("charter_basis", BASES) or ("undeclared",),
        founded=founded,
        dissolved=dissolved,
        successor=row.optional("successor"),
        parent=row.optional("parent"),
        seat=row.optional("seat"),
        functions=row.choices("functions", FUNCTIONS),
        provenance=row.provenance(),
        exercise=row.flag("exercise"),
    )


def read_memberships(folder: Location) -> list[tuple[Row, Membership]]:
    """The table of memberships."""
    statuses = tuple(MembershipStatus)
    return [
        (row, _membership(row, statuses))
        for row in rows(folder, "memberships.csv", ("organization", "state", "status", "valid_from", "valid_to"))
    ]


def _membership(row: Row, statuses: tuple[str, ...]) -> Membership:
    _, last = row.period()
    return Membership(
        organization=row.text("organization"),
        state=row.text("state"),
        status=MembershipStatus(row.choice("status", statuses)),
        valid_from=row.first_day(),
        valid_to=last,
        provenance=row.provenance(),
        precision=row.choice("precision", PRECISIONS, default="day"),
    )


def read_charter_bases(folder: Location) -> list[tuple[Row, CharterBasis]]:
    """The table of what organizations have declared themselves to be."""
    columns = ("organization", "basis", "valid_from", "valid_to", "declared_in")
    return [(row, _charter_basis(row)) for row in rows(folder, "charter_bases.csv", columns)]


def _charter_basis(row: Row) -> CharterBasis:
    first, last = row.period()
    return CharterBasis(
        organization=row.text("organization"),
        basis=row.choice("basis", BASES),
        valid_from=first,
        valid_to=last,
        declared_in=row.optional("declared_in") or "",
        provenance=row.provenance(),
    )
