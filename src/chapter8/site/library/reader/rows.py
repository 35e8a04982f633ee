"""What the reader page shows of a record: each passage with its page, notes in place, and what was read out of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from chapter8.record.nouns import Answer, Citation, Clause, Commitment, Note, Passage, Record, Statement, Vote
from chapter8.record.writing import passage_references
from chapter8.site.library.permalinks import symbol_path
from chapter8.site.library.reader.chains import chains, locator
from chapter8.site.library.reader.parts import Part, in_part, part_of


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a note points to: in words, and its address here."""

    text: str
    address: str
    said_by: str


@dataclass(frozen=True, slots=True)
class NoteInPlace:
    """A note where it is called. `chain` is how an Ibid. was resolved; `open` says what no rule settled.

    `ident` is the passage of the note's own text, where it has one: its address opens the note.
    """

    ident: str | None
    number: str
    text: str
    chain: tuple[str, ...]
    targets: tuple[Target, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the note that is called at its end."""

    text: str
    note: NoteInPlace | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says in a passage: who, in which role, on whose behalf, and the verbs in order."""

    who: str
    role: str
    on_behalf_of: str
    verbs: tuple[str, ...]
    meeting: str
    language: str
    signatory: str
    addressee: str


@dataclass(frozen=True, slots=True)
class Row:
    """One passage as shown. `page` only where a new page begins; `anchor` is its printed number, once in the page.

    `cites` are the places that its own words name (those of its notes stand in the notes). `citation` is how the United
    Nations cites it.
    """

    passage: Passage
    page: int | None
    anchor: str | None
    level: int
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]
    clauses: tuple[tuple[str | None, Clause], ...]
    commitments: tuple[Commitment, ...]
    cites: tuple[Target, ...]
    answers: tuple[Answer, ...]
    votes: tuple[Vote, ...]
    citation: str

    @property
    def read_out(self) -> bool:
        """Whether anything stands beside the text."""
        return bool(self.said or self.clauses or self.commitments or self.cites or self.answers or self.votes)


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the outline: words, and the address of the passage where it begins."""

    address: str
    text: str
    level: int


@dataclass(slots=True)
class _ReadOut:
    """What was read out of the passages, by passage."""

    statements: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    clauses: dict[str, list[tuple[str | None, Clause]]] = field(default_factory=lambda: defaultdict(list))
    commitments: dict[str, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    cites: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    votes: dict[str, list[Vote]] = field(default_factory=lambda: defaultdict(list))


def rows(record: Record, part: Part) -> list[Row]:
    """The passages of a part in reading order, without furniture and the text of notes that stand in place.

    A note that nothing calls is shown where it is printed.
    """
    notes = _notes(record)
    in_place = {note.ident for several in notes.values() for _offset, note in several}
    read_out = _read_out(record)
    references = passage_references(record, record.passages[part.start : part.end])
    shown: list[Row] = []
    anchors: set[str] = {passage.id for passage in record.passages}
    page = None
    for passage in record.passages[part.start : part.end]:
        if passage.kind == "furniture" or passage.id in in_place:
            continue
        anchor = (passage.number or "").replace(" ", "")
        anchor = "" if anchor in anchors else anchor
        anchors.add(anchor)
        called = sorted(notes.get(passage.id, []), key=lambda item: item[0])
        shown.append(_row(passage, called, read_out, references[passage.id], (anchor or None, page)))
        page = passage.page or page
    return shown


def _row(
    passage: Passage,
    called: list[tuple[int, NoteInPlace]],
    read_out: _ReadOut,
    reference: str,
    place: tuple[str | None, int | None],
) -> Row:
    """One passage with all that belongs to it; `place` is its anchor and the page reached before it."""
    anchor, page = place
    return Row(
        passage=passage,
        page=passage.page if passage.page != page else None,
        anchor=anchor,
        level=_level(passage),
        pieces=_pieces(passage.text, called),
        said=_said(read_out.statements.get(passage.id, [])),
        clauses=tuple(read_out.clauses.get(passage.id, ())),
        commitments=tuple(read_out.commitments.get(passage.id, ())),
        cites=tuple(dict.fromkeys(read_out.cites.get(passage.id, ()))),
        answers=tuple(read_out.answers.get(passage.id, ())),
        votes=tuple(read_out.votes.get(passage.id, ())),
        citation=reference,
    )


def _read_out(record: Record) -> _ReadOut:
    """Everything that was read out, by its passage; citations of notes stay with their notes."""
    out = _ReadOut()
    for statement in record.statements:
        out.statements[statement.passage].append(statement)
    for commitment in record.commitments:
        out.commitments[commitment.passage].append(commitment)
    for symbol, clause in ((decision.symbol, clause) for decision in record.decisions for clause in decision.clauses):
        out.clauses[clause.passage].append((symbol, clause))
    in_notes = {citation for note in record.notes for citation in note.citations}
    for citation in record.citations:
        if citation not in in_notes and citation.symbol != record.symbol:
            out.cites[citation.passage].append(_target(citation))
    for answer in record.answers:
        out.answers[answer.passage].append(answer)
    for vote in (vote for meeting in record.meetings for vote in meeting.votes):
        out.votes[vote.passage or ""].append(vote)
    return out


def outline(record: Record, stem: str) -> list[Heading]:
    """What the document consists of: its headings; where it prints none, its preamble, paragraphs, annexes, speakers.

    `stem` is the document's address: an entry of another part leads there.
    """
    marks = _headings(record) or _kinds(record)
    speakers = _speakers(record) if record.kind == "meeting_record" else []
    entries = sorted([*marks, *speakers], key=lambda entry: (entry[0], entry[2]))
    return [
        Heading(f"{in_part(stem, part_of(position))}#{record.passages[position].id}", text, level)
        for position, text, level in entries
    ]


def _headings(record: Record) -> list[tuple[int, str, int]]:
    return [
        (position, passage.text, _level(passage))
        for position, passage in enumerate(record.passages)
        if passage.kind == "heading"
    ]


def _kinds(record: Record) -> list[tuple[int, str, int]]:
    """The first passage of each kind that a decision consists of."""
    words = {"preambular": _("Preamble"), "operative": _("Operative paragraphs"), "annex": _("Annex")}
    found: dict[str, int] = {}
    for position, passage in enumerate(record.passages):
        if passage.kind in words:
            found.setdefault(passage.kind, position)
    return [(position, words[kind], 2) for kind, position in found.items()]


def _speakers(record: Record) -> list[tuple[int, str, int]]:
    """Who has the floor, in order; a speaker who goes on after a break stands once for each speech."""
    places = {passage.id: position for position, passage in enumerate(record.passages)}
    return [
        (places[item.passage], item.speaker or item.role or _("Unnamed speaker"), 3)
        for item in record.statements
        if item.passage in places
    ]


def _level(passage: Passage) -> int:
    """How deep a heading stands: by the parts of its section's label ("49.B" is the second level)."""
    return min(4, 2 + (passage.section or "").count("."))


