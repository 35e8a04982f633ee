"""The tables of offices and institutions in the regions, and of focal points."""

from __future__ import annotations

from chapter8.atlas.nouns import FocalPoint, Presence
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.atlas.tables.gate import Location, Row, rows

PRESENCE_KINDS = (
    "regional_office",
    "liaison_office",
    "political_mission",
    "peacekeeping_operation",
    "field_mission",
    "early_warning_centre",
    "institution",
)


def read_presences(folder: Location) -> list[tuple[Row, Presence]]:
    """The table of offices and institutions."""
    columns = ("code", "name", "organization", "kind", "seat", "covers", "functions", "valid_from", "valid_to")
    return [(row, _presence(row)) for row in rows(folder, "presences.csv", columns)]


def _presence(row: Row) -> Presence:
    _, last = row.period()
    return Presence(
        code=row.text("code"),
        name=row.text("name"),
        organization=row.text("organization"),
        kind=row.choice("kind", PRESENCE_KINDS),
        seat=row.optional("seat") or "",
        covers=row.several("covers"),
        functions=row.choices("functions", FUNCTIONS),
        products=row.optional("products") or "",
        valid_from=row.first_day(),
        valid_to=last,
        provenance=row.provenance(),
    )


def read_focal_points(folder: Location) -> list[tuple[Row, FocalPoint]]:
    """The table of focal points."""
    columns = ("key", "organization", "role", "topic", "valid_from", "valid_to", "verified_on", "escalation")
    return [(row, _focal_point(row)) for row in rows(folder, "focal_points.csv", columns)]


def _focal_point(row: Row) -> FocalPoint:
    first, last = row.period()
    return FocalPoint(
        key=row.text("key"),
        organization=row.text("organization"),
        role=row.text("role"),
        topic=row.text("topic"),
        person=row.optional("person") or "",
        contact=row.optional("contact") or "",
        valid_from=first,
        valid_to=last,
        verified_on=row.day("verified_on"),
        escalation=row.number("escalation") or 1,
        provenance=row.provenance(),
    )
