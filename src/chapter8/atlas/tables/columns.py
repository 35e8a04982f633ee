"""What each table of the atlas holds, column by column, for forms, imports and exports.

The gates (`actors`, `law`, `offices`, `operations`) decide what a cell may be; this says the same for whoever must show
a field before there is a cell. `tests/unit/test_columns_of_the_atlas.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from chapter8.atlas.nouns import MembershipStatus
from chapter8.atlas.tables import actors, law, offices, operations

Kind = Literal[
    "text",
    "long",
    "day",
    "number",
    "flag",
    "choice",
    "choices",
    "state",
    "states",
    "organization",
    "parties",
    "several",
]
"""What a cell holds; "party" cells hold the code of a state or an organization, the plural ones several with ";"."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, the words they may be, whether they must hold something.

    A `carried` one is kept as it is and not asked for in forms.
    """

    name: str
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    required: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class TableColumns:
    """One table: its columns in order, those that make two rows the same, and those that name whose row it is.

    The row belongs to the organizations among the codes in `owners`.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    owners: tuple[str, ...] = ("organization",)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


ORGANIZATION = Column("organization", "organization", required=True)
SUMMARY = Column("summary", "long", required=True)
FUNCTIONS = Column("functions", "choices", actors.FUNCTIONS)
SOURCE = (Column("source", "long", required=True), Column("verified", "flag"), Column("check", "long"))


def _text(name: str) -> Column:
    return Column(name, required=True)


def _days(*names: str, first: bool = False) -> tuple[Column, ...]:
    """Columns of days; `first`: the first of them must be given."""
    return tuple(Column(name, "day", required=first and place == 0) for place, name in enumerate(names))


def _choice(name: str, words: tuple[str, ...], *, required: bool = True) -> Column:
    return Column(name, "choice", words, required=required)


EXERCISE = Column("exercise", "flag", carried=True)
_PERIOD = _days("valid_from", "valid_to", first=True)
_OPEN_PERIOD = _days("valid_from", "valid_to")
_TABLES = (
    TableColumns(
        "organizations",
        (_text("code"), _text("name"), Column("aliases", "several"), *_days("founded", "dissolved"),
         Column("successor", "organization"), Column("parent", "organization"), Column("seat"),
         Column("charter_basis", "choices", actors.BASES, carried=True),
         Column("functions", "choices", actors.FUNCTIONS, carried=True), EXERCISE, *SOURCE),
        key=("code",), owners=("code",),
    ),
    TableColumns(
        "memberships",
        (ORGANIZATION, Column("state", "state", required=True), _choice("status", tuple(MembershipStatus)), *_PERIOD,
         _choice("precision", actors.PRECISIONS, required=False), *SOURCE),
        key=("organization", "state", "valid_from"),
    ),
    TableColumns(
        "charter_bases",
        (ORGANIZATION, _choice("basis", actors.BASES), *_OPEN_PERIOD, Column("declared_in", "long"), *SOURCE),
        key=("organization", "basis", "valid_from"),
    ),
    TableColumns(
        "mandates",
        (ORGANIZATION, _choice("function", actors.FUNCTIONS), _text("title"), Column("article"), Column("decides"),
         _choice("consent", law.CONSENT, required=False), _choice("area", law.AREAS, required=False),
         Column("limits", "long"), *_PERIOD, *SOURCE),
        key=("organization", "function", "title", "article", "valid_from"),
    ),
    TableColumns(
        "instruments",
        (ORGANIZATION, _text("title"), Column("article"), _choice("power", law.POWERS), *_PERIOD, SUMMARY, *SOURCE),
        key=("organization", "title", "article", "power", "valid_from"),
    ),
    TableColumns(
        "agreements",
        (_text("key"), _text("title"), _choice("kind", law.AGREEMENT_KINDS), Column("parties", "parties"),
         Column("topics", "choices", law.TOPICS), FUNCTIONS, Column("region"),
         *_days("signed", "in_force", "ended", "review"), Column("successor"), Column("symbol"), SUMMARY, *SOURCE),
        key=("key",), owners=("parties",),
    ),
    TableColumns(
        "signatures",
        (_text("agreement"), Column("party", "parties", required=True), *_days("signed", "in_force", "withdrawn"),
         *SOURCE),
        key=("agreement", "party", "signed"), owners=("party",),
    ),
    TableColumns(
        "presences",
        (_text("code"), _text("name"), ORGANIZATION, _choice("kind", offices.PRESENCE_KINDS), Column("seat"),
         Column("covers", "parties"), FUNCTIONS, Column("products"), *_PERIOD, *SOURCE),
        key=("code",),
    ),
    TableColumns(
        "focal_points",
        (_text("key"), ORGANIZATION, _text("role"), _text("topic"), Column("person"), Column("contact"), *_OPEN_PERIOD,
         *_days("verified_on"), Column("escalation", "number"), *SOURCE),
        key=("key", "valid_from"),
    ),
    TableColumns(
        "operations",
        (_text("code"), _text("name"), Column("organizations", "parties"), Column("states", "states"), FUNCTIONS,
         _choice("mode", operations.MODES), _choice("consent", operations.CONSENT_OF_HOST, required=False),
         *_days("decided", "began", "ended"), Column("authorised_strength", "number"),
         Column("peak_strength", "number"), Column("successor"), *_days("transferred"), SUMMARY, *SOURCE),
        key=("code",), owners=("organizations",),
    ),
    TableColumns(
        "authorisations",
        (_text("operation"), Column("body", "organization", required=True), _text("symbol"),
         Column("paragraphs", "several"), *_days("dated", first=True), _choice("act", operations.ACTS),
         _choice("measure", operations.MEASURES, required=False), *_days("expires"), Column("until"), *SOURCE),
        key=("operation", "symbol", "act"), owners=("body",),
    ),
    TableColumns(
        "milestones",
        (_text("plan"), _text("milestone"), Column("owner", "parties", required=True),
         *_days("due", first=True), *_days("set_on", first=True), Column("reached", "day"), Column("evidence", "long"),
         *SOURCE),
        key=("plan", "milestone", "set_on"), owners=("owner",),
    ),
    TableColumns(
        "states",
        (_text("code"), Column("alpha2"), Column("m49"), _text("name"), _choice("status", actors.STATE_STATUS),
         *_days("admitted", "ended"), Column("successors", "states"), _text("region"), _text("subregion"), EXERCISE,
         *SOURCE),
        key=("code",), owners=(),
    ),
    TableColumns(
        "state_names",
        (Column("code", "state", required=True), _text("name"),
         _choice("kind", tuple(kind for kind in actors.NAME_KINDS if kind != "shield")), *_OPEN_PERIOD, *SOURCE),
        key=("code", "name", "kind", "valid_from"), owners=(),
    ),
)  # fmt: skip
TABLES: Mapping[str, TableColumns] = MappingProxyType({table.name: table for table in _TABLES})
"""Every table by its name, in the order in which an import takes them: what is referred to comes first."""