def _said(statements: list[Statement]) -> tuple[Said, ...]:
    """The statements of a passage, those of one speaker drawn together."""
    drawn: dict[tuple[str, ...], list[str]] = {}
    for item in statements:
        who = item.speaker or item.collective or ""
        role = "" if item.role is None or item.role == who else item.role
        more = (item.on_behalf_of, item.meeting, item.language, item.signatory, item.addressee)
        verbs = drawn.setdefault((who, role, *(word or "" for word in more)), [])
        if item.verb and item.verb not in verbs:
            verbs.append(item.verb)
    return tuple(
        Said(who, role, behalf, tuple(verbs), meeting, language, signatory, addressee)
        for (who, role, behalf, meeting, language, signatory, addressee), verbs in drawn.items()
    )


def _notes(record: Record) -> dict[str, list[tuple[int, NoteInPlace]]]:
    """The notes by the passage that calls them, with the offset of the call (the end where it is not known)."""
    resolved = chains(record.notes)
    idents = {(item.number, item.text): item.id for item in record.passages if item.kind == "note"}
    found: dict[str, list[tuple[int, NoteInPlace]]] = defaultdict(list)
    for note in record.notes:
        if note.called_in is None:
            continue
        offset = note.offset if note.offset is not None else 1 << 40
        ident, chain = idents.get((note.number, note.text)), resolved.get((note.section, note.number), ())
        found[note.called_in].append((offset, _in_place(note, ident, chain)))
    return found


def _in_place(note: Note, ident: str | None, chain: tuple[str, ...]) -> NoteInPlace:
    return NoteInPlace(
        ident=ident,
        number=note.number,
        text=note.text,
        chain=chain,
        targets=tuple(_target(citation) for citation in note.citations),
        open=tuple(f"{item.text}: {item.reason}" for item in note.unresolved),
    )


def _target(citation: Citation) -> Target:
    anchor = f"#{citation.paragraphs[0].replace(' ', '')}" if citation.paragraphs else ""
    if not anchor and citation.pages:
        anchor = f"#page-{citation.pages[0]}"
    said_by = citation.speaker or ""
    if citation.on_behalf_of:
        said_by = f"{said_by} ({citation.on_behalf_of})" if said_by else citation.on_behalf_of
    symbol = f"{citation.symbol} ({citation.part})" if citation.part else citation.symbol
    return Target(str(locator(citation)), symbol_path(symbol) + anchor, said_by)


def _pieces(text: str, called: list[tuple[int, NoteInPlace]]) -> tuple[Piece, ...]:
    """The text, cut where notes are called."""
    pieces = []
    start = 0
    for offset, note in called:
        end = max(start, min(offset, len(text)))
        pieces.append(Piece(text[start:end], note))
        start = end
    return (*pieces, Piece(text[start:], None))
