"""Words that a line end has cut: joined again, with or without their hyphen, by what the document itself shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.text import Line

_PARTS_WORDS = bytes(code if code > 127 or chr(code).isalpha() or chr(code) == "-" else 32 for code in range(256))
_MARKS = "’‘“”«»–—…"
_CUT = re.compile(r"([^\W\d_]+)(?:-|\u00ad|\x02|\ufffe)$")
_HEAD = re.compile(r"^[^\W\d_]+")
_HYPHENS = ("-", "\u00ad", "\x02", "\ufffe")


def rejoin_hyphens(lines: Sequence[Line]) -> list[Line]:
    """Give the second half of a cut word back to the line on which it began.

    The hyphen goes when the document elsewhere has the word in one piece; it stays when the word stands elsewhere
    with it, when the next part begins with a capital, and when nothing is known (no letter is then invented or lost).
    """
    known = _words("\n".join(line.text for line in lines))
    joined: list[Line] = []
    pending: str | None = None
    for index, line in enumerate(lines):
        text = line.text
        if line.style != "furniture":
            if pending is not None and text:
                text = text[len(pending) :].lstrip()
                pending = None
            if text.endswith(_HYPHENS):
                text, pending = _whole(text, _next_text(lines, index), known)
        text = text.replace("\x02", "-")
        joined.append(line if text == line.text else replace(line, text=text))
    return joined


def _words(text: str) -> set[bytes]:
    """Every word in small letters, with the hyphens inside it; as bytes, for which Python parts words fastest."""
    text = text.lower()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return set(text.encode(errors="surrogatepass").translate(_PARTS_WORDS).split())


def _whole(text: str, following: str, known: set[bytes]) -> tuple[str, str | None]:
    """A line with the rest of its last word, and what of the following text was taken for it."""
    cut, head = _CUT.search(text), _HEAD.match(following)
    if not (cut and head):
        return text, None
    taken = head.group()
    text = text[: cut.start()] + _join(cut.group(1), taken, known)
    trailing = re.match(r"[^\s\w]+", following[len(taken) :])
    if trailing:
        text += trailing.group()
        taken += trailing.group()
    return text, taken


def _next_text(lines: Sequence[Line], index: int) -> str:
    """The text of the next line that is not furniture and not empty, within the next few."""
    for line in lines[index + 1 : index + 12]:
        if line.style != "furniture" and line.text:
            return line.text
    return ""


def _join(first: str, second: str, known: set[bytes]) -> str:
    whole, hyphened = f"{first}{second}", f"{first}-{second}"
    if second[0].isupper():
        return hyphened
    if hyphened.lower().encode(errors="surrogatepass") in known:
        return hyphened
    return whole if whole.lower().encode(errors="surrogatepass") in known else hyphened
