"""Printed numbers in running text: operative paragraphs in a chain 1, 2, 3 ..., sub-paragraphs (a), (i) in theirs.

A number alone proves nothing: lists, dates and footnotes have numbers too. What counts is the chain, where the number
stands (line start, or after a clause has ended), and whether an operative verb follows. No step looks back further
than one candidate, so that the work grows with the length of the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chapter8.record.verbs import opens_operative

_CANDIDATE = re.compile(
    r"(?:(?P<line>^|\n)[ \t]*|(?<=[ \t]))"
    r"(?:(?P<number>\d{1,3})|(?P<one>[lI]))(?P<dot>[ ]?[.,)．、]|[ ]?[-–—](?=[ ])|)[ \t\n]*(?P<mark>\([a-z]\)[ \t]*)?"
    r"(?=[“\"\[«„(]?[^\W\d_])"
)
_DOTS = frozenset(".．、")
_DASHES = frozenset("-–—")
_CLOSED = frozenset(";:.,؛،。；，")
_MARK = re.compile(
    r"(?:(?P<line>^|\n)[ \t]*|(?<=[:;,.])[ \t\n]+|(?<=and)[ \t\n]+|(?<=or)[ \t\n]+)\((?P<mark>[a-z]{1,5})\)[ \t\n]+"
)
_MARK_ABROAD = re.compile(r"(?:^|\n)[ \t]*(?:\([\u0621-\u064a]{1,2}\)|[a-zа-я]{1,5}\)|[㈠-㈩]|[‘’']\d{1,2}[‘’'])[ \t]+")
"""How other languages than English print them, at the start of a line: "a)", "(أ)", and for (i) "㈠" or "‘1’"."""
_ABJAD = dict(zip("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "abcdefghijklmnopqrstuvwxyz", strict=False)) | {"ا": "a"}
_AROUND_MARK = " .()[]‘’'’“”\"-–—\u200f\u200e"
_QUOTES = "‘’'“”"
_LOOK_ALIKE = str.maketrans("асеіохвд", "aceioxbd")  # Cyrillic letters that stand for the Latin ones
_ROMAN_WORDS = """
i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv
"""
_ROMAN = _ROMAN_WORDS.split()
_LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)] + [
    2 * chr(code) for code in range(ord("a"), ord("z") + 1)
]


_MOST_LOST = 3
_FIRM = 4  # a verb behind a dotted number at the start of a line


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: its number, where its number stands, and where its text begins and ends."""

    number: int
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    at: int
    start: int
    placed: bool  # at the start of a line, or where a clause has ended
    dotted: bool
    verb: bool

    @property
    def strength(self) -> int:
        """4: a verb after a dotted number at a line's start; 0: a bare number in mid-line."""
        return 2 * self.verb + self.placed + self.dotted


def numbered_paragraphs(text: str, first: int = 1, *, english: bool = True) -> list[Numbered]:
    """The longest chain first, first + 1, ... of operative paragraphs in the text, in order.

    In other languages than English no verb is known: the number's place at the start of a line must do.
    """
    candidates = _candidates(text, english=english)
    by_number: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        by_number.setdefault(candidate.number, []).append(candidate)
    chain: list[_Candidate] = []
    position = -1
    number = first
    while True:
        chosen = _choose(by_number.get(number, ()), by_number, position, number)
        if chosen is None:
            # numbers lost by the printer, the scan or with a page do not end the list, if the next one stands firm
            ahead = range(number + 1, number + 1 + _MOST_LOST) if chain else range(0)
            found = ((later, _choose(by_number.get(later, ()), by_number, position, later)) for later in ahead)
            firm = next(((later, one) for later, one in found if one is not None and one.strength >= _FIRM), None)
            if firm is None:
                break
            number, chosen = firm
        chain.append(chosen)
        position = chosen.start
        number += 1
    ends = [*(candidate.at for candidate in chain[1:]), len(text)][: len(chain)]
    return [Numbered(item.number, item.at, item.start, end) for item, end in zip(chain, ends, strict=True)]


