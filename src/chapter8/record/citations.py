"""Citations inside running text: every document symbol a passage names, with page or paragraph where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.errors import UsageError
from chapter8.record.nouns import Citation, Unresolved
from chapter8.symbols import Spans, find, read_numbers, year_of_resolution

_BEFORE = re.compile(
    r"\b(?:operative )?paragraphs?\s+(?P<labels>\d+(?:\s?\([a-z]+\))?(?:(?:,\s?|,?\s?and |\s?(?:to|-|–)"
    r"\s?)\d+(?:\s?\([a-z]+\))?)*)"
    r"\s+(?:of|in)\s+(?:its |the |Security Council |General Assembly |Council )*(?:resolution |document |"
    r"report |statement |decision |communiqu[eé] )?$"
)
_AFTER = re.compile(
    r"\s*,?\s*\(?(?:(?:pp?\.|pages?)\s?(?P<pages>\d+(?:\s?[-–]\s?\d+)?)"
    r"|(?:paras?\.|paragraphs?)\s?(?P<labels>\d+(?:\s?\([a-z]+\))?(?:(?:,\s?|,?\s?and |\s?[-–]\s?)\d+)*))"
)
_LOOKS_LIKE = re.compile(r"(?<![\w/.])(?:[AST]|ST)/[A-Za-z][\w./()-]*[\w)]")
_RANGE = re.compile(r"(\d+)\s?(?:to|-|–)\s?(\d+)")
_BETWEEN_LABELS = re.compile(r",\s?and |,\s?|\s?and ")
_LONGEST_RANGE = 60
_COUNCIL = re.compile(r"S/RES/(\d{1,4}) \((\d{4})\)")
_MARGIN = 6  # resolutions of the last and first days of a year may stand on either side of its table
_REACH = 120  # how far before a symbol "paragraph 5 of its resolution" may begin


def cite(passage_id: str, text: str) -> tuple[list[Citation], list[Unresolved]]:
    """The citations in a passage that is not a note, in order of place, and what looks like one but is none.

    Pages and paragraphs are read where they stand directly beside the symbol ("paragraph 5 of resolution 1631 (2005)",
    "S/PV.5007, p. 10"). Speakers are never read off running text.
    """
    citations, spans = [], []
    for found in find(text):
        pages: tuple[int, ...] = ()
        labels = ""
        nearby = text[max(0, found.start - _REACH) : found.start]
        if "aragraph" in nearby and (before := _BEFORE.search(nearby)):
            labels = before["labels"]
        if after := _AFTER.match(text, found.end):
            labels = labels or after["labels"] or ""
            pages = _pages(after["pages"])
        citations.append(
            Citation(
                symbol=str(found.symbol),
                part=found.part,
                pages=pages,
                paragraphs=_labels(labels),
                speaker=None,
                on_behalf_of=None,
                via="inline",
                passage=passage_id,
                start=found.start,
                end=found.end,
            )
        )
        spans.append((found.start, found.end))
    return citations, [*_false_symbols(passage_id, text, spans), *_misdated(citations, text)]


def _labels(text: str) -> tuple[str, ...]:
    """The paragraphs of a list, ranges of numbers in full: "9, 10 (a) and 14 to 17"."""
    if not text:
        return ()
    labels: list[str] = []
    for label in _BETWEEN_LABELS.split(text):
        ends = _RANGE.fullmatch(label)
        if ends and 0 < int(ends[2]) - int(ends[1]) <= _LONGEST_RANGE:
            labels.extend(str(number) for number in range(int(ends[1]), int(ends[2]) + 1))
        elif label:
            labels.append(label)
    return tuple(labels)


def dated_otherwise(symbol: str) -> int | None:
    """The year of the Council's resolution of this number where the symbol gives another; None where they agree.

    Resolutions of the first and last days of a year may stand on either side of its table: they agree with both.
    """
    found = _COUNCIL.fullmatch(symbol)
    if found is None:
        return None
    number, year = int(found[1]), int(found[2])
    years = {year_of_resolution(near) for near in (number - _MARGIN, number, number + _MARGIN)}
    return None if None in years or year in years else year_of_resolution(number)


def _misdated(citations: list[Citation], text: str) -> Iterator[Unresolved]:
    """Resolutions of the Council whose year is not that of their number: a misprint of the one or of the other."""
    for citation in citations:
        known = dated_otherwise(citation.symbol)
        if known is not None:
            number, year = re.findall(r"\d+", citation.symbol)
            reason = f"resolution {number} is of {known}, not of {year}: number or year is misprinted"
            words = text[citation.start : citation.end]
            yield Unresolved(words, reason, citation.passage, citation.start, citation.end)


def _pages(text: str | None) -> tuple[int, ...]:
    if not text:
        return ()
    try:
        return read_numbers(text)
    except UsageError:  # a range that runs backwards names no pages; the symbol itself still stands
        return ()


def _false_symbols(passage_id: str, text: str, spans: list[tuple[int, int]]) -> list[Unresolved]:
    """What is written like a symbol but is none by the grammar (T/PCCs): said, not guessed."""
    if "/" not in text:
        return []
    taken = Spans(spans)
    return [
        Unresolved(
            match[0], "written like a document symbol, but none that the grammar knows", passage_id, *match.span()
        )
        for match in _LOOKS_LIKE.finditer(text)
        if not taken.overlap(*match.span())
    ]
