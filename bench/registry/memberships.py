"""Memberships of the atlas (A1), against Correlates of War IGO v3.

A state-year is a state and a year in which the atlas or COW has the state as a member of the organization, at the end
of the year (or on the organization's last day), from its founding, as far as COW goes. A suspended state is a member.
Where COW's own cell is missing, there is nothing to compare. Every difference stands in `cow_differences.csv` with its
reason: an unlisted one is counted against the atlas.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from bench.figures import Figure
from bench.measuring import DATA
from bench.registry.cow import ASSOCIATE, COLUMNS, LAST_YEAR, MISSING, OBSERVER, Cow, read_cow

from chapter8.atlas import Atlas, MembershipStatus

LISTED = Path("tests/acceptance/cow_differences.csv")
PAGE = Path("docs/reference/memberships-against-cow.md")
NEW_BODY = {"OSCE": 1995}  # COW carries the Conference and the Organization in one column
KINDS = {
    "system": "not a State of COW's system in these years: COW has no row for it",
    "entry year": "the year of entry is another in COW than in the organization's own record",
    "exit year": "COW counts the year of leaving, the atlas asks for its last day",
    "suspension": "COW takes a suspended State for one that has left; suspension is not exit",
    "gap": "COW lacks years of a membership that the organization's own record has without a break",
    "status": "an associated State or special member by the organization's own record, a full member in COW",
    "none": "no member by the organization's own record, a member in COW",
    "no code": "a member, or the holder of a seat, that the atlas has no code for",
}
"""The kinds of reason; the first is no disagreement at all."""
TODAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A run of years in which one of the two has a state as a member of an organization and the other hasn't."""

    organization: str
    state: str
    has_it: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The state-years of one organization: what both have, what one has, and what a naive rule would have had.

    `moved` are those of a year in which the state came or went: there the yearly rule decides who is counted.
    """

    organization: str
    years: range
    both: frozenset[tuple[str, int]]
    one: tuple[Difference, ...]
    naive_right: int
    naive_all: int
    moved: int

    @property
    def either(self) -> int:
        """The state-years in which at least one of the two has the state."""
        return len(self.both) + sum(length(each) for each in self.one)

    @property
    def raw(self) -> float:
        """The share of state-years on which both agree, in per cent."""
        return 100 * len(self.both) / self.either

    def after(self, explained: Iterable[Difference]) -> float:
        """The same, with the explained differences taken out of the question."""
        known = set(explained)
        left = sum(length(each) for each in self.one if each not in known)
        return 100 * len(self.both) / (len(self.both) + left)


def length(difference: Difference) -> int:
    """The state-years of a difference."""
    return difference.last_year - difference.first_year + 1


def compare(atlas: Atlas, cow: Cow) -> list[Compared]:
    """All organizations that both hold, in the order of their codes."""
    return [_compare(atlas, cow, code) for code in sorted(COLUMNS)]


def _compare(atlas: Atlas, cow: Cow, code: str) -> Compared:
    """One organization, year by year."""
    years = _years(atlas, cow, code)
    both: set[tuple[str, int]] = set()
    ours_alone: set[tuple[str, int]] = set()
    theirs_alone: set[tuple[str, int]] = set()
    unknown: set[tuple[str, int]] = set()  # to COW
    naive = {state.code for state in atlas.members(code, _last_day(atlas, code, TODAY.year))}
    naive_right = naive_all = 0
    for year in years:
        theirs = cow.members(code, year)
        ours = {state.code for state in atlas.members(code, _last_day(atlas, code, year))}
        ours -= cow.members(code, year, MISSING)
        both |= {(state, year) for state in ours & theirs}
        ours_alone |= {(state, year) for state in (ours - theirs) & cow.system[year]}
        unknown |= {(state, year) for state in ours - theirs - cow.system[year]}
        theirs_alone |= {(state, year) for state in theirs - ours}
        guessed = naive & cow.system[year]
        naive_right += len(guessed & theirs)
        naive_all += len(guessed | theirs)
    one = (*_runs(code, "atlas", unknown), *_runs(code, "atlas", ours_alone), *_runs(code, "COW", theirs_alone))
    moved = len(_moves(atlas, code) & (both | unknown | ours_alone | theirs_alone))
    return Compared(code, years, frozenset(both), tuple(sorted(one)), naive_right, naive_all, moved)


def lesser_standings(atlas: Atlas, cow: Cow) -> tuple[int, int]:
    """The state-years of associates and observers in COW: those that the atlas has so too, and all."""
    same = every = 0
    for code in COLUMNS:
        for year in _years(atlas, cow, code):
            on = _last_day(atlas, code, year)
            for status, standing in ((MembershipStatus.ASSOCIATE, ASSOCIATE), (MembershipStatus.OBSERVER, OBSERVER)):
                theirs = cow.members(code, year, standing)
                same += len(theirs & {state.code for state in atlas.members(code, on, {status})})
                every += len(theirs)
    return same, every


def _years(atlas: Atlas, cow: Cow, code: str) -> range:
    """From the founding, or from COW's first year, to the last of COW's or of the organization's."""
    organization, theirs = atlas.organization(code), cow.years(code)
    first = max(theirs[0], organization.founded.year if organization.founded else 0, NEW_BODY.get(code, 0))
    last = min(theirs[-1], organization.dissolved.year if organization.dissolved else LAST_YEAR)
    return range(first, last + 1)


def _last_day(atlas: Atlas, code: str, year: int) -> date:
    """The last day of a year, or the organization's last day if that is earlier."""
    end = min(date(year, 12, 31), TODAY)
    dissolved = atlas.organization(code).dissolved
    return min(end, dissolved) if dissolved else end


