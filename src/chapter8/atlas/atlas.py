"""The atlas as one immutable value: look up, match names, ask who was a member on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from chapter8.atlas.actors import candidates
from chapter8.atlas.names import Hit, Named, NameIndex, folded_words
from chapter8.atlas.nouns import (
    DatedName,
    Instrument,
    Mandate,
    Membership,
    MembershipStatus,
    Mention,
    Organization,
    State,
)
from chapter8.atlas.registers import Known, Registers, read_registers
from chapter8.atlas.tables import actors as tables
from chapter8.atlas.tables.gate import Location, Row, require
from chapter8.errors import NotFoundError

COVERING = frozenset({MembershipStatus.FULL, MembershipStatus.SUSPENDED})
SHIELD = ""  # the code of a name that holds a State's name and is none ("Lake Chad")


@dataclass(frozen=True, slots=True)
class Atlas:
    """States, organizations, memberships and registers, each row dated and sourced.

    Two atlases with the same rows are equal. Make one with `shipped`, and add rows with `extended`.
    """

    states: tuple[State, ...]
    organizations: tuple[Organization, ...]
    memberships: tuple[Membership, ...]
    registers: Registers
    shields: tuple[str, ...] = ()
    _states: Mapping[str, State] = field(init=False, repr=False, compare=False)
    _organizations: Mapping[str, Organization] = field(init=False, repr=False, compare=False)
    _by_organization: Mapping[str, tuple[Membership, ...]] = field(init=False, repr=False, compare=False)
    _by_state: Mapping[str, tuple[Membership, ...]] = field(init=False, repr=False, compare=False)
    _state_names: NameIndex = field(init=False, repr=False, compare=False)
    _organization_names: NameIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the indexes, once."""
        by_organization: dict[str, list[Membership]] = {}
        by_state: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            by_organization.setdefault(membership.organization, []).append(membership)
            by_state.setdefault(membership.state, []).append(membership)
        indexes: dict[str, dict[str, Any]] = {
            "_states": {state.code: state for state in self.states},
            "_organizations": {organization.code: organization for organization in self.organizations},
            "_by_organization": {code: tuple(several) for code, several in by_organization.items()},
            "_by_state": {code: tuple(several) for code, several in by_state.items()},
        }
        for name, index in indexes.items():
            object.__setattr__(self, name, MappingProxyType(index))
        object.__setattr__(self, "_state_names", NameIndex(_names_of_states(self.states, self.shields)))
        object.__setattr__(self, "_organization_names", NameIndex(_names_of_organizations(self.organizations)))

    @classmethod
    def shipped(cls) -> Atlas:
        """The atlas that comes with the package."""
        return _shipped()

    def extended(self, folder: Location) -> Atlas:
        """This atlas with the rows of a folder's tables added; a row with the same key takes the earlier one's place.

        Raises TableError (file, row, column) for a row that can't be what it must be.
        """
        return _read(folder, self)

    # Looking up

    def state(self, code: str) -> State:
        """The state of an ISO code; NotFoundError if there is none."""
        try:
            return self._states[code]
        except KeyError:
            remedy = "Give an ISO 3166 alpha-3 code such as SDN"
            raise NotFoundError(f"no state has the code {code!r}", remedy=remedy) from None

    def organization(self, code: str) -> Organization:
        """The organization of an acronym; NotFoundError if there is none."""
        try:
            return self._organizations[code]
        except KeyError:
            remedy = "Give its acronym, such as AU or ECOWAS"
            raise NotFoundError(f"no organization has the code {code!r}", remedy=remedy) from None

    def name_on(self, code: str, on: date) -> str:
        """The short name that a state bore on a day ("Zaire" for COD on 1 January 1990)."""
        state = self.state(code)
        for name in state.names:
            if name.kind == "name" and _within(on, name.valid_from, name.valid_to):
                return name.short
        return state.name

    def states_in(self, region: str) -> list[State]:
        """The states of an M49 region or subregion ("Africa", "Western Africa")."""
        return [state for state in self.states if region in {state.region, state.subregion} and state.ended is None]

    # Matching names

    def match_state(self, name: str, on: date | None = None) -> State | None:
        """The state that a label names, by any name it has borne; `on` decides between two that bore the same."""
        codes = _codes(self._state_names.exact(name), on)
        return self._states[codes[0]] if len(codes) == 1 and codes[0] != SHIELD else None

    def match_organization(self, name: str) -> Organization | None:
        """The organization that a label names, by full name, alias or acronym."""
        codes = _codes(self._organization_names.exact(name), None)
        return self._organizations[codes[0]] if len(codes) == 1 else None

    def canonical_actor(self, label: str) -> str | None:
        """How this project writes the state or organization that a speaker's label names; None if it names neither.

        An office of an organization stands for it ("African Union Commissioner" -> "African Union"). An office alone
        ("Secretary-General") is neither a state nor an organization: None.
        """
        for candidate in candidates(label):
            organization = self.match_organization(candidate)
            if organization is not None:
                return organization.name
            state = self.match_state(candidate)
            if state is not None:
                return state.name
        return None

    def find_states(self, text: str, on: date | None = None) -> list[Mention]:
        """The states that a text names, with their places; adjectives ("Sudanese") are not names."""
        return _mentions(self._state_names.find(text), on)

    def find_organizations(self, text: str) -> list[Mention]:
        """The organizations that a text names, in full or by acronym, with their places."""
        return _mentions(self._organization_names.find(text), None)

    def names_state(self, text: str, codes: Collection[str]) -> bool:
        """Whether a text names one of these states; the same as looking through `find_states`, and quicker."""
        if not self._state_names.may_name(folded_words(text), codes):
            return False
        return any(mention.code in codes for mention in self.find_states(text))

    def names_organization(self, text: str, codes: Collection[str]) -> bool:
        """Whether a text names one of these organizations; the same as through `find_organizations`, and quicker."""
        if not self._organization_names.may_name(folded_words(text), codes):
            return False
        return any(mention.code in codes for mention in self.find_organizations(text))

    def may_name(self, words: AbstractSet[str], states: Collection[str], organizations: Collection[str]) -> bool:
        """Whether a text of these words (`folded_words`) could name one of them; never wrong when it says no."""
        return self._state_names.may_name(words, states) or self._organization_names.may_name(words, organizations)

    # Membership in time

    def members(self, org: str, on: date, statuses: Iterable[MembershipStatus] = COVERING) -> list[State]:
        """The states that stood in an organization on a day, by name; suspended ones too, unless `statuses` says no."""
        self.organization(org)
        wanted = frozenset(statuses)
        codes = {row.state for row in self._by_organization.get(org, ()) if row.status in wanted and _in_force(row, on)}
        return sorted((self._states[code] for code in codes), key=lambda state: state.name)

    def memberships_of(self, state: str, on: date) -> list[Membership]:
        """What a state belonged to on a day, in whatever status."""
        self.state(state)
        return [row for row in self._by_state.get(state, ()) if _in_force(row, on)]

    def history(self, org: str, state: str) -> list[Membership]:
        """Every standing of a state in an organization, in order of time."""
        rows = (row for row in self._by_organization.get(org, ()) if row.state == state)
        return sorted(rows, key=lambda row: row.valid_from)

    # What an organization is, and may do, on a day

    def charter_basis(self, org: str, on: date) -> tuple[str, ...]:
        """How an organization stood to Chapter VIII on a day; several may hold, "undeclared" where nothing is said."""
        organization = self.organization(org)
        rows = [row for row in self.registers.charter_bases if row.organization == org]
        found = tuple(dict.fromkeys(row.basis for row in rows if _within(on, row.valid_from, row.valid_to)))
        return found or (("undeclared",) if rows else organization.charter_basis)

    def functions(self, org: str, on: date) -> tuple[str, ...]:
        """What an organization may do on a day, in the order of `tables.FUNCTIONS`."""
        organization = self.organization(org)
        rows = [row for row in self.registers.mandates if row.organization == org]
        found = {row.function for row in rows if _within(on, row.valid_from, row.valid_to)}
        return tuple(each for each in tables.FUNCTIONS if each in found) if rows else organization.functions

    def mandates(self, org: str, on: date) -> list[Mandate]:
        """The articles that gave an organization its functions on a day."""
        self.organization(org)
        return [
            row
            for row in self.registers.mandates
            if row.organization == org and _within(on, row.valid_from, row.valid_to)
        ]

    def instruments(self, org: str, on: date) -> list[Instrument]:
        """The instruments of an organization that were in force on a day."""
        self.organization(org)
        return [
            row
            for row in self.registers.instruments
            if row.organization == org and _within(on, row.valid_from, row.valid_to)
        ]


