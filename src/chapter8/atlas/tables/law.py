"""The tables of instruments, mandates, agreements and their signatures."""

from __future__ import annotations

from chapter8.atlas.nouns import Agreement, Instrument, Mandate, Signature
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.atlas.tables.gate import Location, Row, rows

POWERS = (
    "information",
    "peaceful_settlement",
    "consent_operation",
    "intervention",
    "invitation",
    "collective_defence",
    "enforcement",
    "responsibility",
    "primacy",
)
CONSENT = ("required", "not_required", "unstated")
AREAS = ("members", "beyond", "both")
AGREEMENT_KINDS = ("treaty", "protocol", "declaration", "memorandum", "framework", "resolution", "statement", "policy")
TOPICS = (
    "partnership",
    "peacekeeping",
    "mediation",
    "early_warning",
    "funding",
    "standby_forces",
    "small_arms",
    "landmines",
    "counter_terrorism",
    "confidence_building",
    "democracy",
    "human_rights",
    "non_proliferation",
    "maritime_security",
    "women_peace_security",
    "children_armed_conflict",
    "borders",
    "refugees",
    "non_aggression",
    "mutual_defence",
    "principles",
    "peaceful_settlement",
    "peacebuilding",
    "protection",
    "sanctions",
    "conventional_arms",
    "nuclear_weapon_free_zone",
    "natural_resources",
    "youth_peace_security",
)


def read_instruments(folder: Location) -> list[tuple[Row, Instrument]]:
    """The table of articles that give an organization a power."""
    columns = ("organization", "title", "article", "power", "valid_from", "summary")
    return [(row, _instrument(row)) for row in rows(folder, "instruments.csv", columns)]


def _instrument(row: Row) -> Instrument:
    _, last = row.period()
    return Instrument(
        organization=row.text("organization"),
        title=row.text("title"),
        article=row.optional("article") or "",
        power=row.choice("power", POWERS),
        valid_from=row.first_day(),
        valid_to=last,
        summary=row.text("summary"),
        provenance=row.provenance(),
    )


def read_mandates(folder: Location) -> list[tuple[Row, Mandate]]:
    """The table of what organizations may do, function by function."""
    columns = ("organization", "function", "title", "article", "decides", "consent", "area", "valid_from", "valid_to")
    return [(row, _mandate(row)) for row in rows(folder, "mandates.csv", columns)]


def _mandate(row: Row) -> Mandate:
    _, last = row.period()
    return Mandate(
        organization=row.text("organization"),
        function=row.choice("function", FUNCTIONS),
        title=row.text("title"),
        article=row.optional("article") or "",
        decides=row.optional("decides") or "",
        consent=row.choice("consent", CONSENT, default="unstated"),
        area=row.choice("area", AREAS, default="members"),
        limits=row.optional("limits") or "",
        valid_from=row.first_day(),
        valid_to=last,
        provenance=row.provenance(),
    )


def read_agreements(folder: Location) -> list[tuple[Row, Agreement]]:
    """The register of agreements and of decisions that set rules."""
    columns = ("key", "title", "kind", "parties", "topics", "functions", "signed", "in_force", "ended", "summary")
    return [(row, _agreement(row)) for row in rows(folder, "agreements.csv", columns)]


def _agreement(row: Row) -> Agreement:
    in_force, ended = row.period(start="in_force", end="ended")
    return Agreement(
        key=row.text("key"),
        title=row.text("title"),
        kind=row.choice("kind", AGREEMENT_KINDS),
        parties=row.several("parties"),
        topics=row.choices("topics", TOPICS),
        functions=row.choices("functions", FUNCTIONS),
        region=row.optional("region") or "",
        signed=row.day("signed"),
        in_force=in_force,
        ended=ended,
        review=row.day("review"),
        successor=row.optional("successor"),
        symbol=row.optional("symbol") or "",
        summary=row.text("summary"),
        provenance=row.provenance(),
    )


def read_signatures(folder: Location) -> list[tuple[Row, Signature]]:
    """The table of who signed an agreement that is open to many."""
    columns = ("agreement", "party", "signed", "in_force", "withdrawn")
    return [(row, _signature(row)) for row in rows(folder, "signatures.csv", columns)]


def _signature(row: Row) -> Signature:
    in_force, withdrawn = row.period(start="in_force", end="withdrawn")
    return Signature(
        agreement=row.text("agreement"),
        party=row.text("party"),
        signed=row.day("signed"),
        in_force=in_force,
        withdrawn=withdrawn,
        provenance=row.provenance(),
    )
