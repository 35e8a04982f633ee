"""Words that a line end has cut: joined again, with or without their hyphen, by what the document itself shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.text import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)(?:-|\u00ad|\x02|\ufffe)$")
_HEAD = re.compile(r"^[^\W\d_]+")


def rejoin_hyphens(lines: Sequence[Line]) -> list[Line]:
    """Give the second half of a cut word back to the line on which it began.

    The hyphen goes when the document elsewhere has the word in one piece; it stays when the word stands elsewhere
    with it, when the next part begins with a capital, and when nothing is known (no letter is then invented or lost).
    """
    known = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    joined: list[Line] = []
    pending: str | None = None
    for index, line in enumerate(lines):
        text = line.text
        if pending is not None and line.style != "furniture" and text:
            text = text[len(pending) :].lstrip()
            pending = None
        following = _next_text(lines, index)
        cut = _CUT.search(text) if line.style != "furniture" else None
        head = _HEAD.match(following) if cut and following else None
        if cut and head:
            pending = head.group()
            text = text[: cut.start()] + _join(cut.group(1), pending, known)
            trailing = re.match(r"[^\s\w]+", following[len(pending) :])
            if trailing:
                text += trailing.group()
                pending += trailing.group()
        joined.append(replace(line, text=text.replace("\x02", "-")))
    return joined


def _next_text(lines: Sequence[Line], index: int) -> str:
    """The text of the next line that is not furniture and not empty, within the next few."""
    for line in lines[index + 1 : index + 12]:
        if line.style != "furniture" and line.text:
            return line.text
    return ""


def _join(first: str, second: str, known: set[str]) -> str:
    whole, hyphened = f"{first}{second}", f"{first}-{second}"
    if second[0].isupper():
        return hyphened
    if hyphened.lower() in known:
        return hyphened
    return whole if whole.lower() in known else hyphened
