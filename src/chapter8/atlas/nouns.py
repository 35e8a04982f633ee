"""The nouns of the atlas: states, organizations, memberships, instruments; each dated and sourced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row of the atlas comes from, and whether somebody has checked it.

    `check` says against what it was checked, or why it could not be.
    """

    source: str
    verified: bool
    check: str = ""


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that a state bears or bore between two dates (both included; None is open), as documents spell it.

    `kind` is "name" (UN short form), "alias" (another spelling, in running text too) or "label" (in tables only).
    """

    short: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class State:
    """A Member State, an observer, a State that has ceased to exist, or another member of a regional organization.

    `code` is ISO 3166-1 alpha-3 (the withdrawn one of ISO 3166-3 for a State that has ended), `m49` the UN's three
    digits. `status` is "member", "observer", "former" or "other" (a member of a regional organization and not of the
    UN; no opinion on its status is meant). `admitted` is the date of UN membership, `ended` a former State's last day,
    `successors` the codes of the States after it: named, never put in its place. `exercise` marks invented states.
    """

    code: str
    alpha2: str
    m49: str
    name: str
    names: tuple[DatedName, ...]
    status: str
    admitted: date | None
    region: str
    subregion: str
    provenance: Provenance
    exercise: bool = False
    ended: date | None = None
    successors: tuple[str, ...] = ()


class MembershipStatus(StrEnum):
    """How a state stands in an organization. Suspension is not exit: it ends participation, not coverage."""

    FULL = "full"
    SUSPENDED = "suspended"
    ASSOCIATE = "associate"
    OBSERVER = "observer"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's standing in an organization from one day to another (`valid_to` is the last day; None is open).

    `precision` is "day", "month" or "year": how exactly the source gives the dates.
    """

    organization: str
    state: str
    status: MembershipStatus
    valid_from: date
    valid_to: date | None
    provenance: Provenance
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Organization:
    """A regional, subregional or other organization. `code` is its acronym ("AU"), `name` its full name.

    `charter_basis` lists how it has declared itself ("chapter_viii", "other", "undeclared"), may be several.
    `parent` is the code of the organization it belongs to (the AU for regional economic communities it recognises).
    `functions` are among prevention, peacemaking, peacekeeping, enforcement, peacebuilding.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    charter_basis: tuple[str, ...]
    founded: date | None
    dissolved: date | None
    parent: str | None
    seat: str | None
    functions: tuple[str, ...]
    provenance: Provenance
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, protocol or decision with the article that gives an organization a power.

    `power` is among information, peaceful_settlement, consent_operation, intervention (without consent), invitation
    (at a member's request), collective_defence, enforcement; for the Charter also responsibility (Art. 24) and primacy
    (Art. 103). `article` is written as the instrument counts: "4(h)", "XIX", "para. 31"; "" is the whole instrument.
    """

    organization: str
    title: str
    article: str
    power: str
    valid_from: date
    valid_to: date | None
    summary: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: which state or organization, and where (code points)."""

    code: str
    name: str
    start: int
    end: int
