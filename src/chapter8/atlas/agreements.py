"""Questions to the register of agreements: what holds, what ends soon, what follows what, who signed, who is bound.

Three answers are kept apart: in force, not in force, and not known. A day that nobody has entered makes nothing hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chapter8.atlas.atlas import COVERING, Atlas
from chapter8.atlas.names import folded_words
from chapter8.atlas.nouns import Agreement, Signature
from chapter8.errors import NotFoundError, UsageError

NOTICE = 90  # days before an end or a review at which a notice is due (mechanism A4)
LAW = frozenset({"treaty", "protocol"})  # kinds that bind a State by its own ratification; others by adoption
DECIDED = frozenset({"resolution", "statement"})  # acts of an organ: nobody signs them


class Standing(StrEnum):
    """How an agreement stands on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Why an instrument concerns a State: ratification, signature alone, a name without days, or membership."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NAMED = "named"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organization, and its agreements in force with the one that was asked about."""

    organization: str
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """An agreement that ends, or has to be looked at again, on a day; `what` is "ends" or "review"."""

    agreement: Agreement
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Signatories:
    """Who signed an agreement by a day, and who of those it was made for has not.

    `bound` are those for whom it is in force, `signed` those who signed and aren't on record as bound, `withdrawn`
    those who left, `missing` those expected of whom neither is on record. All are codes.
    """

    agreement: Agreement
    bound: tuple[str, ...]
    signed: tuple[str, ...]
    withdrawn: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """An instrument that concerns a State on a day, on which ground, and in words; `via` is the organization's code."""

    agreement: Agreement
    ground: Ground
    via: str
    says: str


def agreement(atlas: Atlas, key: str) -> Agreement:
    """The agreement of a key; NotFoundError if there is none."""
    for each in atlas.registers.agreements:
        if each.key == key:
            return each
    raise NotFoundError(f"no agreement has the key {key!r}", remedy="Give a key such as un-au-framework-2017")


def standing(one: Agreement, on: date) -> Standing:
    """Whether an agreement holds on a day; unknown where the day of its entry into force isn't on record."""
    if one.ended is not None and one.ended < on:
        return Standing.ENDED
    if one.in_force is not None:
        return Standing.IN_FORCE if one.in_force <= on else Standing.NOT_YET
    if one.signed is not None and one.signed > on:
        return Standing.NOT_YET
    return Standing.UNKNOWN


def in_force(
    atlas: Atlas, on: date, *, with_party: str | None = None, function: str | None = None, topic: str | None = None
) -> list[Agreement]:
    """The agreements in force on a day, of one party, that cover a function or a topic; in the order of their days."""
    return having(atlas, on, Standing.IN_FORCE, with_party=with_party, function=function, topic=topic)


def having(
    atlas: Atlas,
    on: date,
    wanted: Standing,
    *,
    with_party: str | None = None,
    function: str | None = None,
    topic: str | None = None,
) -> list[Agreement]:
    """The agreements that stand so on a day; with `Standing.UNKNOWN` those of which nobody has entered the day."""
    found = [
        each
        for each in atlas.registers.agreements
        if standing(each, on) is wanted
        and (with_party is None or with_party in each.parties)
        and (function is None or function in each.functions)
        and (topic is None or topic in each.topics)
    ]
    return sorted(found, key=_by_day)


def partners(atlas: Atlas, on: date, *, of: str = "UN", function: str | None = None) -> list[Partner]:
    """Which organizations have an agreement with one in force on a day, covering a function (mechanism A4)."""
    atlas.organization(of)
    found: dict[str, list[Agreement]] = {}
    for each in in_force(atlas, on, with_party=of, function=function):
        for code in each.parties:
            if code != of and _existed(atlas, code, on):
                found.setdefault(code, []).append(each)
    return [Partner(code, tuple(several)) for code, several in sorted(found.items())]


def expiring(atlas: Atlas, on: date, within_days: int = NOTICE) -> list[Notice]:
    """The agreements in force whose last day or review falls on the day or within so many after it.

    Raises UsageError for a number below zero.
    """
    if within_days < 0:
        raise UsageError(f"{within_days} days is below zero", remedy="Give a number of days, such as 90")
    last = on + timedelta(days=within_days)
    found = [
        Notice(each, day, what)
        for each in in_force(atlas, on)
        for what, day in (("ends", each.ended), ("review", each.review))
        if day is not None and on <= day <= last
    ]
    return sorted(found, key=lambda notice: (notice.day, notice.agreement.key))


