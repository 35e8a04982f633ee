"""The nouns of the atlas: who is who, who belongs where, who may do what, what was agreed and done; dated, sourced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

UNITED_NATIONS = "UN"
"""The code of the United Nations, which is universal: it covers every State, and is no regional organization."""


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

    `charter_basis` lists how it has declared itself ("chapter_viii", "other", "undeclared"), may be several, and
    `functions` what it may do (`tables.actors.FUNCTIONS`), for an organization without dated rows of its own: where
    there are a `CharterBasis` or a `Mandate`, those count (`Atlas.charter_basis`, `Atlas.functions`). `parent` is the
    code of the organization it belongs to (the AU for regional economic communities it recognises), `successor` the
    code of the one that took its place.
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
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class CharterBasis:
    """How an organization stood to Chapter VIII from one day to another: by its own word where it has given one.

    `basis` is "chapter_viii", "other" or "undeclared"; several may hold at once. `declared_in` is where it said so:
    a symbol with its page, or the article of its own treaty. "" says that nobody has been found saying it.
    """

    organization: str
    basis: str
    valid_from: date | None
    valid_to: date | None
    declared_in: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Mandate:
    """What an organization may do in peace and security: one function, by one article, from one day to another.

    `function` is one of `tables.actors.FUNCTIONS`. `consent` says whether the state concerned must agree: "required",
    "not_required" (the instrument claims a power without it) or "unstated". `area` is where: "members", "beyond" (its
    members' territory) or "both". `decides` is the body that decides, `limits` what the article leaves out, in words.
    """

    organization: str
    function: str
    title: str
    article: str
    decides: str
    consent: str
    area: str
    limits: str
    valid_from: date
    valid_to: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, declaration, memorandum or decision that sets rules, as a whole, with its parties and its dates.

    `key` is its short name in addresses ("un-au-framework-2017"), `kind` one of `tables.law.AGREEMENT_KINDS`.
    `parties` are codes of organizations and states that it was made between ("" of a resolution: none); who signed
    one that is open to many stands in `Signature`. `topics` are words of `tables.law.TOPICS`, `functions` what it
    covers. `review` is the next day on which its parties have to look at it again, `ended` its last day, `successor`
    the key of what took its place. `region` is an M49 region or an organization's code, "" for everywhere.
    """

    key: str
    title: str
    kind: str
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    functions: tuple[str, ...]
    region: str
    signed: date | None
    in_force: date | None
    ended: date | None
    review: date | None
    successor: str | None
    symbol: str
    summary: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Signature:
    """One party's standing to one agreement: `party` is a code; a day that is None has not come or is not known."""

    agreement: str
    party: str
    signed: date | None
    in_force: date | None
    withdrawn: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Presence:
    """An office or institution of an organization in a region: who is there, for which states, from when to when.

    `kind` is one of `tables.offices.PRESENCE_KINDS`. `covers` are codes of states, or of organizations, whose members
    are then meant. `products` is what it gives out (briefings, early-warning reports ...), `functions` what it does.
    """

    code: str
    name: str
    organization: str
    kind: str
    seat: str
    covers: tuple[str, ...]
    functions: tuple[str, ...]
    products: str
    valid_from: date
    valid_to: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """A role that answers for a topic in an organization; it stays when the person changes.

    `person` and `contact` are empty until a node fills them (only the exercise ships any, invented). `verified_on` is
    the day on which somebody last tried the contact. `escalation` counts from 1, the first to be asked.
    """

    key: str
    organization: str
    role: str
    topic: str
    person: str
    contact: str
    valid_from: date | None
    valid_to: date | None
    verified_on: date | None
    escalation: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation in peace and security that was planned or took place; the ledger of what organizations did.

    `organizations` are those in command, the first one leading; `states` where it worked (codes), `functions` what it
    did. `mode` is one of `tables.operations.MODES`. `consent` is "given", "refused", "contested" or "unknown".
    `decided` is the day of the leading organization's own decision, `began` the day it deployed (None: never).
    `authorised_strength` and `peak_strength` count uniformed personnel. `successor` is the code of the operation to
    which authority was transferred, on the day `transferred`.
    """

    code: str
    name: str
    organizations: tuple[str, ...]
    states: tuple[str, ...]
    functions: tuple[str, ...]
    mode: str
    consent: str
    decided: date | None
    began: date | None
    ended: date | None
    authorised_strength: int | None
    peak_strength: int | None
    successor: str | None
    transferred: date | None
    summary: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Authorisation:
    """A decision that authorized, welcomed or endorsed an operation; `body` is the code of who decided (UN, AU ...).

    `act` is one of `tables.operations.ACTS`; `measure` is "consent" or "coercive" (all necessary means). `expires` is
    the last day; `until` is the event in words that ends it, where its text names no day.
    """

    operation: str
    body: str
    symbol: str
    paragraphs: tuple[str, ...]
    dated: date
    act: str
    measure: str
    expires: date | None
    provenance: Provenance
    until: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One state of one aim of a joint plan: what was due when, as set on the day `set_on`; a slip is one row more.

    `reached` is the day on which it was declared reached, `evidence` where that is said. `owner` is a code.
    """

    plan: str
    milestone: str
    owner: str
    due: date
    set_on: date
    reached: date | None
    evidence: str
    provenance: Provenance


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