def _candidates(text: str, *, english: bool) -> list[_Candidate]:
    found: list[_Candidate] = []
    for match in _CANDIDATE.finditer(text):
        number = 1 if match.group("one") else int(match.group("number"))
        line = match.group("line") is not None
        sign = match.group("dot").strip()
        dotted = sign in _DOTS or (sign in _DASHES and line)
        verb = opens_operative(text, match.end()) if english else line and dotted
        after = text[max(0, match.start() - 2) : match.start() - 1] in _CLOSED
        if (dotted and (line or after)) or (verb and (line or dotted or after)):
            start = match.start("one") if match.group("one") else match.start("number")
            if match.group("one") and not (verb and line):
                continue
            inside = match.start("mark") if match.group("mark") else match.end()
            found.append(_Candidate(number, start, inside, line or after, dotted, verb))
    return found


def _choose(
    candidates: Sequence[_Candidate], by_number: dict[int, list[_Candidate]], position: int, number: int
) -> _Candidate | None:
    """The strongest candidate after `position` that stands before the strongest place of the next number."""
    following = [item.at for item in by_number.get(number + 1, ()) if item.at > position and item.strength >= 3]
    limit = following[0] if following else None
    best: _Candidate | None = None
    for item in candidates:
        if item.at <= position:
            continue
        if limit is not None and item.at > limit:
            if best is None:
                limit = None  # the next number's place came too early: it belongs to something else
            else:
                break
        if best is None or item.strength > best.strength:
            best = item
    return best if best is not None and best.strength >= 2 else None


def subparagraphs(text: str, *, english: bool = True) -> list[tuple[tuple[str, ...], int, int]]:
    """Sub-paragraphs as (marks, start, end); the lead-in has no marks. ("a",), ("a", "i") in their own chains.

    In other languages than English the marks are printed in other ways; they are told in the form that all share.
    """
    marks: list[tuple[tuple[str, ...], int, int]] = [((), 0, 0)]
    letter = roman = -1
    for mark, start, end in _marks(text, english=english):
        as_letter = _LETTERS.index(mark) if mark in _LETTERS else None
        as_roman = _ROMAN.index(mark) if mark in _ROMAN else None
        if as_letter is not None and as_letter == letter + 1 and not (as_roman == roman + 1 and roman >= 0):
            letter, roman = as_letter, -1
            marks.append(((mark,), end, start))
        elif as_roman is not None and as_roman == roman + 1:
            roman = as_roman
            outer = (_LETTERS[letter],) if letter >= 0 else ()
            marks.append(((*outer, mark), end, start))
    ends = [mark[2] for mark in marks[1:]] + [len(text)]
    return [(names, start, end) for (names, start, _), end in zip(marks, ends, strict=True)]


def _marks(text: str, *, english: bool) -> list[tuple[str, int, int]]:
    """What may mark a sub-paragraph: the mark without its brackets, and where it begins and ends, in order."""
    found = [(match["mark"], match.start(), match.end()) for match in _MARK.finditer(text)]
    if not english:
        found += [(shared_mark(match[0].strip()), match.start(), match.end()) for match in _MARK_ABROAD.finditer(text)]
    return sorted(found, key=lambda item: item[1])


@lru_cache(maxsize=1024)  # documents share a few dozen marks
def shared_mark(printed: str) -> str:
    """The mark of a point, without brackets, in the form that all languages share.

    "(a)", "a)", Cyrillic "а)", "(أ)" and "a." are a, "㈡" is ii, and so is "‘2’", as Arabic writes it. Empty for a dash
    or a bullet, which is no number.
    """
    bare = printed.strip(_AROUND_MARK).replace("ـ", "").lower().translate(_LOOK_ALIKE)
    if not any(character.isalnum() for character in bare):
        return ""
    if bare in _ABJAD:
        return _ABJAD[bare]
    if len(bare) == 1 and "㈠" <= bare <= "㈩":
        return _ROMAN[ord(bare) - ord("㈠")]
    if printed[0] in _QUOTES and bare.isdecimal() and 0 < int(bare) <= len(_ROMAN):
        return _ROMAN[int(bare) - 1]
    return bare