def chain(atlas: Atlas, key: str) -> list[Agreement]:
    """What an agreement came after and what took its place, oldest first, with itself among them (mechanism A6)."""
    start = agreement(atlas, key)
    links = {each.key: each for each in atlas.registers.agreements}
    before: dict[str, list[Agreement]] = {}
    for each in atlas.registers.agreements:
        if each.successor is not None:
            before.setdefault(each.successor, []).append(each)
    found = {start.key: start}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        near = [*before.get(one.key, ()), *([links[one.successor]] if one.successor is not None else ())]
        fresh = [each for each in near if each.key not in found]
        found |= {each.key: each for each in fresh}
        waiting += fresh
    return sorted(found.values(), key=_by_day)


def signatories(atlas: Atlas, key: str, on: date) -> Signatories:
    """The signature matrix of an agreement on a day, missing ones listed (mechanism A5).

    Expected are the parties that it names and those entered beside it; of one organization's own instrument, the
    organization's members on the day.
    """
    one = agreement(atlas, key)
    rows = {row.party: row for row in _signatures(atlas, one)}
    expected = dict.fromkeys([*rows, *_expected(atlas, one, on)])
    groups: dict[str, list[str]] = {"bound": [], "signed": [], "withdrawn": [], "missing": []}
    for code in expected:
        groups[_state_of(rows.get(code), on)].append(code)
    return Signatories(one, **{name: tuple(sorted(codes)) for name, codes in groups.items()})


def matrix(atlas: Atlas, keys: Sequence[str], on: date) -> list[tuple[str, ...]]:
    """The signature matrix of several agreements, ready for a table: a heading, then each party and how it stands.

    A cell says "bound", "signed", "withdrawn" or "missing"; it is empty where a party isn't expected.
    """
    columns = [signatories(atlas, key, on) for key in keys]
    stands = [
        {code: name for name in ("bound", "signed", "withdrawn", "missing") for code in getattr(column, name)}
        for column in columns
    ]
    parties = sorted({code for column in stands for code in column})
    return [("party", *keys), *((code, *(column.get(code, "") for column in stands)) for code in parties)]


def signatures(atlas: Atlas, key: str) -> dict[str, Signature]:
    """The row of each party to an agreement; of one made between several that has none, its day counts for all."""
    return {row.party: row for row in _signatures(atlas, agreement(atlas, key))}


def among_organizations(atlas: Atlas, *, without: str = "UN") -> list[Agreement]:
    """What organizations agreed with each other and one is no party to, in the order of its days (mechanism H8).

    An organization's own instrument, that of its predecessor included, and an act of an organ are none of these.
    """
    found = [
        each
        for each in atlas.registers.agreements
        if each.kind not in DECIDED
        and without not in each.parties
        and sum(_is_organization(atlas, code) for code in each.parties) > 1
        and not _instrument_of(atlas, each)
    ]
    return sorted(found, key=_by_day)


def binding(atlas: Atlas, state: str, topic: str | None, on: date) -> list[Binding]:
    """The instruments on a topic (None: on any) that concern a State on a day, with the ground of each (mechanism B10).

    Its own ratification goes before its signature, and that before membership in the one organization whose
    instrument it is. An act of an organ isn't signed, and is left to `in_force`; a State that withdrew isn't bound.
    """
    atlas.state(state)
    member_of = {row.organization for row in atlas.memberships_of(state, on) if row.status in COVERING}
    found = [
        answer
        for each in in_force(atlas, on, topic=topic)
        if each.kind not in DECIDED and (answer := _binding(atlas, each, state, member_of, on=on)) is not None
    ]
    order = list(Ground)
    return sorted(found, key=lambda answer: (order.index(answer.ground), _by_day(answer.agreement)))


def norms(
    atlas: Atlas, *, topic: str | None = None, region: str | None = None, words: str = "", on: date | None = None
) -> list[Agreement]:
    """The library of norms: by topic, by region, by words of title and summary, in force on a day (mechanism E11).

    `region` is an M49 region or subregion, or an organization's code: instruments of a region within it, around it or
    overlapping it are found, those that fit it best first. Instruments for everywhere come when no region is given.

    Raises NotFoundError for a region that is neither.
    """
    wanted = folded_words(words)
    asked = _states_of(atlas, region, on) if region is not None else frozenset[str]()
    reaches: dict[str, frozenset[str]] = {}
    found: list[tuple[float, tuple[date, str], Agreement]] = []
    for each in atlas.registers.agreements:
        if topic is not None and topic not in each.topics:
            continue
        if wanted - folded_words(f"{each.title} {each.summary}") or (on and standing(each, on) != Standing.IN_FORCE):
            continue
        if region is not None and each.region and each.region not in reaches:
            reaches[each.region] = _states_of(atlas, each.region, on)
        fit = 1.0 if region is None else _fit(asked, reaches.get(each.region, frozenset()))
        if fit > 0:
            found.append((-fit, _by_day(each), each))
    return [each for _, _, each in sorted(found, key=lambda hit: hit[:2])]


