"""Words of a text, and the key under which two inflections of one word are the same: "Urged", "urges" -> "urge".

The keys serve comparison and are no linguistics: a few endings are cut by rule, and a short list holds what no rule
gives. Words that differ in law stay apart ("shall", "should", "may" never fall together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# A word keeps its hyphens and apostrophes; Han characters, which no spaces set apart, are words of their own.
WORD = re.compile(r"[^\W\u3400-\u9fff]+(?:[-\u2010\u2011’'][^\W\u3400-\u9fff]+)*|[\u3400-\u9fff]")
_INSIDE = str.maketrans("", "", "-\u2010\u2011")
_SPELT = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)$)")
_IRREGULAR = {
    **dict.fromkeys(("is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    **dict.fromkeys(("took", "taken"), "take"),
    **dict.fromkeys(("gave", "given"), "give"),
    **dict.fromkeys(("made",), "make"),
    **dict.fromkeys(("these",), "those"),
    **dict.fromkeys(("held",), "hold"),
    **dict.fromkeys(("underlay", "underlain"), "underlie"),
    "could": "can",
    "would": "will",
    "its": "it",
    "an": "a",
}
_ABBREVIATED = {"un": "united nations", "au": "african union", "eu": "european union"}
_SHORTEST = 4  # letters that an ending must leave
_NO_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place: keys for comparison (two for "UN"), from code point `start` to `end`."""

    key: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text with their keys."""
    for found in WORD.finditer(text):
        yield Word(key(found[0]), found.start(), found.end())


@lru_cache(maxsize=1 << 16)  # official language repeats its words: a common phrase is cut a thousand times
def key(word: str) -> str:
    """What inflections and spellings of a word share. An abbreviation in capitals is itself."""
    if word.isupper() and word.lower() in _ABBREVIATED:
        return _ABBREVIATED[word.lower()]
    plain = word.lower().translate(_INSIDE).replace("’", "'").removesuffix("'s").removesuffix("'")
    return _cut(_IRREGULAR.get(plain, plain))


def fold(text: str) -> str:
    """A text for exact comparison: words in lower case without hyphens, one space between. Inflection counts."""
    return " ".join(found[0].lower().translate(_INSIDE).replace("’", "'") for found in WORD.finditer(text))


def _cut(word: str) -> str:
    """The word without the endings of tense and number, -ise spelt -ize, and no double consonant at the end."""
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return word
    word = _SPELT.sub("iz", word)
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > _SHORTEST + 1:
        word = word[:-3] if len(word) >= _SHORTEST + 3 else word[:-3] + "e"
    elif word.endswith("ed") or (word.endswith("s") and not word.endswith(_NO_PLURAL)):
        word = word[:-1]
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word
