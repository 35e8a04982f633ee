"""How well a text layer can be read: its share of tokens that look like words, and of characters that are none.

A text layer may be no text: made by character recognition from a poor copy, or with fonts that don't say which
character a sign stands for. The measure needs no dictionary, so it serves every language of the Organization: a word
is made of letters only, apart from what stands around and the hyphens and apostrophes inside. In Latin script it has
a vowel, too, and no capital behind a small letter; in other scripts only signs that stand in no word count against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SAMPLE = 50
"""So many lines, evenly spread over the text, are looked at."""
_FEWEST = 40
"""A text of fewer tokens is not judged: a cover page or a table has few words."""
_LEAST_WORDLIKE = 0.86
"""Born-digital records of any language have .96 of it and more, lists of names .88, one wrong letter in ten .85."""
_MOST_UNREADABLE = 0.01
_AROUND = ".,;:!?()[]{}\"'“”‘’«»*…-–—/"
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ſ]")
_LATIN_WORD = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ]{0,2}|Ma?c[A-Z])[a-zß-öø-ÿœ]+|[A-ZÀ-ÖØ-ÞŒ]+s?)"
    r"(?:[-‑’'/](?:[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿœ]+|[A-ZÀ-ÖØ-ÞŒ]+))*"
)
_PLAIN_WORD = re.compile(r"[b-df-hj-np-tv-xz]*[aeiouy][a-z]*")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öù-ýœ]", re.IGNORECASE)
_NO_PART_OF_WORDS = re.compile(r"[#$%&*+<=>@\\^_`{|}~\ufffd\ue000-\uf8ff]")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Legibility:
    """Of a text: how many tokens were judged, which share looks like words, which share of characters is none."""

    judged: int
    wordlike: float
    unreadable: float

    @property
    def poor(self) -> bool:
        """Whether the text can't be trusted to be what the page says."""
        if self.unreadable > _MOST_UNREADABLE:
            return True
        return self.judged >= _FEWEST and self.wordlike < _LEAST_WORDLIKE


def legibility(texts: Sequence[str]) -> Legibility:
    """Judge a page, or a document, by its lines."""
    text = " ".join(texts[:: max(1, len(texts) // _SAMPLE)])
    words = [word for token in text.split() if (word := token.strip(_AROUND)) and not _is_number(word)]
    wordlike = sum(map(_looks_like_a_word, words))
    unreadable = len(_UNREADABLE.findall(text))
    return Legibility(len(words), wordlike / len(words) if words else 1.0, unreadable / max(len(text), 1))


def _is_number(word: str) -> bool:
    """Figures, symbols of documents and the like, which say nothing of the letters: "12-43164", "S/PV.5007", "(b)"."""
    return word[0].isdigit() or word[-1].isdigit() or "/" in word


def _looks_like_a_word(word: str) -> bool:
    if _PLAIN_WORD.fullmatch(word):  # as most are
        return True
    if not _LATIN.search(word):
        return _NO_PART_OF_WORDS.search(word) is None
    if len(word) == 1 or word.isupper():
        return word.isalpha() or _LATIN_WORD.fullmatch(word) is not None
    return _LATIN_WORD.fullmatch(word) is not None and _VOWEL.search(word) is not None
