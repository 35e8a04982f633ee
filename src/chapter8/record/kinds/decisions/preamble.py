"""A preamble cut into its clauses: each opens a line with a participle, behind a line that closed with a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from chapter8.record.kinds.decisions.flow import lines_of
from chapter8.record.kinds.decisions.formulas import Words
from chapter8.record.verbs import opens_operative, opens_preambular, participle_pattern

_CLOSED = re.compile(r"(?:[,;.:،؛。；，)\]]|\band)[”\"»]?\s*$")
_UNDONE = re.compile(r"[^,;\s]\s+and\s*$")
_COMMA = re.compile(r"[,،，]\s*$")
_THIRD_PERSON = re.compile(
    r"[“\"]?(?!(?:States|Nations|Views|Members|Parties|Governments|Reports|Efforts)\b)[A-Z][a-z]+s\b"
)
_WITHIN = re.compile(
    r"(?<=[,;]\s)(?:Willing\s+to|Remaining\s+\w+\s+committed|Echoing|Highlighting|Registering|Appalled|Resolved\s+that|"
    r"Forwards\s+the\s+following)\b"
)
"""Openings that the lists of verbs do not hold, plain enough within a line."""
_LETTERED = re.compile(r"(?<=[,;:]\s)\(a\)\s+(?=[A-Z])")
_MARK = re.compile(r"\([a-z]\)\s+")
_NOUNS = ("States", "Views", "Notes", "Reports", "Supports", "Shares", "Stresses")
"""Forms that are verbs and plurals alike: within a line they open no clause."""


def clauses_of(text: str, words: Words, *, number_follows: bool = False) -> Iterator[tuple[int, int, bool]]:
    """Begin, end and whether it is operative (an unnumbered one), for every clause between formula and numbers.

    Where numbered paragraphs follow, a clause that closes with a comma is one of the preamble, whatever its verb.
    """
    cuts = sorted({*_line_cuts(text, words), *_cuts_within(text, words)})
    places = [place for place in pairwise([*cuts, len(text)]) if text[slice(*place)].strip(" \t\n:.")]
    last = max((index for index, place in enumerate(places) if _COMMA.search(text[slice(*place)])), default=-1)
    operative = False
    for index, (start, end) in enumerate(places):
        line = text[start:end].strip()
        if words.code == "en" or index > last:
            operative = operative or _is_operative(line, words)
        preambular = (number_follows and _COMMA.search(line) is not None) or _returns(line, words)
        yield start, end, operative and not preambular


def _line_cuts(text: str, words: Words) -> list[int]:
    cuts: list[int] = []
    before = ","
    for start, end in lines_of(text, 0, len(text)):
        line = text[start:end].strip()
        if not cuts or (_CLOSED.search(before) and _opens(line, before, words)):
            cuts.append(start)
        before = line
    return cuts


def _opens(line: str, before: str, words: Words) -> bool:
    """Whether a line opens a clause, behind a line that closed."""
    if _UNDONE.search(before):  # a page ended in mid-sentence: what follows may begin with any capital
        return words.code == "en" and (opens_preambular(line) or opens_operative(line, 0))
    if words.participle.match(line):
        return True
    if words.code != "en":
        last = before.rstrip()[-1:]
        return last in ".;؛。；" or (not last.isalpha() and _is_operative(line, words))
    if not line[:1].isupper() and line[:1] not in '“"':
        return False
    return opens_preambular(line) or opens_operative(line, 0) or _THIRD_PERSON.match(line) is not None


def _cuts_within(text: str, words: Words) -> Iterator[int]:
    """Where clauses run together on one line: at each capital participle or verb behind a comma."""
    if words.code != "en":
        return
    for match in participle_pattern().finditer(text):
        before = text[max(0, match.start(1) - 3) : match.start(1)].rstrip()[-1:]
        if before in {",", ";"} and not match.group(1).startswith(_NOUNS):
            yield match.start(1)
    yield from (match.start() for match in _WITHIN.finditer(text))
    first = _LETTERED.search(text)
    if first and opens_operative(text, first.end()):
        yield first.start()


def _is_operative(line: str, words: Words) -> bool:
    """An unnumbered operative paragraph: by its verb in English; elsewhere as it closes like no preamble's clause."""
    if words.code == "en":
        mark = _MARK.match(line)
        if opens_operative(line, mark.end() if mark else 0):
            return True
        return not words.participle.match(line) and _THIRD_PERSON.match(line) is not None
    return line.rstrip('”»"')[-1:] in ".;:؛。；：" and not (words.code in {"ru", "ar"} and words.participle.match(line))


def _returns(line: str, words: Words) -> bool:
    """Whether a clause of the preamble stands behind an operative one, as in a resolution of several parts."""
    return words.code == "en" and line.rstrip().endswith(",") and opens_preambular(line)
