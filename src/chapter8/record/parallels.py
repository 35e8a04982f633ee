"""Decisions side by side: what a regional body and the Security Council decided on one situation, and how far apart.

South Africa asked how decisions of the Peace and Security Council of the African Union relate to those of the Security
Council (S/PV.5649, pp. 2-4). Each decision of the regional body stands beside the Council's that cite it, and beside
the one that followed it, or else preceded it. How they relate is read out of the words of either: where neither cites
or addresses the other, that is unresolved. Whoever asks chooses the decisions; they are on one situation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.record.nouns import Clause, Decision

Relation = Literal["diverges", "endorses", "welcomes", "requests", "takes_note", "recalls", "cites"]
RELATIONS: tuple[Relation, ...] = ("diverges", "endorses", "welcomes", "requests", "takes_note", "recalls", "cites")
"""From the one that says most to the one that says least; "cites" is a citation under another verb."""
SECURITY_COUNCIL = "Security Council"
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads as a calendar
_STEMS: tuple[tuple[str, Relation], ...] = (
    *((stem, "diverges") for stem in ("regret", "deplor", "reject", "disagree", "disappoint")),
    *((stem, "endorses") for stem in ("endors", "approv", "support")),
    *((stem, "welcomes") for stem in ("welcom", "commend", "applaud", "prais")),
    *((stem, "takes_note") for stem in ("take note", "takes note", "taking note", "noting", "notes", "acknowledg")),
    *((stem, "requests") for stem in ("request", "call", "urg", "invit", "ask", "appeal", "encourag")),
    *((stem, "recalls") for stem in ("recall", "reaffirm", "reiterat", "bearing in mind", "mindful")),
)
_DECIDED = re.compile(
    r"\b(?:communiqu|decision|statement|declaration|resolution|meeting|summit|session)", re.IGNORECASE
)
_COUNCIL = re.compile(r"\b(?:United Nations Security Council|UN Security Council|UNSC|Security Council)\b")


@dataclass(frozen=True, slots=True)
class Related:
    """One clause of one side that speaks of the other; `by` is the code of who speaks, "UN" the Security Council."""

    relation: Relation
    by: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Parallel:
    """A decision of a regional body beside one of the Council. `lag_days` is below zero where the Council was first.

    `body` is the code of the regional body's organization. `related` is empty where neither cites the other: how they
    relate is then unresolved.
    """

    body: str
    regional: Decision
    council: Decision
    lag_days: int
    related: tuple[Related, ...]

    @property
    def relation(self) -> Relation | None:
        """What says most of how they relate; None is unresolved."""
        found = {each.relation for each in self.related}
        return next((relation for relation in RELATIONS if relation in found), None)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The pairs in order of time, and the decisions that stand alone: undated, or with none on the other side."""

    pairs: tuple[Parallel, ...]
    alone: tuple[Decision, ...]


def side_by_side(decisions: Sequence[Decision], atlas: Atlas) -> SideBySide:
    """Decisions on one situation, those of regional bodies paired with those of the Security Council.

    A decision of the Council is a resolution or a statement by its President; a regional one names another body that
    the atlas knows as an organization. Others are not looked at. Linear in regional times Council decisions.
    """
    council = [
        each for each in decisions if each.kind in {"resolution", "presidential_statement"} and _is_council(each)
    ]
    regional = [(body, each) for each in decisions for body in _bodies(each, atlas)]
    dated = sorted((each for each in council if each.date), key=_in_time)
    pairs = [
        pair
        for body, each in sorted(regional, key=lambda row: _in_time(row[1]))
        for pair in _paired(body, each, dated, atlas)
    ]
    paired = {id(each) for pair in pairs for each in (pair.regional, pair.council)}
    alone = (each for each in (*(each for _, each in regional), *council) if id(each) not in paired)
    return SideBySide(tuple(pairs), tuple(sorted(alone, key=_in_time)))


def _paired(body: str, regional: Decision, council: Sequence[Decision], atlas: Atlas) -> Iterator[Parallel]:
    """The Council's decisions that stand beside a regional one: all that are tied to it, and its nearest in time."""
    if regional.date is None:
        return
    after = [each for each in council if each.date and each.date >= regional.date]
    nearest = after[0] if after else council[-1] if council else None
    for each in council:
        related = tuple(_related(body, regional, each, atlas=atlas, addressed=bool(after) and each is nearest))
        if each.date is not None and (related or each is nearest):
            yield Parallel(body, regional, each, (each.date - regional.date).days, related)


def _related(body: str, regional: Decision, council: Decision, *, atlas: Atlas, addressed: bool) -> Iterator[Related]:
    """The clauses of either that cite the other; of the regional one also those that ask something of the Council."""
    for clause in council.clauses:
        place = _cited(clause, regional, body, atlas)
        if place is not None:
            yield Related(_relation(clause, place), "UN", clause)
    for clause in regional.clauses:
        place = _cited(clause, council, "UN", atlas)
        if place is not None:
            yield Related(_relation(clause, place), body, clause)
        elif addressed and any(_COUNCIL.search(name) for name in clause.addressees):
            yield Related("requests", body, clause)


def _cited(clause: Clause, other: Decision, body: str, atlas: Atlas) -> int | None:
    """Where a clause cites the other decision: by its symbol, or by its body, its day and what it is."""
    if other.symbol and other.symbol in clause.cites:
        return _place(clause.text, other.symbol)
    if other.date is None or body == "UN":
        return None
    day = clause.text.find(f"{other.date.day} {_MONTHS[other.date.month - 1]} {other.date.year}")
    if day < 0 or clause.text[max(day - 1, 0) : day].isdigit():
        return None
    named = [mention.start for mention in atlas.find_organizations(clause.text[:day]) if mention.code == body]
    return named[-1] if named and _DECIDED.search(clause.text[:day]) else None


def _place(text: str, symbol: str) -> int:
    """Where a symbol stands as it is or by its number ("9902 (2025)"); the end, where it is told in other words."""
    places = (text.find(words) for words in (symbol, symbol.rpartition("/")[2]))
    return next((place for place in places if place >= 0), len(text))


def _relation(clause: Clause, place: int) -> Relation:
    """What the verb says that governs a place: the last before it, of those of the clause."""
    text = clause.text.casefold()
    before = [(text.rfind(verb.casefold(), 0, place), verb.casefold()) for verb in clause.verbs]
    found = [each for each in before if each[0] >= 0]
    verb = max(found)[1] if found else ""
    return next((relation for stem, relation in _STEMS if f" {stem}" in f" {verb}"), "cites")


def _is_council(decision: Decision) -> bool:
    return decision.body in {None, "", SECURITY_COUNCIL} and (decision.symbol or "S/").startswith("S/")


def _bodies(decision: Decision, atlas: Atlas) -> Iterator[str]:
    """The organization whose body decided, if it is another than the United Nations."""
    if decision.kind == "communique" and decision.body:
        codes = [mention.code for mention in atlas.find_organizations(decision.body) if mention.code != "UN"]
        yield from codes[:1]


def _in_time(decision: Decision) -> tuple[date, str]:
    return decision.date or date.max, decision.symbol or ""
