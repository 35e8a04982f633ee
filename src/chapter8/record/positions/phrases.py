"""The phrases of a theme: a small way of writing words, made into a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapter8.errors import UsageError

_ALLOWED = re.compile(r"[\w\s’'*?().|,—-]+")
_PIECE = re.compile(r"\.\.\.|\((?P<either>[^()]*)\)|[*?,—]|[\s-]+|[^\s*?().,|—-]+")
_FEWEST_LETTERS = 4
_LONGEST = 120  # characters
_MOST_GAPS = 2
_GAP = r"(?:[^\s.;:]+\s+){0,6}?"  # up to six words, within the clause
_HOW = "Write words; * for any ending, ? for a letter, (one|other) for either, ... for up to six words in between."


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all phrases, longest first. Raises UsageError for a phrase that is none."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_expression, ordered))})(?!\w)", re.IGNORECASE)


def stem(phrase: str) -> str:
    """Letters that stand in whatever the phrase matches, in small letters; "" where there are none for certain."""
    outside = re.sub(r"\([^()]*\)", " ", phrase.lower())
    return max(re.findall(r"[^\W\d_]+", outside), key=len, default="")


def _expression(phrase: str) -> str:
    """The phrase as an expression. "deploy* ... rapidly" -> deploy, any ending, up to six words, rapidly."""
    if len(phrase) > _LONGEST or not _ALLOWED.fullmatch(phrase):
        raise UsageError(f"{phrase[:60]!r} is no phrase", remedy=_HOW)
    if (
        len(re.findall(r"[^\W\d_]", phrase)) < _FEWEST_LETTERS
        or phrase[0] in "*?. "
        or phrase.count("...") > _MOST_GAPS
    ):
        raise UsageError(f"{phrase!r} says too little to be a phrase", remedy=_HOW)
    return _words(phrase)


def _words(text: str) -> str:
    """The pieces of a phrase, one after the other; nothing of it may be left over."""
    if "".join(piece[0] for piece in _PIECE.finditer(text)) != text:
        raise UsageError(f"{text!r}: brackets and bars do not match", remedy=_HOW)
    made = ""
    for piece in _PIECE.finditer(text):
        if piece["either"] is not None:
            made += f"(?:{'|'.join(_words(one) for one in piece['either'].split('|'))})"
        elif piece[0] == "...":
            made += _GAP
        elif piece[0] == "*":
            made += r"\w*"
        elif piece[0] == "?":
            made += r"\w"
        elif piece[0] in {"’", "'"}:
            made += "[’']"
        elif re.fullmatch(r"[\s-]+", piece[0]):
            made += "" if made.endswith(_GAP) else r"[\s-]+"
        else:
            made += re.escape(piece[0])
    return made
