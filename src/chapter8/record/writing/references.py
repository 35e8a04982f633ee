"""References as the United Nations writes them: a paragraph, a page, a speech, named so that a reader finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chapter8.errors import NotFoundError, UsageError
from chapter8.record.nouns import Passage, Record
from chapter8.record.writing.characters import one_line
from chapter8.record.writing.turns import turns_of
from chapter8.symbols import Locator, Symbol, parse

if TYPE_CHECKING:  # the package of agreed language loads numpy, which no reference needs
    from chapter8.record.agreed.nouns import Paragraph

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_BODIES = {"S": "Security Council", "A": "General Assembly", "E": "Economic and Social Council"}


def document_reference(symbol: str | None, title: str) -> str:
    """The document itself: "Security Council resolution 1631 (2005)", else its symbol, else its title in quotes."""
    if symbol is None:
        return f"“{one_line(title)}”"
    parsed = _parsed(symbol)
    body = _BODIES.get(parsed.organ) if parsed is not None else None
    if parsed is None or body is None or parsed.series != "RES":
        return one_line(symbol)
    return f"{body} resolution {parsed.text.split('/RES/', 1)[1]}"


def paragraph_reference(paragraph: Paragraph) -> str:
    """A paragraph: "Security Council resolution 1631 (2005), para. 7"; "S/PRST/2007/7, third paragraph".

    Preambles are counted ("second preambular paragraph"), and so are paragraphs without a number.
    """
    document = document_reference(paragraph.symbol, "decision")
    if paragraph.number and paragraph.kind == "operative":
        return f"{document}, para. {paragraph.number}"
    kind = "preambular paragraph" if paragraph.kind == "preambular" else "paragraph"
    return f"{document}, {ordinal(paragraph.ordinal)} {kind}" if paragraph.ordinal else document


def passage_reference(record: Record, passages: Sequence[str]) -> str:
    """One passage or several of a document, by their ids, in the form of its kind.

    "Security Council resolution 1631 (2005), para. 7"; "S/PV.5529, p. 19 (United States)"; "S/PRST/2007/7, third
    paragraph"; "S/2006/590, paras. 7-9". Where neither number nor page is known, the document. Raises NotFoundError.
    """
    return _Places(record).reference([_passage(record, ident) for ident in passages])


def passage_references(record: Record, among: Sequence[Passage] | None = None) -> dict[str, str]:
    """Every passage of a document on its own, by its id: what `passage_reference` says, in time that grows with it.

    `among` are the passages that are wanted, if not all.
    """
    places = _Places(record)
    return {passage.id: places.reference([passage]) for passage in (record.passages if among is None else among)}


class _Places:
    """What the references of one document share: its name, who speaks where, the place of paragraphs without number."""

    def __init__(self, record: Record) -> None:
        self.document = document_reference(record.symbol, record.title)
        self.meeting = record.kind == "meeting_record"
        self.speakers = _speakers(record) if self.meeting else {}
        self.counted = {} if self.meeting else _ordinals(record)

    def reference(self, chosen: Sequence[Passage]) -> str:
        """These passages together."""
        first = chosen[0]
        if self.meeting:
            speaker = self.speakers.get(first.id)
            return _place(self.document, chosen, by_page=True) + (f" ({speaker})" if speaker else "")
        if first.kind in {"preambular", "operative"} and not _numbers(chosen):
            return f"{self.document}, {self._counted(chosen)}"
        return _place(self.document, chosen, by_page=False)

    def _counted(self, passages: Sequence[Passage]) -> str:
        """As in "third paragraph", "second and third preambular paragraphs": the place among those of its kind."""
        kind = passages[0].kind
        alike = [self.counted[item.id] for item in passages if item.kind == kind and item.id in self.counted]
        places = [ordinal(place) for place in alike]
        word = "preambular paragraph" if kind == "preambular" else "paragraph"
        listed = places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"
        return f"{listed} {word}{'s' if len(places) > 1 else ''}"


def ordinal(number: int) -> str:
    """As in "third", and from the twenty-first on "21st"."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _parsed(symbol: str) -> Symbol | None:
    try:
        return parse(symbol)
    except UsageError:
        return None


def _passage(record: Record, ident: str) -> Passage:
    found = next((passage for passage in record.passages if passage.id == ident), None)
    if found is None:
        raise NotFoundError(f"no passage {ident!r}", place=record.symbol or record.source.name)
    return found


def _numbers(passages: Sequence[Passage]) -> list[str]:
    """The printed numbers of paragraphs; a mark without letter or digit (a dash) is none."""
    return [item.number for item in passages if item.number and any(sign.isalnum() for sign in item.number)]


def _place(document: str, passages: Sequence[Passage], *, by_page: bool) -> str:
    """The document with paragraphs, else with pages."""
    numbers = [] if by_page else _numbers(passages)
    pages = tuple(dict.fromkeys(item.page for item in passages if item.page is not None))
    if numbers:
        word = "para." if len(numbers) == 1 else "paras."
        return f"{document}, {word} {_runs(numbers)}"
    return str(replace(Locator(document), pages=pages))


def _runs(numbers: Sequence[str]) -> str:
    """Consecutive numbers as a range: 7, 8, 9 -> "7-9"; labels such as "3 (a)" one by one."""
    if all(number.isdecimal() for number in numbers):
        return str(Locator("-", pages=tuple(map(int, numbers)))).split(" ", 2)[2]
    return ", ".join(numbers)


def _ordinals(record: Record) -> dict[str, int]:
    """The place of each preambular paragraph, and of each operative one without a number, among those like it."""
    reached = {"preambular": 0, "operative": 0}
    places = {}
    for item in record.passages:
        if item.kind == "preambular" or (item.kind == "operative" and not _numbers([item])):
            reached[item.kind] += 1
            places[item.id] = reached[item.kind]
    return places


def _speakers(record: Record) -> dict[str, str]:
    """Who speaks in each passage; a speech runs on over several."""
    return {
        passage.id: one_line(turn.statement.speaker)
        for turn in turns_of(record)
        if turn.statement and turn.statement.speaker
        for passage in turn.passages
    }
