"""Which passages of all documents belong on the brief of a situation, and in which order.

The rule, in three grades; the first that holds decides, and the grade is told with each line's order:

1. direct        the words name one of the situation's states (by any name it has borne) or one of its places,
                 or a representative of such a state is the speaker;
2. organization  the words name, or the speaker is, or the addressee is, an organization that covers such a state
                 on the date of the brief;
3. thematic      the words are about the partnership itself: regional or subregional organizations, Chapter VIII,
                 or Article 52, 53 or 54 of the Charter.

Within a grade the later comes first, and what stands earlier in the same document comes earlier.
Nothing dated after the day of the brief counts: by the date of the meeting or decision, or of the document, or by the
year in its symbol.
What has no date at all is kept, and the section on method says how many such documents there are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from importlib.resources import files

from chapter8.atlas import Atlas
from chapter8.atlas.names import folded_words
from chapter8.brief.wording import sentences
from chapter8.record.nouns import Decision, Record


class Grade(IntEnum):
    """How close words are to the situation; the lower, the closer."""

    DIRECT = 0
    ORGANIZATION = 1
    THEMATIC = 2


_THEME = re.compile(
    r"\b(?:sub-?regional|regional)(?: and (?:sub-?regional|other))?"
    r" (?:organi[sz]ations?|arrangements?|agenc(?:y|ies)|partners?|bodies)\b"
    r"|\bChapter VIII\b|\bArticles? 5[2-4]\b",
    re.IGNORECASE,
)
_THEMATIC_WORDS = frozenset({"regional", "subregional", "viii", "52", "53", "54"})  # one of them is in every theme
_PROCEDURE = re.compile(
    r"\b(?:give the floor|provisional rules of procedure|I (?:now )?(?:thank|invite)"
    r"|take (?:his|her|their|the) seats?)\b"
)
_DETERMINING = re.compile(r"\s*Determining that the situation\b")
_SHARE = 5  # one clause in five; a thematic decision that lists situations names each of them once or twice
_YEAR = re.compile(r"\((\d{4})\)|/((?:19|20)\d{2})(?=/|$)")


@dataclass(frozen=True, slots=True)
class Relevance:
    """The rule, set to one situation: its states, its places, and the organizations that cover it."""

    atlas: Atlas
    states: frozenset[str]
    state_names: frozenset[str]
    places: tuple[str, ...]
    organizations: frozenset[str]
    organization_names: frozenset[str]

    def names_directly(self, text: str) -> bool:
        """Whether the words name a state or a place of the situation."""
        if any(place in text and re.search(rf"\b{re.escape(place)}\b", text) for place in self.places):
            return True
        return self.atlas.names_state(text, self.states)

    def names_organization(self, text: str) -> bool:
        """Whether the words name an organization that covers the situation."""
        return self.atlas.names_organization(text, self.organizations)

    def grade(self, text: str, *, speakers: Iterable[str | None] = ()) -> Grade | None:
        """The grade of some words and of those who said them or are addressed; None is not relevant."""
        named = {name for name in speakers if name}
        if named & self.state_names or self.names_directly(text):
            return Grade.DIRECT
        if named & self.organization_names or self.names_organization(text):
            return Grade.ORGANIZATION
        thematic = not _THEMATIC_WORDS.isdisjoint(folded_words(text)) and _THEME.search(text)
        return Grade.THEMATIC if thematic else None

    def may_concern(self, record: Record) -> bool:
        """Whether anything in a document could have a grade: quick, and never wrong when it says no.

        A library holds thousands of documents and few on one situation; only those are gone through in depth.
        """
        said_by = {label for said in record.statements for label in (said.speaker, said.on_behalf_of)}
        owed_by = {label for owed in record.commitments for label in (*owed.bearers, *owed.recipients)}
        addressed = {
            label for decision in record.decisions for clause in decision.clauses for label in clause.addressees
        }
        if not (self.state_names | self.organization_names).isdisjoint(said_by | owed_by | addressed):
            return True
        words = folded_words("\n".join(passage.text for passage in record.passages))
        return (
            not _THEMATIC_WORDS.isdisjoint(words)
            or any(folded_words(place) <= words for place in self.places)
            or self.atlas.may_name(words, self.states, self.organizations)
        )

    def on_situation(self, decision: Decision) -> bool:
        """Whether a whole decision is on the situation: it determines that, or a fifth of its clauses names it.

        Such a decision names its subject at the head and then speaks of "the Mission" or "the parties".
        """
        naming = [clause.text for clause in decision.clauses if self.names_directly(clause.text)]
        return any(_DETERMINING.match(text) for text in naming) or len(naming) * _SHARE > len(decision.clauses)

    def is_procedure(self, text: str) -> bool:
        """Whether words are the chair's, conducting the meeting, and nothing else."""
        return all(_PROCEDURE.search(sentence) for sentence in sentences(text))

    def lists_states(self, text: str, many: int) -> bool:
        """Whether the words name so many states that they list them, as the record of who took part does."""
        return len({mention.code for mention in self.atlas.find_states(text)}) >= many

    def direct_sentences(self, text: str) -> list[str]:
        """The sentences of a passage that name the situation; the chair's words of procedure say nothing about it."""
        return [
            sentence
            for sentence in sentences(text)
            if not _PROCEDURE.search(sentence) and self.names_directly(sentence)
        ]


def relevance(
    atlas: Atlas, states: Iterable[str], organizations: Iterable[str], *, extra_places: Iterable[str] = ()
) -> Relevance:
    """Set the rule to a situation. `organizations` are the codes of those that cover it."""
    codes, covering = frozenset(states), frozenset(organizations)
    known = [atlas.state(code) for code in sorted(codes)]
    names = {state.name for state in known} | {name.short for state in known for name in state.names}
    bodies = {atlas.organization(code).name for code in covering}
    return Relevance(
        atlas=atlas,
        states=codes,
        state_names=frozenset(names),
        places=tuple(dict.fromkeys([*extra_places, *(name for name, state in _places() if state in codes)])),
        organizations=covering,
        organization_names=frozenset(bodies),
    )


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """Names that stand for a situation in the Council's documents, with the state; no statement on status."""
    text = files("chapter8.brief").joinpath("data/places.csv").read_text(encoding="utf-8")
    return tuple((row["name"], row["state"]) for row in csv.DictReader(text.splitlines()))


def after(as_of: date, dated: date | None, symbol: str | None) -> bool:
    """Whether something is known to be later than `as_of`: by its date, else by the year in its symbol."""
    if dated is not None:
        return dated > as_of
    years = [int(a or b) for a, b in _YEAR.findall(symbol or "")]
    return bool(years) and years[-1] > as_of.year