@cache
def _shipped() -> Atlas:
    return _read(files("chapter8.atlas") / "data", Atlas((), (), (), Registers()))


def _read(folder: Location, base: Atlas) -> Atlas:
    """The rows of a folder on top of an atlas, with every reference checked."""
    states = {state.code: state for state in base.states}
    for _, state in tables.read_states(folder):
        borne = states[state.code].names if state.code in states else ()
        states[state.code] = replace(state, names=borne)
    organizations = {organization.code: organization for organization in base.organizations}
    organizations |= {organization.code: organization for _, organization in tables.read_organizations(folder)}
    shields = list(base.shields)
    for row, code, name in tables.read_names(folder):
        if code == SHIELD:
            shields.append(name.short)
            continue
        require(row, "code", code, states.__contains__)
        others = tuple(each for each in states[code].names if _key_of_name(each) != _key_of_name(name))
        states[code] = replace(states[code], names=others if row.flag("removed") else (*others, name))
    return Atlas(
        states=tuple(_named(state) for state in states.values()),
        organizations=tuple(organizations.values()),
        memberships=_memberships(folder, base, states, organizations),
        registers=read_registers(folder, base.registers, Known(states, organizations)),
        shields=tuple(shields),
    )


def _key_of_name(name: DatedName) -> tuple[str, str, date | None]:
    """What makes two names of one state the same name; a row with the same key takes the earlier one's place."""
    return name.short, name.kind, name.valid_from


