"""Decisions in a Repertoire chapter, with the clauses that it reports of them in the past tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText, make_clause
from chapter8.record.kinds.repertoire.chapter import Chapter, Sentence
from chapter8.record.kinds.repertoire.meetings import DATE, read_date
from chapter8.record.nouns import Clause, Decision, Passage, Unresolved
from chapter8.symbols import find, parse

_HEADING = re.compile(rf"Decisions? of {DATE} \((?P<number>\d{{1,5}})\w\w\s+meeting\):\s*(?P<what>.+)", re.DOTALL)
_ADOPTED = (re.compile(r"\b(?:adopted|adoption of)\b"), re.compile(r"\bresolutions? \d"))
_STATEMENT = (re.compile(r"\bPresident\b"), re.compile(r"\b(?:made|issued|read out) (?:a|the following) statement\b"))
_ON_BEHALF = re.compile(r"\bstatement on behalf of the Council\b")
_VOTES = re.compile(r"\bby (?:a vote of )?(?:\d+|\w+) (?:votes? )?(?:in favour|to)\b")
_BY_WHICH = re.compile(
    r"\b(?:(?:by|in) which|whereby|and(?=,? (?:inter alia|among other things)))"
    r"(?:,? (?:it|he|she|the (?:Security )?Council)\b)?"
)
_BY_DECISION = re.compile(
    r"^(?:Subsequently, |Also )?(?:[Bb]y|[Ii]n|[Tt]hrough) (?:its |the |a )?(?:(?P<resolution>resolutions? \d)|"
    r"presidential statement|"
    r"statement (?:by|of) (?:its|the) President)[^;]{0,200}?,? the (?:Security )?Council,? (?P<words>.+)",
    re.DOTALL,
)
_INTER_ALIA = re.compile(r",?\s*\b(?:inter alia|among other things)\b")
_ON_WHAT_GROUND = re.compile(
    r"(?:[,\s]*\b(?:and )?(?:acting|determin\w+|having|recall\w+|reaffirm\w+|not)\b[^,;:]*(?=[,:]))+"
)
_LONGEST_LEAD = 600  # characters between "by which" and "inter alia"
_LEAD_IN = re.compile(r"^\[(?P<lead>[^\]]+)\]\s*")
_CLAUSE_START = re.compile(
    r"^(?:\(\w\)\s+)?(?:(?:Also|Further|Again|Strongly|Once again|Deeply|Firmly),? (?:also )?[a-z]|[A-Z])[a-z]*"
    r"(?:ed|ook|aid|ave|ade|eld|ought|poke|ew|elt)\b"
)
_VERB = (
    r"(?:[a-z]+(?:ed|ized)|took note|called (?:for|on|upon)|paid tribute|made|took|gave|held|drew|sought|"
    r"felt|underlay|was|had [a-z]+ed)"
)
_ADVERB = (
    r"(?:(?:also|further|again|strongly|once again|deeply|firmly|in addition|therefore|inter alia|particularly) )*"
)
_FIRST = re.compile(rf"^\[?(?P<verb>{_ADVERB}{_VERB})\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A decision while it is read."""

    kind: str
    day: date | None
    meeting: str | None
    symbol: str | None = None
    heading: Passage | None = None
    unanimous: bool | None = None
    clauses: list[Clause] = field(default_factory=list)

    def done(self) -> Decision:
        return Decision(self.symbol, self.kind, self.day, self.meeting, self.unanimous, tuple(self.clauses))  # type: ignore[arg-type]


