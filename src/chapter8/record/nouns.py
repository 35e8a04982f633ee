"""The nouns of the record: what a document is read into.

Field names are those of `chapter8 read --json` (docs/reference/record.schema.json). Character offsets (`start`,
`end`, `offset`) count code points in the text of the passage they name. Dates are ISO dates.
States are written by their canonical short English name, organizations by their full name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Day: TypeAlias = date  # for nouns that have a field of that name
DocumentKind = Literal[
    "repertoire",
    "resolution",
    "presidential_statement",
    "meeting_record",
    "report",
    "letter",
    "press_release",
    "communique",
    "news",
    "other",
]
PassageKind = Literal[
    "heading", "narrative", "preambular", "operative", "speech", "procedural", "note", "annex", "furniture"
]
Via = Literal["explicit", "ibid", "respectively", "inline"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read. `pages` is None for formats without pages."""

    name: str
    sha256: str
    media_type: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document, from passage `start` to passage `end` (both included). `label` is "49.B"."""

    label: str
    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, speech or note. `id` is stable for the same file; `number` is the printed one."""

    id: str
    section: str | None
    page: int | None
    number: str | None
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in another document that this one points to.

    `via` tells how it was resolved. `passage`, `start` and `end` are where the citing words stand.
    `speaker` is as labelled there, canonical where known; `on_behalf_of` is set when the label says so.
    """

    symbol: str
    part: str | None
    pages: tuple[int, ...]
    paragraphs: tuple[str, ...]
    speaker: str | None
    on_behalf_of: str | None
    via: Via
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that look like a citation, a name or a structure that no rule settles, and why."""

    text: str
    reason: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `called_in` is the passage that calls it, `offset` where the call stands in that passage."""

    section: str | None
    number: str
    text: str
    called_in: str | None
    offset: int | None
    citations: tuple[Citation, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote: on what, with what result, and who voted how.

    `draft` is what was put to the vote, `decision` what was adopted by it. The counts are those announced, else those
    listed; None where neither says. States stand in the order of the document; `absent` are those listed as not
    voting. `passage` is where the vote is told.
    """

    draft: str | None
    decision: str | None
    adopted: bool | None
    favour: int | None
    against: int | None
    abstentions: int | None
    in_favour: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the document records or describes. `number` is "5007" (with part: "5007 (Resumption 1)")."""

    number: str
    date: date | None
    item: str | None
    president: str | None
    participants: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    outcome: str | None = None
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph of a decision. `verbs` in order, as written; `cites` are symbols; `passage` holds the text."""

    number: str | None
    kind: Literal["preambular", "operative"]
    verbs: tuple[str, ...]
    text: str
    addressees: tuple[str, ...]
    cites: tuple[str, ...]
    passage: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A resolution, presidential statement or communiqué, or what a Repertoire chapter reports of one.

    `body` is who decided, by its full name. `chapter_vii` is True where the decision says that it acts under
    Chapter VII, None where the document does not show its whole text.
    """

    symbol: str | None
    kind: Literal["resolution", "presidential_statement", "communique", "other"]
    date: date | None
    meeting: str | None
    unanimous: bool | None
    clauses: tuple[Clause, ...] = ()
    body: str | None = None
    chapter_vii: bool | None = None
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, where. `notes` are the numbers of the notes that support it, in its own section.

    `collective` is the quantifier as written ("many speakers"), with `supporters` from the notes;
    `echoed_by` are those of whom the sentence says that they echoed or supported it. `language` is the language
    spoken ("fr"), where a record names it. `signatory` is the person who signed a letter, `addressee` whom it
    is addressed to.
    """

    meeting: str | None
    speaker: str | None
    role: str | None
    on_behalf_of: str | None
    verb: str | None
    text: str
    collective: str | None
    supporters: tuple[str, ...]
    echoed_by: tuple[str, ...]
    notes: tuple[str, ...]
    passage: str
    language: str | None = None
    signatory: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due: the words, and what they mean where a rule settles it.

    `recurrence` is an ISO 8601 period ("P6M"), with `date` its first day and `until` its last where they are known.
    `role` tells a day to act by from the end of a term and from its start. `counted_from` is set for durations. A
    month or a year is dated by its last day, as `precision` says. `vehicle`: the time is only that of a report in
    which something is to be told ("in his next report").
    """

    text: str
    type: Literal["date", "duration", "recurring", "event", "none"]
    date: date | None = None
    recurrence: str | None = None
    role: Literal["due", "term", "start"] = "due"
    until: Day | None = None
    vehicle: bool = False
    counted_from: Literal["adoption", "event"] | None = None
    precision: Literal["day", "month", "year"] = "day"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who owes what to whom by when, out of which clause. A proposal until a person accepts it."""

    decision: str | None
    clause: str | None
    kind: Literal["request", "invitation", "intention", "obligation", "other"]
    verb: str
    bearers: tuple[str, ...]
    action: str
    recipients: tuple[str, ...]
    report: bool
    deadline: Deadline | None
    passage: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision that the document says it answers: "submitted pursuant to paragraph 26 of ... resolution 1631 (2005)".

    `symbol` is the decision, `paragraphs` those it names, `words` the sentence's own words for the answering, from
    `start` to `end` in `passage`. Taking note of a document is no answer.
    """

    symbol: str
    paragraphs: tuple[str, ...]
    words: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the record's own word for it (DESIGN section 5)
    """Something the reader should know about this reading. `code` is stable, `message` is for people."""

    code: str
    message: str
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One document, read. `citations` holds every citation in order of place, those in notes included."""

    source: Source
    kind: DocumentKind
    symbol: str | None
    title: str
    date: date | None
    language: str
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    citations: tuple[Citation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[Decision, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    answers: tuple[Answer, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[Warning, ...] = ()