def _named(state: State) -> State:
    """A state whose names hold at least the one of its own row."""
    if any(name.short == state.name for name in state.names):
        return state
    return replace(state, names=(*state.names, DatedName(state.name, "name", None, None, state.provenance)))


def _memberships(
    folder: Location, base: Atlas, states: Mapping[str, State], organizations: Mapping[str, Organization]
) -> tuple[Membership, ...]:
    """All memberships; two standings of one state in one organization may not overlap."""
    kept = {(row.organization, row.state, row.valid_from): row for row in base.memberships}
    places: dict[tuple[str, str, date], Row] = {}
    for row, membership in tables.read_memberships(folder):
        require(row, "organization", membership.organization, organizations.__contains__)
        require(row, "state", membership.state, states.__contains__)
        place = (membership.organization, membership.state, membership.valid_from)
        if row.flag("removed"):
            kept.pop(place, None)
            continue
        kept[place], places[place] = membership, row
    ordered = tuple(kept[place] for place in sorted(kept))
    for earlier, later in pairwise(ordered):
        same = (earlier.organization, earlier.state) == (later.organization, later.state)
        if same and (earlier.valid_to is None or earlier.valid_to >= later.valid_from):
            row = (
                places.get((later.organization, later.state, later.valid_from))
                or places[earlier.organization, earlier.state, earlier.valid_from]
            )
            raise row.wrong(
                "valid_from",
                f"{later.state} stands in {later.organization} twice from {later.valid_from}",
                "Let each standing end on the day before the next begins",
            )
    return ordered


def _names_of_states(states: Iterable[State], shields: Iterable[str]) -> Iterable[Named]:
    for state in states:
        for name in state.names:
            yield Named(state.code, name.short, name.valid_from, name.valid_to, running=name.kind != "label")
    for shield in shields:
        yield Named(SHIELD, shield)


def _names_of_organizations(organizations: Iterable[Organization]) -> Iterable[Named]:
    for organization in organizations:
        for text in dict.fromkeys((organization.name, organization.code, *organization.aliases)):
            yield Named(organization.code, text)


def _codes(named: Iterable[Named], on: date | None) -> list[str]:
    """The things that a name may mean: those that bore it on the day, or else all that ever bore it."""
    several = tuple(named)
    then = [one for one in several if one.bears(on)] if on is not None else ()
    return list(dict.fromkeys(one.code for one in then or several)) if several else []


def _mentions(hits: Iterable[Hit], on: date | None) -> list[Mention]:
    found = []
    for hit in hits:
        code = _codes(hit.named, on)[0]
        if code != SHIELD:
            found.append(Mention(code, hit.named[0].text, hit.start, hit.end))
    return found


def _in_force(row: Membership, on: date) -> bool:
    return _within(on, row.valid_from, row.valid_to)


def _within(on: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)
