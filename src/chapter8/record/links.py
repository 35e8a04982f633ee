"""Links that the source itself set, where a label and its target name different documents.

The United Nations link the symbols in their Akoma Ntoso files. A link is faulty where its label names one document and
its address leads to another, or to none: an empty address, a place that the file does not hold, a resolution whose
year is not that of its number. `faulty_links` lists them over many records, for those who can mend them at the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from urllib.parse import unquote

from chapter8.errors import UsageError
from chapter8.record.citations import dated_otherwise
from chapter8.record.nouns import Record
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.symbols import Found, Symbol, find, parse

CODE = "faulty_link"
_HOSTS = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?(?P<path>.*)$", re.IGNORECASE
)
_ACCESS = re.compile(r"[?&](?:DS|symbol)=(?P<path>[^&]+)", re.IGNORECASE)
_NOT_IN_KEY = re.compile(r"[\s*\u200e\u200f]+")
_YEAR = re.compile(r"\((?:19|20)\d{2}\)$")
_MESSAGE = "The label “{label}” leads to {target}"
_NOWHERE = "no document: {why}"
_READ_BACK = re.compile(r"The label “(?P<label>.*)” leads to (?P<target>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FaultyLink:
    """A link of the source: in which document and passage, as labelled, and the symbol that it leads to.

    Where it leads to none, `target` says so and why: "no document: resolution 2241 is of 2015".
    """

    document: str
    passage: str | None
    number: str | None
    label: str
    target: str


def target_of(address: str) -> str | None:
    """The symbol in the address of a document of the United Nations; None for any other address."""
    plain = unquote(address.strip())
    found = _HOSTS.match(plain) or _ACCESS.search(plain)
    if found is None:
        return None
    path = found["path"].partition("?")[0].partition("#")[0].strip(" /")
    return " ".join(path.split()) or None


def disagree(label: str, target: str, text: str, start: int) -> bool:
    """Whether a label names another document than its target does.

    `text` is the paragraph and `start` where the label stands in it: a mark-up that covers half a symbol is no fault.
    Words without a number ("the report") name no document, and so none that differs.
    """
    named, aimed = _key(label), _key(target)
    if not any(character.isdigit() for character in named) or not aimed or aimed == named:
        return False
    end = start + len(label)
    found = _symbols_at(text, start, end)
    goal = _parsed(target)
    if any(aimed in _keys(item.symbol) or item.symbol == goal for item in found):
        return False
    if aimed.endswith("/" + named) or _YEAR.sub("", named) == aimed:
        return any(_of_another_body(item, text, goal) for item in found)
    return bool(found) or named not in aimed


def _symbols_at(text: str, start: int, end: int) -> list[Found]:
    found = _found(text)
    at = bisect_left(found, start, key=lambda item: item.end - 1)  # they stand in order, and apart
    return list(takewhile(lambda item: item.start < end, islice(found, at, None)))


@lru_cache(maxsize=16)  # a paragraph is asked once for each of its links
def _found(text: str) -> tuple[Found, ...]:
    return tuple(find(text))


def _of_another_body(item: Found, text: str, goal: Symbol | None) -> bool:
    """Whether a label that fits the end of its target stands for another body or series all the same.

    A symbol written out ("S/PRST/2013/15" for S/2013/15) tells both. A bare number tells whether it is a resolution
    and whether the Council's: which other body's "46/182" is meant, the words around may leave open.
    """
    if goal is None:
        return False
    if "/" in text[item.start : item.end].partition("(")[0] and not text[item.start].isdigit():
        return True
    if (item.symbol.organ == "S") is not (goal.organ == "S"):
        return True
    return item.symbol.series == "RES" and goal.series not in {"RES", "DEC"}


def leads_nowhere(label: str, address: str, anchors: Container[str]) -> str | None:
    """Why a link leads to no document, though its label names one; None where it may lead to one.

    `anchors` are the places of the file itself to which an address may lead.
    """
    if not any(character.isdigit() for character in label):
        return None
    place = address.strip()
    if not place:
        return _NOWHERE.format(why="its address is empty")
    if place.startswith("#"):
        return None if place[1:] in anchors else _NOWHERE.format(why=f"the file holds no {place[:80]}")
    if not _is_document_address(place):
        return None
    target = target_of(place)
    if target is None or not any(character.isdigit() for character in target):
        return _NOWHERE.format(why=f"its address names {(target or 'none')[:80]}")
    symbol = _parsed(target)
    year = dated_otherwise(str(symbol)) if symbol else None
    if symbol is None or year is None:
        return None
    return _NOWHERE.format(why=f"resolution {symbol.number} is of {year}, not of {symbol.year}")


def _is_document_address(address: str) -> bool:
    plain = unquote(address)
    return _HOSTS.match(plain) is not None or _ACCESS.search(plain) is not None


def faulty_link(label: str, target: str, passage: str | None) -> ReadingWarning:
    """The warning that a reading gives of it."""
    return ReadingWarning(CODE, _MESSAGE.format(label=label, target=target), passage)


def faulty_links(records: Iterable[Record]) -> Iterator[FaultyLink]:
    """Every faulty link that these readings report, in order."""
    for record in records:
        numbers = {passage.id: passage.number for passage in record.passages}
        for warning in record.warnings:
            found = _READ_BACK.fullmatch(warning.message) if warning.code == CODE else None
            if found is not None:
                number = numbers.get(warning.passage or "")
                document = record.symbol or record.source.name
                yield FaultyLink(document, warning.passage, number, found["label"], found["target"])


def _key(text: str) -> str:
    """A symbol as it compares: without spaces, in capitals, one kind of hyphen."""
    return re.sub(r"[‐‑–—−]", "-", _NOT_IN_KEY.sub("", text)).upper().strip(".,;:")


def _keys(symbol: Symbol) -> set[str]:
    """What may stand in the address of a document: its symbol, or each one of a document with several."""
    return {_key(str(symbol)), *(_key(str(other)) for other in symbol.others)}


def _parsed(text: str) -> Symbol | None:
    try:
        return parse(text)
    except UsageError:
        return None
