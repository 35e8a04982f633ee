"""What the reader page shows of a record: each passage with its page, notes in place, and what was read out of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from chapter8.record.nouns import Citation, Clause, Commitment, Note, Passage, Record, Statement
from chapter8.site.library.chains import chains, locator
from chapter8.site.library.permalinks import symbol_path
from chapter8.symbols import Locator


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


@dataclass(frozen=True, slots=True)
class Row:
    """One passage as shown. `page` only where a new page begins; `anchor` is its printed number, once in the page."""

    passage: Passage
    page: int | None
    anchor: str | None
    level: int
    pieces: tuple[Piece, ...]
    notes: tuple[NoteInPlace, ...]
    said: tuple[Said, ...]
    clauses: tuple[tuple[str | None, Clause], ...]
    commitments: tuple[Commitment, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the outline."""

    ident: str
    text: str
    level: int


def rows(record: Record, retrieved: date) -> list[Row]:
    """The passages in reading order, without furniture and without the text of notes that stand where they are called.

    A note that nothing calls is shown where it is printed.
    """
    notes = _notes(record)
    in_place = {note.ident for several in notes.values() for _offset, note in several}
    statements, commitments, clauses = defaultdict(list), defaultdict(list), defaultdict(list)
    for statement in record.statements:
        statements[statement.passage].append(statement)
    for commitment in record.commitments:
        commitments[commitment.passage].append(commitment)
    for decision in record.decisions:
        for clause in decision.clauses:
            clauses[clause.passage].append((decision.symbol, clause))
    shown: list[Row] = []
    anchors: set[str] = {passage.id for passage in record.passages}
    page = None
    for passage in record.passages:
        if passage.kind == "furniture" or passage.id in in_place:
            continue
        anchor = (passage.number or "").replace(" ", "")
        anchor = "" if anchor in anchors else anchor
        anchors.add(anchor)
        called = sorted(notes.get(passage.id, []), key=lambda item: item[0])
        shown.append(
            Row(
                passage=passage,
                page=passage.page if passage.page != page else None,
                anchor=anchor or None,
                level=_level(passage),
                pieces=_pieces(passage.text, called),
                notes=tuple(note for _, note in called),
                said=_said(statements[passage.id]),
                clauses=tuple(clauses[passage.id]),
                commitments=tuple(commitments[passage.id]),
                citation=_citation(record, passage, retrieved),
            )
        )
        page = passage.page or page
    return shown


def outline(shown: list[Row]) -> list[Heading]:
    """The headings, for the start side."""
    return [Heading(row.passage.id, row.passage.text, row.level) for row in shown if row.passage.kind == "heading"]


def _level(passage: Passage) -> int:
    """How deep a heading stands: by the parts of its section's label ("49.B" is the second level)."""
    return min(4, 2 + (passage.section or "").count("."))


def _said(statements: list[Statement]) -> tuple[Said, ...]:
    """The statements of a passage, those of one speaker drawn together."""
    verbs: dict[tuple[str, str, str, str], list[str]] = {}
    for item in statements:
        who = item.speaker or item.collective or ""
        role = "" if item.role is None or item.role == who else item.role
        drawn = verbs.setdefault((who, role, item.on_behalf_of or "", item.meeting or ""), [])
        if item.verb and item.verb not in drawn:
            drawn.append(item.verb)
    return tuple(Said(who, role, behalf, tuple(said), meeting) for (who, role, behalf, meeting), said in verbs.items())


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


def _citation(record: Record, passage: Passage, retrieved: date) -> str:
    """The passage as UN footnotes cite it, with the content's hash; the address is added by the page."""
    place = Locator(
        record.symbol or record.title,
        None,
        (passage.page,) if passage.page is not None and not passage.number else (),
        (passage.number,) if passage.number else (),
    )
    return f"{place} (read {retrieved.isoformat()}, sha256 {record.source.sha256[:12]})"