def _binding(atlas: Atlas, one: Agreement, state: str, member_of: Collection[str], *, on: date) -> Binding | None:
    own = next((row for row in _signatures(atlas, one) if row.party == state), None)
    stands = _state_of(own, on)
    if stands == "withdrawn":
        return None
    if stands == "bound":
        return Binding(one, Ground.PARTY, "", f"{state} is a party")
    via = _instrument_of(atlas, one)
    if stands == "signed":
        return Binding(one, Ground.SIGNATORY, "", f"{state} signed; its ratification is not on record")
    if own is not None and (own.signed or own.in_force):
        return None  # its days are known, and come later
    if own is not None:
        return Binding(one, Ground.NAMED, "", f"{state} is named as a party; the days are not on record")
    if via in member_of:
        rest = "; its own ratification is not on record" if one.kind in LAW else ""
        return Binding(one, Ground.MEMBER, via, f"{state} is a member of {via}, whose instrument it is{rest}")
    return None


def _state_of(row: Signature | None, on: date) -> str:
    """How a party stands: bound, signed, withdrawn or missing."""
    if row is None:
        return "missing"
    if row.withdrawn is not None and row.withdrawn <= on:
        return "withdrawn"
    if row.in_force is not None and row.in_force <= on:
        return "bound"
    return "signed" if row.signed is not None and row.signed <= on else "missing"


def _signatures(atlas: Atlas, one: Agreement) -> Iterator[Signature]:
    """The rows of an agreement; one made between several that has none was signed by all its parties on its day."""
    rows = [row for row in atlas.registers.signatures if row.agreement == one.key]
    yield from rows
    if not rows and one.kind not in DECIDED and not _instrument_of(atlas, one):
        for code in one.parties:
            yield Signature(one.key, code, one.signed, one.in_force, None, one.provenance)


def _instrument_of(atlas: Atlas, one: Agreement) -> str:
    """The organization whose own instrument it is: the one among the parties, or the last of those before it; or ""."""
    codes = [code for code in one.parties if _is_organization(atlas, code)]
    if len(codes) != len(one.parties) or not codes:
        return ""
    followers = [code for code in codes if not any(_follows(atlas, code, other) for other in codes if other != code)]
    return followers[0] if len(followers) == 1 else ""


def _follows(atlas: Atlas, code: str, other: str) -> bool:
    """Whether the other organization took the place of the one, so that its instruments are the other's."""
    return atlas.organization(code).successor == other


def _expected(atlas: Atlas, one: Agreement, on: date) -> Collection[str]:
    if one.kind in DECIDED:
        return ()
    own = _instrument_of(atlas, one)
    return [state.code for state in atlas.members(own, on)] if own else one.parties


def _is_organization(atlas: Atlas, code: str) -> bool:
    return any(each.code == code for each in atlas.organizations)


def _existed(atlas: Atlas, code: str, on: date) -> bool:
    """Whether the code is that of an organization that was there on the day."""
    return any(
        each.code == code and (each.dissolved is None or each.dissolved >= on) and (each.founded or on) <= on
        for each in atlas.organizations
    )


def _states_of(atlas: Atlas, region: str, on: date | None) -> frozenset[str]:
    """The codes of the States of a region, or of an organization's members on a day (else ever)."""
    if _is_organization(atlas, region):
        rows = (row for row in atlas.memberships if row.organization == region and row.status in COVERING)
        return frozenset(row.state for row in rows if on is None or (row.valid_from <= on <= (row.valid_to or on)))
    found = frozenset(state.code for state in atlas.states_in(region))
    if not found:
        remedy = "Give an M49 region such as Africa or Western Africa, or an organization's code"
        raise NotFoundError(f"{region!r} is no region and no organization", remedy=remedy)
    return found


def _fit(asked: frozenset[str], covered: frozenset[str]) -> float:
    """How well an instrument's region fits the one asked for: States in both, over States in either."""
    both = asked & covered
    return len(both) / len(asked | covered) if both else 0.0


def _by_day(one: Agreement) -> tuple[date, str]:
    return (one.in_force or one.signed or date.max, one.key)