@dataclass(slots=True)
class _Minutes:
    """What the reader of a chapter keeps in mind about its decisions."""

    chapter: Chapter
    meeting_of: dict[str, str]
    atlas: Atlas
    drafts: list[_Draft] = field(default_factory=list)
    # Announced by a heading, by kind and meeting; the sentence that takes the decision is still to come.
    announced: dict[tuple[str, str | None], list[_Draft]] = field(default_factory=dict)
    symbols: set[str] = field(default_factory=set)  # of the decisions whose taking has been told
    open: _Draft | None = None  # a list of its clauses has been introduced and goes on

    def announce(self, drafts: list[_Draft]) -> None:
        """A heading ends any list of clauses, and may announce decisions."""
        self.open = None
        self.drafts.extend(drafts)
        for draft in drafts:
            self.announced.setdefault((draft.kind, draft.meeting), []).append(draft)

    def take(self, kind: str, meeting: str | None, symbol: str | None) -> _Draft | None:
        """The decision that a heading has announced, else a new one; None for one that is known or has no symbol."""
        waiting = self.announced.get((kind, meeting), [])
        draft = next((draft for draft in waiting if draft.symbol in {None, symbol}), None)
        if draft is not None:
            waiting.remove(draft)
        elif symbol is not None and symbol not in self.symbols:
            draft = _Draft(kind, None, meeting)
            self.drafts.append(draft)
        if draft is not None:
            draft.symbol = draft.symbol or symbol
            self.symbols.add(draft.symbol or "")
        return draft


def read_decisions(
    chapter: Chapter, meeting_of: dict[str, str], atlas: Atlas
) -> tuple[list[Decision], dict[str, Passage]]:
    """The decisions in order, and the passages that turned out to be clauses (kind "operative"), by id."""
    minutes = _Minutes(chapter, meeting_of, atlas)
    clauses: dict[str, Passage] = {}
    for passage in chapter.of_kind("heading", "narrative"):
        if passage.kind == "heading":
            minutes.announce(_announced(passage))
        elif minutes.open is not None and is_clause(passage.text):
            clauses[passage.id] = replace(passage, kind="operative")
            _add_clause(minutes, minutes.open, passage.text, passage)
            if passage.text.rstrip().endswith("."):
                minutes.open = None
        else:
            minutes.open = None
            for sentence in chapter.sentences(passage):
                _read_sentence(minutes, sentence)
    chapter.unresolved.extend(_without_symbol(draft) for draft in minutes.drafts if draft.heading and not draft.symbol)
    return [draft.done() for draft in minutes.drafts], clauses


def _without_symbol(draft: _Draft) -> Unresolved:
    """A decision that a heading announces, and that nothing below the heading names."""
    heading = cast("Passage", draft.heading)
    reason = "no sentence below this heading names the decision's symbol"
    return Unresolved(heading.text, reason, heading.id, 0, len(heading.text))


def is_clause(text: str) -> bool:
    """A paragraph that reports a clause: it opens with what the Council did, or with a lead-in in square brackets."""
    return bool(_LEAD_IN.match(text) or _CLAUSE_START.match(text)) and text.rstrip().endswith((";", ".", ",", "; and"))


def _announced(passage: Passage) -> list[_Draft]:
    found = _HEADING.search(passage.text)
    if found is None:
        return []
    what = found["what"].lower()
    kind = "resolution" if "resolution" in what else "presidential_statement" if "statement" in what else "other"
    symbols: list[str | None] = [str(hit.symbol) for hit in find(found["what"])]
    return [
        _Draft(kind, read_date(found), found["number"], symbol=symbol, heading=passage) for symbol in symbols or [None]
    ]


def _read_sentence(minutes: _Minutes, sentence: Sentence) -> None:
    """Take in a sentence that reports the taking of a decision."""
    adopted = _in_turn(_ADOPTED, sentence.text)
    stated = _in_turn(_STATEMENT, sentence.text) or _ON_BEHALF.search(sentence.text) is not None
    if not adopted and not stated:
        _read_reference(minutes, sentence)
        return
    kind = "resolution" if adopted else "presidential_statement"
    meeting = minutes.meeting_of.get(sentence.passage.id)
    draft = minutes.take(kind, meeting, _symbol(sentence, minutes.chapter, kind))
    if draft is None:
        return
    if adopted:
        voted = bool(_VOTES.search(sentence.text))
        draft.unanimous = True if "unanimous" in sentence.text else False if voted else None
    words, opens_list = reported_words(sentence.text)
    for piece in re.split(r";\s+(?:and\s+)?", words):
        if _FIRST.match(piece.strip()):
            _add_clause(minutes, draft, piece.strip(), sentence.passage)
    if opens_list:
        minutes.open = draft


