"""Links that the source itself set, where a label and its target name different documents.

The United Nations link the symbols in their Akoma Ntoso files. A link is faulty where its label names one document and
its address leads to another. `faulty_links` lists them over many records, for those who can mend them at the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from chapter8.errors import UsageError
from chapter8.record.nouns import Record
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.symbols import Symbol, find, parse

CODE = "faulty_link"
_HOSTS = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?(?P<path>.*)$", re.IGNORECASE
)
_ACCESS = re.compile(r"[?&](?:DS|symbol)=(?P<path>[^&]+)", re.IGNORECASE)
_NOT_IN_KEY = re.compile(r"[\s*\u200e\u200f]+")
_YEAR = re.compile(r"\((?:19|20)\d{2}\)$")
_MESSAGE = "The label “{label}” leads to {target}"
_READ_BACK = re.compile(r"The label “(?P<label>.*)” leads to (?P<target>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FaultyLink:
    """A link of the source: in which document and passage, as labelled, and the symbol that it leads to."""

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
    if not any(character.isdigit() for character in named) or not aimed:
        return False
    if aimed == named or aimed.endswith("/" + named) or _YEAR.sub("", named) == aimed:
        return False
    end = start + len(label)
    found = [item.symbol for item in find(text) if item.start < end and start < item.end]
    if found:
        goal = _parsed(target)
        return not any(aimed in _keys(symbol) or symbol == goal for symbol in found)
    return named not in aimed


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
