"""Which later document answers a commitment: proposals with their reason and evidence, never a guess.

A document answers a commitment explicitly where it says of itself that it answers the decision and its paragraph, or
where a later document says so of it ("the report requested in paragraph 11 of resolution 9901 (2025)"). Where only the
decision is named and it asked for one report, or where the named paragraph asks for one thing, that is a proposal by
the decision. Where several would do, all are listed as candidates and none is proposed. A shared subject is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from chapter8.record.commitments.occurrences import first_due, occurrences, period
from chapter8.record.nouns import Commitment, Passage, Record
from chapter8.symbols import Evidence, Locator

Confidence = Literal["explicit", "decision", "topic"]
_SENTENCE = re.compile(r"(?<=[a-z0-9)”’])\.\s+(?=[A-Z“])|(?<=[a-z)”’]);\s+")
_REPORT = re.compile(r"\b(?:reports?|briefings?|addendum)\b")
_GIVEN = re.compile(
    r"\b(?:reports?|briefings?|addendum)\b(?:[^;]|;\s(?=S/)){0,240}?(?P<paper>\bS/\d{4}/\d+(?:/Add\.\d+)?)|"
    r"(?P<first>\bS/\d{4}/\d+(?:/Add\.\d+)?)\)?\s+(?:of|from|by)\s"
)
_ASKED_FOR = re.compile(
    r"(?<!established )(?<!created )(?<!authorized )(?<!imposed )(?<!appointed )(?<!adopted )"
    r"(?:pursuant\s+to|(?:as\s+)?requested\s+(?:in|by)|(?:as\s+)?called\s+for\s+(?:in|by)|in\s+response\s+to|submitted\s+(?:in\s+accordance\s+with|under)|"
    r"following\s+the\s+(?:request|declaration|statement)|in\s+which\s+it\s+requested)\s*(?P<where>.{0,160})",
    re.DOTALL,
)
_PURSUED = re.compile(r"\b(?:implement\w*|realiz\w+|goals|progress)\b[^;]{0,80}$", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:not\s+yet|has\s+not|have\s+not|had\s+not|awaits|looks?\s+forward|overdue|remains?\s+to\s+be|failed)\b",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.?\s+(?P<numbers>\d+(?:\s*\([a-z]\))?(?:(?:,|\s+and|\s+to|,\s+and)\s+\d+)*)\s+(?:of|in)\b"
)
_RESOLUTION = re.compile(r"\bresolutions?\s+(?P<short>\d+\s+\(\d{4}\))", re.IGNORECASE)
_YEAR = re.compile(r"S/(\d{4})/")
_PAPER_SYMBOL = re.compile(r"\bS/(?:\d{4}/\d+|PRST/\d{4}/\d+)(?:/Add\.\d+)?")
ENOUGH = 3
"""Telling words that a sentence must share with a request where it only speaks of carrying the decision out."""
_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    [
        "security",
        "council",
        "united",
        "nations",
        "paragraph",
        "resolution",
        "secretary",
        "general",
        "report",
        "present",
        "submit",
        "request",
    ]
)
SLACK = 45
"""Days after an instance of a series until which a report may still be counted for it, before the next is due."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A proposal that a document answers a commitment, until a person accepts it.

    `document` is its symbol where one is known, and `dated` its date. `late` counts the days after the due day
    (negative: before; None: no due day known). `told_by` is the document that says so: the answer itself, or a later
    one.
    """

    commitment: Commitment
    document: str | None
    dated: date | None
    confidence: Confidence
    reason: str
    evidence: Evidence
    told_by: str | None
    late: int | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Commitments of one decision that one sentence may answer, where the words do not tell which."""

    commitments: tuple[Commitment, ...]
    document: str | None
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Instance:
    """One due day of a recurring report, with the answer that fell to it; None: missed, or not yet on record."""

    due: date
    answer: Fulfilment | None


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that says that a document answers a decision."""

    decision: str
    paragraphs: tuple[str, ...]
    document: str | None
    dated: date | None
    told_by: Record
    passage: Passage
    words: str
    asked: bool = True


def fulfilments(
    commitments: Iterable[Commitment], later: Iterable[Record], adopted: Mapping[str, date]
) -> tuple[tuple[Fulfilment, ...], tuple[Candidates, ...]]:
    """What later documents answer of these commitments, in order of their dates; and what stays open between several.

    `adopted` gives the day of each decision: what is not later answers nothing. Only reports and what is to be handed
    over are answered by documents.
    """
    by_decision: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        if commitment.decision and commitment.report:
            by_decision.setdefault(commitment.decision, []).append(commitment)
    records = sorted(later, key=lambda record: record.date or date.max)
    dates = {record.symbol: record.date for record in records if record.symbol and record.date}
    found: dict[tuple[object, ...], Fulfilment] = {}
    open_between: list[Candidates] = []
    for record in records:
        for telling in _tellings(record, by_decision, dates):
            made = adopted.get(telling.decision)
            if telling.dated is not None and made is not None and telling.dated < made:
                continue
            answer = _answered(by_decision[telling.decision], telling, made)
            if isinstance(answer, Fulfilment):
                once = answer.commitment.deadline is None or answer.commitment.deadline.type != "recurring"
                found.setdefault((answer.commitment, "" if once else answer.document or answer.told_by), answer)
            elif answer is not None:
                open_between.append(answer)
    return tuple(found.values()), tuple(open_between)


def series(
    commitment: Commitment, answers: Sequence[Fulfilment], *, adopted: date, until: date
) -> tuple[Instance, ...]:
    """Each due day of a recurring commitment up to a day, with the first answer that came for it.

    An answer counts for the due day to which it is nearest, within half a period; each answers one.
    """
    deadline = commitment.deadline
    every = period(deadline.recurrence) if deadline else None
    if deadline is None or every is None:
        return ()
    dated = sorted(
        (answer for answer in answers if answer.commitment == commitment and answer.dated),
        key=lambda one: one.dated or date.max,
    )
    days = tuple(occurrences(deadline, adopted, until, adopted))
    taken: dict[date, Fulfilment] = {}
    half = max(1, _days(every) // 2)
    for answer in dated:
        near = min(days, key=lambda day: abs((day - (answer.dated or day)).days), default=None)
        if near is not None and answer.dated and abs((near - answer.dated).days) <= half:
            taken.setdefault(near, answer)
    return tuple(Instance(day, taken.get(day)) for day in days)


def _days(every: tuple[int, str]) -> int:
    return every[0] * {"day": 1, "week": 7, "month": 30, "year": 365}[every[1]]


def _tellings(record: Record, decisions: Mapping[str, object], dates: Mapping[str, date]) -> Iterator[_Telling]:
    """What a document says of itself, and what it says of others that answered before it."""
    passages = {passage.id: passage for passage in record.passages}
    own: set[str] = set()
    for answer in record.answers:
        if answer.symbol in decisions and answer.passage in passages:
            own.add(answer.passage)
            yield _Telling(
                answer.symbol,
                answer.paragraphs,
                record.symbol,
                record.date,
                record,
                passages[answer.passage],
                answer.words,
            )
    for passage in record.passages:
        if passage.id not in own and "S/" in passage.text and _REPORT.search(passage.text):
            yield from _told_of_others(record, passage, decisions, dates)


def _told_of_others(
    record: Record, passage: Passage, decisions: Mapping[str, object], dates: Mapping[str, date]
) -> Iterator[_Telling]:
    """Sentences such as "the report (S/2006/590) submitted pursuant to resolution 1631 (2005)".

    One decision and one paper, no more: a sentence that names two of either does not tell which goes with which.
    """
    for sentence in _SENTENCE.split(passage.text):
        given = _GIVEN.search(sentence)
        if given is None or _NOT_YET.search(sentence):
            continue
        symbols = [symbol for symbol in _named(sentence) if symbol in decisions]
        papers = {match.group() for match in _PAPER_SYMBOL.finditer(sentence)} - set(symbols) - {record.symbol}
        paper = given["paper"] or given["first"]
        if papers != {paper} or len(symbols) != 1:
            continue
        asked = next((match for match in _ASKED_FOR.finditer(sentence) if symbols[0] in _named(match["where"])), None)
        if asked is None and not _PURSUED.search(sentence[: sentence.find(_number(symbols[0]))]):
            continue
        numbers = _PARAGRAPHS.search(asked["where"]) if asked else None
        yield _Telling(
            symbols[0],
            tuple(re.findall(r"\d+", numbers["numbers"])) if numbers else (),
            paper,
            dates.get(paper),
            record,
            passage,
            sentence.strip(),
            asked=asked is not None,
        )


def _number(symbol: str) -> str:
    """The part of a symbol that running text shows: "1631 (2005)", or all of S/PRST/2007/7."""
    return symbol.removeprefix("S/RES/")


def _named(sentence: str) -> list[str]:
    """Decisions that a sentence names: resolutions by their number, statements by their symbol."""
    named = [f"S/RES/{' '.join(match['short'].split())}" for match in _RESOLUTION.finditer(sentence)]
    named += [match.group() for match in re.finditer(r"\bS/(?:RES/\d+\s+\(\d{4}\)|PRST/\d{4}/\d+)", sentence)]
    return list(dict.fromkeys(named))


def _answered(held: Sequence[Commitment], telling: _Telling, adopted: date | None) -> Fulfilment | Candidates | None:
    """The one commitment that a sentence answers; several as candidates; None where nothing such was asked for."""
    named = [one for one in held if one.clause in telling.paragraphs] if telling.paragraphs else _reports_asked(held)
    if telling.document != telling.told_by.symbol:
        named = [one for one in named if any(bearer in telling.words for bearer in one.bearers)]
    if not named:
        return None
    evidence = _evidence(telling)
    named = [one for one in named if _in_time(one, telling, adopted)]
    if not telling.asked:
        named = [one for one in named if len(_words(one.action) & _words(telling.words)) >= ENOUGH]
    if not named:
        return None
    different = list({one.action: one for one in named}.values())
    if len(different) > 1:
        shared = [(len(_words(one.action) & _words(telling.words)), one) for one in different]
        best = max(count for count, _ in shared)
        closest = [one for count, one in shared if count == best]
        if len(closest) > 1 or best == 0:
            reason = f"{telling.decision} asked for {len(different)} reports, and the words do not tell which is meant"
            return Candidates(tuple(different), telling.document, reason, evidence)
        different = closest
    chosen = _instance(different[0], named, telling)
    explicit = bool(telling.paragraphs)
    where = f"paragraph {chosen.clause} of {telling.decision}" if explicit else telling.decision
    reason = f"{telling.told_by.symbol or telling.told_by.title} says that it answers {where}"
    if telling.document != telling.told_by.symbol:
        reason = f"{telling.told_by.symbol or telling.told_by.title} says that {telling.document} answers {where}"
    confidence: Confidence = "explicit" if explicit or chosen.clause is None else "decision"
    return Fulfilment(
        chosen,
        telling.document,
        telling.dated,
        confidence,
        reason,
        evidence,
        telling.told_by.symbol,
        _late(chosen, telling, adopted),
    )


def _in_time(commitment: Commitment, telling: _Telling, adopted: date | None) -> bool:
    """Whether a paper is of the years in which the request may have been answered.

    Not before the decision; and a report asked for once not later than the year after it was due, or, where no day is
    known, than the second year after the decision. What recurs is answered in every year.
    """
    year = _YEAR.match(telling.document or "")
    if year is None or adopted is None:
        return True
    due = commitment.deadline
    if due is not None and (due.type == "recurring" or due.recurrence):
        return int(year[1]) >= adopted.year
    last = due.date.year + 1 if due and due.date else adopted.year + 2
    return adopted.year <= int(year[1]) <= last


def _reports_asked(held: Sequence[Commitment]) -> list[Commitment]:
    """The reports for which a decision asks; what is only to stand in some other report is none of its own."""
    own = [one for one in held if one.deadline is None or not one.deadline.vehicle]
    return own or list(held)


def _instance(action: Commitment, named: Sequence[Commitment], telling: _Telling) -> Commitment:
    """Of one deliverable with two due dates, the one nearest to the day of the answer."""
    same = [one for one in named if one.action == action.action]
    if telling.dated is None or len(same) == 1:
        return action

    def far(one: Commitment) -> timedelta:
        due = one.deadline.date if one.deadline and one.deadline.date else date.max
        return abs(due - (telling.dated or due))

    return min(same, key=far)


def _late(commitment: Commitment, telling: _Telling, adopted: date | None) -> int | None:
    """Days from the due day to the answer; of a recurring duty, from the due day next to it."""
    if commitment.deadline is None or telling.dated is None:
        return None
    due = first_due(commitment.deadline, adopted)
    if due is not None and commitment.deadline.recurrence:
        days = list(occurrences(commitment.deadline, due, telling.dated + timedelta(days=SLACK), adopted))
        due = min(days, key=lambda day: abs((day - (telling.dated or day)).days), default=due)
    return (telling.dated - due).days if due is not None else None


def _evidence(telling: _Telling) -> Evidence:
    """The sentence, where it stands."""
    paragraph = telling.passage.number
    pages = (telling.passage.page,) if telling.passage.page else ()
    locator = Locator(
        telling.told_by.symbol or telling.told_by.source.name, pages=pages, paragraphs=(paragraph,) if paragraph else ()
    )
    return Evidence(locator, telling.words)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _COMMON
