"""Names as documents write them: normalised, matched whole, and found in running text.

Two spellings are the same name when they have the same words, whatever their case, accents, line breaks, hyphens or
apostrophes, and whether or not "the" goes before them. In running text the longest name wins, so that "Niger" is not
found in "Nigeria" (another word) nor "Guinea" in "Papua New Guinea" (a longer name).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")
GAP_IGNORED = re.compile("[\\s\u00ad\u2010-\u2015-]+")
APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
SMALL_WORDS = frozenset(
    {"and", "by", "de", "des", "du", "et", "for", "former", "in", "la", "le", "of", "on", "the", "to"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """One way to name one thing. `acronym` is matched in its own case; `running` says if it counts in running text."""

    code: str
    text: str
    valid_from: date | None = None
    valid_to: date | None = None
    running: bool = True

    @property
    def acronym(self) -> bool:
        """Whether it is one word without a lower-case beginning ("AU", "OSCE", "MERCOSUR", "CEN-SAD")."""
        letters = [character for character in self.text if character.isalpha()]
        return " " not in self.text and sum(map(str.isupper, letters)) > 1

    def bears(self, on: date) -> bool:
        """Whether the name was in use on the day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, with what stood between it and the word before, and its place (code points)."""

    folded: str
    gap: str
    start: int
    end: int


Key = tuple[tuple[str, str], ...]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and the possessive: "Türkiye's" -> "turkiye"."""
    plain = word if word.isascii() else word.translate(APOSTROPHES)
    bare = plain[:-2] if plain.endswith(("'s", "'S")) else plain
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return bare.casefold()


def words(text: str, spots: Iterable[re.Match[str]] | None = None) -> Iterator[Word]:
    """The words of a text in their order; only those at `spots`, consecutive matches of WORD, where they are given."""
    last = 0
    for found in WORD.finditer(text) if spots is None else spots:
        raw = found.group()
        end = found.end() - (2 if raw[-2:] in {"'s", "’s", "'S", "’S"} else 0)
        gap = text[last : found.start()]
        yield Word(fold(raw), gap if gap == " " else GAP_IGNORED.sub("", gap) or " ", found.start(), end)
        last = found.end()


@lru_cache(maxsize=16384)  # the same few names are asked about in every document
def key(text: str) -> Key:
    """What two spellings of one name have in common: words and the marks between them, "the" left off the front."""
    parts = [(word.folded, "" if number == 0 else word.gap) for number, word in enumerate(words(text))]
    if len(parts) > 1 and parts[0][0] == "the":
        parts = [(parts[1][0], ""), *parts[2:]]
    return tuple(parts)


@lru_cache(maxsize=4096)  # a passage is asked about states, then about organizations, then its sentences again
def folded_words(text: str) -> frozenset[str]:
    """The different words of a text, folded."""
    return frozenset(map(fold, set(WORD.findall(text))))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, with everything that it may stand for."""

    named: tuple[Named, ...]
    start: int
    end: int


_ALONE = (1,)


class NameIndex:
    """Many names, looked up whole (`exact`) or found in running text (`find`). Built once, never changed."""

    __slots__ = ("_by_first", "_by_key", "_seconds", "_wording")

    def __init__(self, names: Iterable[Named]) -> None:
        """Index the names by what their spellings have in common."""
        by_key: dict[Key, list[Named]] = {}
        by_first: dict[str, set[int]] = {}
        seconds: dict[str, set[str]] = {}
        wording: dict[str, set[frozenset[str]]] = {}
        for named in names:
            spelling = key(named.text)
            by_key.setdefault(spelling, []).append(named)
            if named.running and spelling:
                by_first.setdefault(spelling[0][0], set()).add(len(spelling))
                seconds.setdefault(spelling[0][0], set()).update(word for word, _gap in spelling[1:2])
                wording.setdefault(named.code, set()).add(frozenset(word for word, _gap in spelling))
        self._by_key = {spelling: tuple(several) for spelling, several in by_key.items()}
        self._wording = {code: tuple(several) for code, several in wording.items()}
        self._seconds = {word: frozenset(several) for word, several in seconds.items()}
        self._by_first = {word: tuple(sorted(lengths, reverse=True)) for word, lengths in by_first.items()}

    def exact(self, label: str) -> tuple[Named, ...]:
        """Everything that a whole label may name."""
        return self._by_key.get(key(label), ())

    def may_name(self, words: AbstractSet[str], codes: Iterable[str]) -> bool:
        """Whether a name of one of `codes` could stand in a text of these words (`folded_words`).

        Quick, and never wrong when it says no: all words of a name must be among them.
        """
        return any(name <= words for code in codes for name in self._wording.get(code, ()))

    def find(self, text: str) -> list[Hit]:
        """The names in a text, longest first at each place, never overlapping."""
        spots = list(WORD.finditer(text))
        hits: list[Hit] = []
        firsts, at = self._by_first, 0
        while at < len(spots):
            first = fold(spots[at].group())
            lengths = firsts.get(first)  # most words begin no name: pass them by quickly
            if lengths and not (at + 1 < len(spots) and fold(spots[at + 1].group()) in self._seconds[first]):
                lengths = _ALONE if lengths[-1] == 1 else None
            if lengths is None:
                at += 1
                continue
            hit, length = self._at(text, list(words(text, spots[at : at + lengths[0]])), lengths)
            if hit is not None:
                hits.append(hit)
            at += length
        return hits

    def _at(self, text: str, run: list[Word], lengths: tuple[int, ...]) -> tuple[Hit | None, int]:
        """The longest name that the run begins with, and how many words to go on by."""
        for length in lengths:
            part = run[:length]
            spelling = tuple((word.folded, "" if number == 0 else word.gap) for number, word in enumerate(part))
            found = [named for named in self._by_key.get(spelling, ()) if named.running]
            if not found or not _written_as_name(text, part):
                continue
            start, end = part[0].start, part[-1].end
            fitting = tuple(named for named in found if not named.acronym or _same_case(named.text, text[start:end]))
            if fitting:
                closing = found[0].text.endswith(")") and text[end : end + 1] == ")"
                return Hit(fitting, start, end + 1 if closing else end), length
        return None, 1


def _written_as_name(text: str, part: list[Word]) -> bool:
    """Whether the words are capitalised as a name is: "chad" and "turkey" are no States."""
    return all(
        word.folded in SMALL_WORDS
        or any(map(str.isupper, text[word.start : word.start + 3]))
        or text[word.start].isdigit()
        or text[max(0, word.start - 1)] in "-‐‑"  # "Co-operation" is one capitalised word
        for word in part
    )


def _same_case(name: str, written: str) -> bool:
    squeeze = GAP_IGNORED
    return squeeze.sub("", name) == squeeze.sub("", written)
