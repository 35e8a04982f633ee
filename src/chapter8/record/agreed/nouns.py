"""The nouns of agreed language: official paragraphs, how one compares with another, and how words were used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.symbols import Locator

SpanKind = Literal["same", "inserted", "deleted", "replaced"]
ParagraphKind = Literal["preambular", "operative"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a decision, in its official words.

    `number` is the printed one ("7"), None for paragraphs that bear none (preambles, presidential statements).
    `ordinal` counts the paragraphs of its kind from 1. `passage` is the passage of the record that holds it.
    """

    symbol: str | None
    date: date | None
    number: str | None
    kind: ParagraphKind
    text: str
    passage: str
    ordinal: int = 0

    @property
    def locator(self) -> Locator | None:
        """The place, where the decision has a symbol."""
        if self.symbol is None:
            return None
        return Locator(self.symbol, paragraphs=(self.number,) if self.number else ())


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of two texts: the `same` in both, or `inserted` into, `deleted` from, `replaced` in the second.

    `one` and `other` are the words as they stand in each, white space and punctuation included; "same" looks through
    inflection ("Urged", "Urges"). All `one` in order are the whole first text, all `other` the whole second.
    """

    kind: SpanKind
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier paragraph that says the same.

    `score` is the share (0 to 1) of the question's words, rare words weighing more, that stand in the paragraph in the
    same order, less a little for what stands between them; `covered` is the share of the paragraph's words that the
    question has. `spans` go from the question to the paragraph.
    """

    paragraph: Paragraph
    score: float
    covered: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Precedents:
    """A paragraph of a draft and what came before it. No matches is an answer: nothing passes the threshold."""

    text: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A paragraph that uses a phrase, with the words as they stand there."""

    paragraph: Paragraph
    words: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A formulation with its uses in order of date. `change` goes from the variant before it to this one."""

    words: str
    uses: tuple[Use, ...]
    change: tuple[Span, ...] = ()

    @property
    def first(self) -> Use:
        """The first use that is known."""
        return self.uses[0]

    @property
    def last(self) -> Use:
        """The last use that is known."""
        return self.uses[-1]


@dataclass(frozen=True, slots=True)
class UseHistory:
    """How a phrase was used: every use in order of date, uses by year, and the variants in order of first use.

    Uses without a date stand last and in no year. `cut` is True where more paragraphs came close than were looked at.
    """

    phrase: str
    uses: tuple[Use, ...]
    by_year: tuple[tuple[int, int], ...]
    variants: tuple[Variant, ...]
    cut: bool = False

    @property
    def first(self) -> Use | None:
        """The first use that is known."""
        return self.uses[0] if self.uses else None

    @property
    def last(self) -> Use | None:
        """The last use with a date."""
        dated = [use for use in self.uses if use.paragraph.date is not None]
        return dated[-1] if dated else None
