"""Decisions in a Repertoire chapter, with the clauses that it reports of them in the past tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.clauses import ClauseText, make_clause
from chapter8.record.kinds.repertoire_chapter import Chapter, Sentence
from chapter8.record.kinds.repertoire_meetings import DATE, read_date
from chapter8.record.nouns import Clause, Decision, Passage
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
    unanimous: bool | None = None
    clauses: list[Clause] = field(default_factory=list)
    announced: bool = False  # by a heading; the sentence that took it has not been met yet
    open: bool = False  # a list of clauses has been introduced and goes on

    def done(self) -> Decision:
        return Decision(self.symbol, self.kind, self.day, self.meeting, self.unanimous, tuple(self.clauses))  # type: ignore[arg-type]


def read_decisions(
    chapter: Chapter, meeting_of: dict[str, str], atlas: Atlas
) -> tuple[list[Decision], dict[str, Passage]]:
    """The decisions in order, and the passages that turned out to be clauses (kind "operative"), by id."""
    drafts: list[_Draft] = []
    clauses: dict[str, Passage] = {}
    for passage in chapter.of_kind("heading", "narrative"):
        if passage.kind == "heading":
            if drafts:
                drafts[-1].open = False
            drafts.extend(_announced(passage))
            continue
        if drafts and drafts[-1].open:
            if is_clause(passage.text):
                clauses[passage.id] = replace(passage, kind="operative")
                _add_clause(drafts[-1], passage.text, passage, chapter, atlas)
                drafts[-1].open = not passage.text.rstrip().endswith(".")
                continue
            drafts[-1].open = False
        for sentence in chapter.sentences(passage):
            _read_sentence(sentence, drafts, chapter, meeting_of, atlas=atlas)
    return [draft.done() for draft in drafts], clauses


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
        _Draft(kind, read_date(found), found["number"], symbol=symbol, announced=True) for symbol in symbols or [None]
    ]


def _read_sentence(
    sentence: Sentence, drafts: list[_Draft], chapter: Chapter, meeting_of: dict[str, str], *, atlas: Atlas
) -> None:
    """Take in a sentence that reports the taking of a decision."""
    adopted = _in_turn(_ADOPTED, sentence.text)
    stated = _in_turn(_STATEMENT, sentence.text) or _ON_BEHALF.search(sentence.text) is not None
    if not adopted and not stated:
        return
    kind = "resolution" if adopted else "presidential_statement"
    symbol = _symbol(sentence, chapter, kind)
    meeting = meeting_of.get(sentence.passage.id)
    draft = next(
        (d for d in drafts if d.announced and d.kind == kind and d.meeting == meeting and d.symbol in {None, symbol}),
        None,
    )
    if draft is None:
        if symbol is None or any(d.symbol == symbol for d in drafts):
            return
        draft = _Draft(kind, None, meeting)
        drafts.append(draft)
    draft.announced = False
    draft.symbol = draft.symbol or symbol
    if kind == "resolution":
        voted = bool(_VOTES.search(sentence.text))
        draft.unanimous = True if "unanimous" in sentence.text else False if voted else None
    words, opens_list = reported_words(sentence.text)
    for piece in re.split(r";\s+(?:and\s+)?", words):
        if _FIRST.match(piece.strip()):
            _add_clause(draft, piece.strip(), sentence.passage, chapter, atlas)
    if opens_list:
        draft.open = True
        drafts.append(drafts.pop(drafts.index(draft)))


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


def _add_clause(draft: _Draft, text: str, passage: Passage, chapter: Chapter, atlas: Atlas) -> None:
    called = chapter.cited_in(index for _, index in chapter.calls.get(passage.id, ()))
    named = [str(hit.symbol) for hit in find(text)] + [citation.symbol for citation in called]
    cites = [symbol for symbol in named if symbol != draft.symbol]  # its own note, where it is reported in one sentence
    opens = _FIRST.match(text)
    raw = ClauseText(
        str(len(draft.clauses) + 1), "operative", text, (passage.id,), marked=(opens["verb"],) if opens else ()
    )
    draft.clauses.append(make_clause(raw, {passage.id: cites}, atlas))