def _read_reference(minutes: _Minutes, sentence: Sentence) -> None:
    """As in "By resolution 1631 (2005) of 17 October 2005, the Council urged ...": a decision told in one sentence.

    It need not have been taken at the meeting that the section is about: its meeting stays unknown.
    """
    found = _BY_DECISION.match(sentence.text)
    if found is None or not _FIRST.match(found["words"]):
        return
    kind = "resolution" if found["resolution"] else "presidential_statement"
    symbol = _symbol(sentence, minutes.chapter, kind)
    draft = minutes.take(kind, None, symbol) if symbol else None
    if draft is None:
        return
    dated = re.search(DATE, sentence.text[: found.start("words")])
    draft.day = draft.day or (read_date(dated) if dated else None)
    for piece in re.split(r";\s+(?:and\s+)?", found["words"]):
        if _FIRST.match(piece.strip()):
            _add_clause(minutes, draft, piece.strip(), sentence.passage)


def _in_turn(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> bool:
    """Whether the second is found behind the first."""
    first, second = patterns
    found = first.search(text)
    return found is not None and second.search(text, found.end()) is not None


def reported_words(text: str) -> tuple[str, bool]:
    """What a sentence that takes a decision reports of it, and whether a list of clauses goes on below.

    "..., by which it, acting under Chapter VII of the Charter, inter alia:" reports nothing itself and opens a list;
    "..., by which it, inter alia, decided to ...; and requested ..." reports two clauses. What the Council acts on
    stands in the lead, not in a clause.
    """
    lead = _BY_WHICH.search(text)
    if lead is None:
        return "", False
    alia = _INTER_ALIA.search(text, lead.end(), lead.end() + _LONGEST_LEAD)
    ground = _ON_WHAT_GROUND.match(text, lead.end())
    start = ground.end() if ground else lead.end()
    if alia is not None and not _FIRST.match(text[start : alia.start()].lstrip(", ")):
        ground = _ON_WHAT_GROUND.match(text, alia.end())
        start = ground.end() if ground else alia.end()
    words = text[start:].strip(" ,:\n").removesuffix("and").rstrip(" ,:")
    return words, text.rstrip().endswith((":", ";", "; and", "inter alia", "inter alia,"))


def _symbol(sentence: Sentence, chapter: Chapter, kind: str) -> str | None:
    """The decision's symbol: in the sentence itself, or in the note that it calls."""
    wanted = "RES" if kind == "resolution" else "PRST"
    named = [str(hit.symbol) for hit in find(sentence.text)]
    named += [citation.symbol for citation in chapter.cited_in(index for _, index in sentence.calls)]
    return next((symbol for symbol in named if parse(symbol).series == wanted and symbol.startswith("S/")), None)


def _add_clause(minutes: _Minutes, draft: _Draft, text: str, passage: Passage) -> None:
    called = minutes.chapter.cited_in(index for _, index in minutes.chapter.calls.get(passage.id, ()))
    named = [str(hit.symbol) for hit in find(text)] + [citation.symbol for citation in called]
    cites = [symbol for symbol in named if symbol != draft.symbol]  # its own note, where it is reported in one sentence
    opens = _FIRST.match(text)
    raw = ClauseText(
        str(len(draft.clauses) + 1), "operative", text, (passage.id,), marked=(opens["verb"],) if opens else ()
    )
    draft.clauses.append(make_clause(raw, {passage.id: cites}, minutes.atlas))
