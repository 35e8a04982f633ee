"""Sentences of a speech, apart: a full stop behind a title or an initial ends none."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.?!][”\"’)\]]{0,3}\s+(?=[A-Z“\"\[(])|\n")
_TITLE = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Mme|Dr|St|No|Nos|Msgr|Prof|Gen|Lt|Col|para|paras|vs|Rev)|(?<=\s)[A-Z])$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the space between them."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        dot = stop.start()
        if text[dot] == "." and _TITLE.search(text, max(start, dot - 6), dot):
            continue
        end = stop.end()
        found.append(text[start:end].strip())
        start = end
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]
