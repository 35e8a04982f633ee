"""What raw text keeps of the printed page: heads and feet amid the speech, and labels on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapter8.record.text import Line
from chapter8.symbols import find

_FRONT = 120  # lines within which a record names itself
_JOB = r"\d{2}-\d{5}(?: ?\([A-Z]\))?"
_FOOT = re.compile(rf"^(?:\d{{1,3}}(?:/\d{{1,3}})?\s+{_JOB}|{_JOB}(?:\s+\d{{1,3}}(?:/\d{{1,3}})?)?)$")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_LONGEST_HEAD = 300  # characters
_LABEL = re.compile(r"^(?:(?:Acting |Temporary )?(?:President|Chair(?:man|person)?)|Members)\s*:$")
_VALUE = re.compile(r"^(?:[A-Z][^:]{0,100}?(?:\s*\.){3,}|(?:Mr|Ms|Mrs|Miss|Sir|Dame|Dr)\b[^:]{2,80}\([^()]{2,60}\)$)")
_SENTENCE_ENDS = (".", ":", ";", "?", "!", "”", '"', ")", "]")


def without_page_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, page number with job number, and heads that repeat the record's own symbol, styled "furniture".

    A sentence that goes on below them in small letters goes on: the empty lines around them part nothing.
    """
    own = next(iter(find("\n".join(line.text for line in lines[:_FRONT]))), None)
    symbol = own.symbol.text if own is not None and own.symbol.series == "PV" else None
    marked: list[Line] = []
    named = False
    for line in _joined(lines):
        is_symbol = symbol is not None and line.text.startswith(symbol) and len(line.text) <= len(symbol) + 20
        if _is_mark(line.text, symbol) or (is_symbol and named and _is_bare(line.text, symbol or "")):
            line = line._replace(style="furniture")  # noqa: PLW2901 - the same line, styled
        named = named or is_symbol
        marked.append(line)
    return tuple(_closed(marked))


def _is_mark(text: str, symbol: str | None) -> bool:
    if _FOOT.match(text):
        return True
    if symbol is None or len(text) > _LONGEST_HEAD or _DAY.search(text) is None:
        return False
    days = [day.span() for day in _DAY.finditer(text)]
    return (text.startswith(symbol) and days[-1][1] == len(text)) or (days[0][0] == 0 and text.endswith(symbol))


def _is_bare(text: str, symbol: str) -> bool:
    """Whether a line is the symbol and at most the part of the meeting."""
    rest = text[len(symbol) :].strip()
    return not rest or re.fullmatch(r"\((?:Resumption ?\d*|Part [IVX\d]{1,4})\)", rest) is not None


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """A label on the front page that stands alone, "President:", with the line of dot leaders that belongs to it."""
    waiting: list[Line] = []
    for at, line in enumerate(lines):
        if waiting and not line.text:
            waiting.append(line)
            continue
        if waiting and _VALUE.match(line.text):
            yield waiting[0]._replace(text=f"{waiting[0].text} {line.text}")
            waiting = []
            continue
        yield from waiting
        waiting = []
        if at < _FRONT and _LABEL.match(line.text):
            waiting = [line]
        else:
            yield line
    yield from waiting


def _closed(lines: Sequence[Line]) -> Iterator[Line]:
    """Without the empty lines around marks of the page that stand within a sentence."""
    at, last = 0, ""
    while at < len(lines):
        end = at
        while end < len(lines) and (not lines[end].text or lines[end].style == "furniture"):
            end += 1
        gap = lines[at:end]
        turned = any(line.style == "furniture" for line in gap)
        goes_on = end < len(lines) and lines[end].text[:1].islower() and not last.endswith(_SENTENCE_ENDS)
        yield from (line for line in gap if line.text or not (turned and last and goes_on))
        if end < len(lines):
            yield lines[end]
            last = lines[end].text
        at = end + 1