def _moves(atlas: Atlas, code: str) -> set[tuple[str, int]]:
    """The states and years in which one came or went (a suspension is neither)."""
    rows = [row for row in atlas.memberships if row.organization == code and row.status in {"full", "suspended"}]
    ends = {(row.state, row.valid_to) for row in rows if row.valid_to is not None}
    came = {(row.state, row.valid_from.year) for row in rows if (row.state, _before(row.valid_from)) not in ends}
    starts = {(row.state, _before(row.valid_from)) for row in rows}
    return came | {(state, last.year) for state, last in ends - starts}


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _runs(code: str, who: str, places: set[tuple[str, int]]) -> Iterator[Difference]:
    """The runs of years without a break, state by state."""
    for state in sorted({state for state, _ in places}):
        years = sorted(year for each, year in places if each == state)
        firsts = [year for year in years if year - 1 not in years]
        lasts = [year for year in years if year + 1 not in years]
        yield from (Difference(code, state, who, *run) for run in zip(firsts, lasts, strict=True))


def listed() -> dict[Difference, tuple[str, str]]:
    """The differences that are known, with the kind of their reason and the reason."""
    with LISTED.open(encoding="utf-8", newline="") as table:
        return {
            Difference(
                row["organization"], row["state"], row["has_it"], int(row["first_year"]), int(row["last_year"])
            ): (row["kind"], row["reason"])
            for row in csv.DictReader(table)
        }


def figures() -> list[Figure]:
    """Agreement by organization, raw and after what is explained; the page with every difference."""
    atlas = Atlas.shipped()
    cow = read_cow(DATA / "respond", atlas)
    compared = compare(atlas, cow)
    same, lesser = lesser_standings(atlas, cow)
    reasons = listed()
    PAGE.write_text(page(compared, reasons), encoding="utf-8")
    either = sum(each.either for each in compared)
    both = sum(len(each.both) for each in compared)
    naive = 100 * sum(each.naive_right for each in compared) / sum(each.naive_all for each in compared)
    system = {each for each, (kind, _) in reasons.items() if kind == "system"}
    left = sum(length(each) for each in chain.from_iterable(one.one for one in compared) if each not in system)
    worst = min(compared, key=lambda each: (each.after(reasons), each.raw))
    return [
        Figure("organizations compared with COW IGO v3, from their founding to 2014", len(compared), "organizations"),
        Figure("state-years compared", either, "state-years"),
        Figure(
            "agreement before any explanation, all state-years",
            100 * both / either,
            "%",
        ),
        Figure(
            "agreement where COW has a row for the State (states outside its system left out)",
            100 * both / (both + left),
            "%",
            "today's members taken as members since the founding",
            naive,
        ),
        Figure(
            f"agreement after explained differences, the organization with the lowest ({worst.organization})",
            worst.after(reasons),
            "%",
            "before",
            worst.raw,
            "at least 99.5 % for each organization",
        ),
        Figure("associates and observers of COW that the atlas has in the same standing", 100 * same / lesser, "%"),
        Figure("differences listed with their reason (runs of years)", len(reasons), "differences"),
        Figure(
            "state-years of a year in which the State came or went: there the yearly rule decides",
            100 * sum(each.moved for each in compared) / either,
            "%",
        ),
    ]


def page(compared: list[Compared], reasons: dict[Difference, tuple[str, str]]) -> str:
    """The page: agreement by organization, then every difference with its reason."""
    return "\n".join(
        [
            "# Memberships against COW IGO",
            "",
            "Written by `python -m bench registry.memberships`. The atlas counts by day, Correlates of War IGO (v3, to",
            "2014) by year; compared is the last day of each year (or the organization's last day), from its founding.",
            "A state-year counts if either has the State as a member; a suspended State is a member. Agreement *raw*",
            "is the share that both have; *in COW's system* leaves out States that COW has no row for; *explained*",
            "leaves out every difference listed below. *Naive* takes today's members as members since the founding.",
            "*Moved* is the share of state-years in which the State came or went that year: there the yearly rule",
            "decides. A reason tells what the atlas follows; where nobody has checked that, its row says so.",
            "",
            "| organization | years | state-years | raw | in COW's system | explained | naive | moved |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
            *(_line(each, reasons) for each in compared),
            "",
            "## Differences",
            "",
            *(f"- **{kind}** ({_sum(kind, reasons):,} state-years): {words}." for kind, words in KINDS.items()),
            "",
            "| organization | state | who has it | years | kind | reason |",
            "| --- | --- | --- | --- | --- | --- |",
            *(_row(each, *why) for each, why in sorted(reasons.items())),
            "",
        ]
    )


def _sum(kind: str, reasons: dict[Difference, tuple[str, str]]) -> int:
    """The state-years of a kind of reason."""
    return sum(length(each) for each, (of_kind, _) in reasons.items() if of_kind == kind)


def _line(each: Compared, reasons: dict[Difference, tuple[str, str]]) -> str:
    system = [one for one in each.one if reasons.get(one, ("", ""))[0] == "system"]
    shares = (each.raw, each.after(system), each.after(reasons), 100 * each.naive_right / each.naive_all)
    cells = (
        each.organization,
        f"{each.years[0]}-{each.years[-1]}",
        f"{each.either:,}",
        *(f"{one:.2f} %" for one in shares),
    )
    return f"| {' | '.join(cells)} | {100 * each.moved / each.either:.1f} % |"


def _row(each: Difference, kind: str, reason: str) -> str:
    years = str(each.first_year) if length(each) == 1 else f"{each.first_year}-{each.last_year}"
    return f"| {each.organization} | {each.state} | {each.has_it} | {years} | {kind} | {reason} |"
