"""The tables of operations, of what authorized them, and of the milestones of joint plans."""

from __future__ import annotations

from chapter8.atlas.nouns import Authorisation, Milestone, Operation
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.atlas.tables.gate import Location, Row, rows

MODES = (
    "alone",
    "transition",
    "support_to_un",
    "side_by_side",
    "un_support",
    "bridging",
    "hybrid",
    "coalition",
    "united_nations",
)
"""How an operation stood to the United Nations (S/PV.5282, pp. 4-5, with bridging, hybrid and coalitions of States).

"united_nations" is an operation of its own, which others prepared or followed.
"""
CONSENT_OF_HOST = ("given", "refused", "contested", "unknown")
ACTS = ("establishes", "authorises", "endorses", "welcomes", "commends")
"""What a decision does with an operation, by its own verb, the strongest first; "establishes" is for one's own."""
MEASURES = ("consent", "coercive")


def read_operations(folder: Location) -> list[tuple[Row, Operation]]:
    """The ledger of operations."""
    columns = ("code", "name", "organizations", "states", "functions", "mode", "decided", "began", "ended", "summary")
    return [(row, _operation(row)) for row in rows(folder, "operations.csv", columns)]


def _operation(row: Row) -> Operation:
    began, ended = row.period(start="began", end="ended")
    return Operation(
        code=row.text("code"),
        name=row.text("name"),
        organizations=row.several("organizations"),
        states=row.several("states"),
        functions=row.choices("functions", FUNCTIONS),
        mode=row.choice("mode", MODES),
        consent=row.choice("consent", CONSENT_OF_HOST, default="unknown"),
        decided=row.day("decided"),
        began=began,
        ended=ended,
        authorised_strength=row.number("authorised_strength"),
        peak_strength=row.number("peak_strength"),
        successor=row.optional("successor"),
        transferred=row.day("transferred"),
        summary=row.text("summary"),
        provenance=row.provenance(),
    )


def read_authorisations(folder: Location) -> list[tuple[Row, Authorisation]]:
    """The table of decisions that authorized, welcomed or endorsed operations."""
    columns = ("operation", "body", "symbol", "paragraphs", "dated", "act", "measure", "expires")
    return [(row, _authorisation(row)) for row in rows(folder, "authorisations.csv", columns)]


def _authorisation(row: Row) -> Authorisation:
    _, expires = row.period(start="dated", end="expires")
    return Authorisation(
        operation=row.text("operation"),
        body=row.text("body"),
        symbol=row.text("symbol"),
        paragraphs=row.several("paragraphs"),
        dated=row.first_day("dated"),
        act=row.choice("act", ACTS),
        measure=row.choice("measure", MEASURES, default="consent"),
        expires=expires,
        provenance=row.provenance(),
        until=row.optional("until") or "",
    )


def read_milestones(folder: Location) -> list[tuple[Row, Milestone]]:
    """The table of milestones, a row for each date that was set."""
    columns = ("plan", "milestone", "owner", "due", "set_on", "reached", "evidence")
    return [(row, _milestone(row)) for row in rows(folder, "milestones.csv", columns)]


def _milestone(row: Row) -> Milestone:
    return Milestone(
        plan=row.text("plan"),
        milestone=row.text("milestone"),
        owner=row.text("owner"),
        due=row.first_day("due"),
        set_on=row.first_day("set_on"),
        reached=row.day("reached"),
        evidence=row.optional("evidence") or "",
        provenance=row.provenance(),
    )
