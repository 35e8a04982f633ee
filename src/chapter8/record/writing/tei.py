"""A record as TEI P5: meeting records as ParlaMint writes them, all else as divisions and paragraphs.

One `u` a speech (`who`, `ana` #chair, #regular for members of the Council, #guest for those invited), a `seg` a
paragraph, notes for procedure, `pb` where a page begins. ParlaMint: clarin-eric.github.io/ParlaMint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from chapter8.record.nouns import Passage, Record
from chapter8.record.writing.characters import one_line, writable
from chapter8.record.writing.tree import XML_ID, XML_LANG, child, ncname, root_element, serialised
from chapter8.record.writing.turns import Turn, turns_of

TEI = "http://www.tei-c.org/ns/1.0"
_ROLES = {
    "chair": "Presiding officer",
    "regular": "Member of the Council",
    "guest": "Invited to the meeting",
}
_TYPES = {"procedural": "procedure", "furniture": "furniture", "note": "footnote"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PRESIDES = re.compile(r"(?:Acting |Temporary )?(?:President|Chair(?:man|person|woman)?)")


def tei(record: Record) -> bytes:
    """The record as TEI in UTF-8."""
    root = root_element("TEI", {"": TEI})
    root.set(XML_LANG, record.language if _LANGUAGE.fullmatch(record.language) else "und")
    root.set(XML_ID, ncname(record.symbol or record.source.name))
    turns = tuple(turns_of(record)) if record.kind == "meeting_record" else ()
    _header(root, record, turns)
    body = child(child(root, "text"), "body")
    if record.kind == "meeting_record":
        _Debate(record, body).write(turns)
    else:
        _divisions(record, body)
    return serialised(root)


def _header(root: etree._Element, record: Record, turns: Sequence[Turn]) -> None:
    """Title, publisher, source, meeting, persons."""
    header = child(root, "teiHeader")
    file = child(header, "fileDesc")
    titles = child(file, "titleStmt")
    child(titles, "title", record.title or record.source.name, type="main")
    for meeting in record.meetings[:1]:
        child(titles, "meeting", meeting.number, n=meeting.number, ana="#meeting")
    child(child(file, "publicationStmt"), "p", "Made from the document named below by chapter8.")
    source = child(child(file, "sourceDesc"), "bibl")
    child(source, "title", record.title or record.source.name)
    if record.symbol:
        child(source, "idno", record.symbol, type="symbol")
    child(source, "idno", record.source.sha256, type="sha256")
    if record.date:
        child(source, "date", record.date.isoformat(), when=record.date.isoformat())
    if record.kind == "meeting_record":
        _categories(header)
        _profile(child(header, "profileDesc"), record, turns)


def _categories(header: etree._Element) -> None:
    """What #chair, #regular and #guest mean."""
    taxonomy = child(child(child(header, "encodingDesc"), "classDecl"), "taxonomy", xml_id="speaker_types")
    for name, meaning in _ROLES.items():
        child(child(taxonomy, "category", xml_id=name), "catDesc", meaning)
    child(child(taxonomy, "category", xml_id="meeting"), "catDesc", "Meeting")


def _profile(profile: etree._Element, record: Record, turns: Sequence[Turn]) -> None:
    """Where and when, and who speaks: the name as printed, and the delegation or office that it speaks for."""
    if record.date:
        setting = child(child(profile, "settingDesc"), "setting")
        child(setting, "date", record.date.isoformat(), when=record.date.isoformat())
    people = child(child(profile, "particDesc"), "listPerson")
    met: set[str] = set()
    for turn in turns:
        ident = _ident(turn)
        if turn.kind not in {"speech", "chair"} or ident in met:
            continue
        met.add(ident)
        person = child(people, "person", xml_id=ident)
        said = turn.statement
        child(person, "persName", turn.name or (said.speaker if said else None) or "unresolved")
        if said and said.speaker and said.speaker != turn.name:
            child(person, "affiliation", said.speaker)
        if said and said.role and said.role != said.speaker:
            child(person, "occupation", said.role)
        if said and said.on_behalf_of:
            child(person, "note", f"on behalf of {said.on_behalf_of}", type="on-behalf-of")
    if not met:
        child(people, "person", xml_id="nobody")


def _ident(turn: Turn) -> str:
    """An id out of name, delegation, role and whom for; readable, and different for different people."""
    said = turn.statement
    parts = (turn.name, said.speaker, said.role, said.on_behalf_of) if said else (turn.name,)
    return "person." + ncname(".".join(dict.fromkeys(part for part in parts if part)))


class _Debate:
    """Writes the turns of a meeting in order: speeches as utterances, the rest as notes and heads."""

    def __init__(self, record: Record, body: etree._Element) -> None:
        self.body = body
        self.division = child(body, "div", type="debateSection")
        self.members = frozenset(name for meeting in record.meetings for name in meeting.participants)
        self.page: int | None = None

    def write(self, turns: Sequence[Turn]) -> None:
        """All turns."""
        for turn in turns:
            if turn.kind in {"speech", "chair"}:
                self._utterance(turn)
            else:
                self._aside(turn.passages[0])
        if not len(self.division):
            child(self.division, "note", "no passage", type="empty")

    def _utterance(self, turn: Turn) -> None:
        """A speech, with its segments."""
        first = turn.passages[0]
        self._page(first, self.division)
        who = {"who": f"#{_ident(turn)}", "ana": f"#{self._role(turn)}", "xml_id": f"u.{ncname(first.id)}"}
        utterance = child(self.division, "u", who)
        if turn.statement and turn.statement.language:
            child(utterance, "note", f"spoke in {turn.statement.language}", type="language")
        for passage in turn.passages:
            self._page(passage, utterance)
            child(utterance, "seg", passage.text, xml_id=ncname(passage.id))

    def _role(self, turn: Turn) -> str:
        said = turn.statement
        if said is None or (said.role and _PRESIDES.fullmatch(said.role)):
            return "chair"
        return "regular" if said.speaker in self.members else "guest"

    def _aside(self, passage: Passage) -> None:
        """What nobody says: a heading opens a division, all else is a note."""
        if passage.kind == "heading":
            self.division = self.division if not len(self.division) else child(self.body, "div", type="debateSection")
            child(self.division, "head", passage.text, xml_id=ncname(passage.id))
            return
        self._page(passage, self.division)
        child(
            self.division, "note", passage.text, xml_id=ncname(passage.id), type=_TYPES.get(passage.kind, passage.kind)
        )

    def _page(self, passage: Passage, parent: etree._Element) -> None:
        """The beginning of a page, before the first passage on it."""
        if passage.page is not None and passage.page != self.page:
            self.page = passage.page
            child(parent, "pb", n=str(passage.page))


def _divisions(record: Record, body: etree._Element) -> None:
    """Sections as divisions; a paragraph a passage, with its number; notes in place of their call."""
    notes = {note.called_in: [] for note in record.notes}  # type: dict[str | None, list[tuple[int, str, str]]]
    for note in record.notes:
        notes[note.called_in].append((note.offset or 0, note.number, note.text))
    titles = {section.start: section for section in record.sections}
    division = child(body, "div", type=record.kind)
    page = None
    for passage in record.passages:
        section = titles.get(passage.id)
        if section is not None and len(division):
            division = child(body, "div", type="section", n=section.label)
        if passage.page is not None and passage.page != page:
            page = passage.page
            child(division, "pb", n=str(page))
        name = "p" if passage.kind != "heading" or any(item.tag.endswith("}p") for item in division) else "head"
        name = "note" if passage.kind in {"note", "furniture"} else name
        element = child(division, name, xml_id=ncname(passage.id), type=None if name == "p" else passage.kind)
        if passage.number is not None and name == "p":
            element.set("n", one_line(passage.number))
        _with_notes(element, passage.text, sorted(notes.get(passage.id, ())))
    for _, number, text in sorted(notes.get(None, ())):
        child(division, "note", text, type="footnote", n=number)
    if not len(division):
        child(division, "p")


def _with_notes(element: etree._Element, text: str, notes: list[tuple[int, str, str]]) -> None:
    """The text with each note where it is called."""
    last: etree._Element | None = None
    for piece, note in _pieces(text, notes):
        if last is None:
            element.text = writable(piece)
        else:
            last.tail = writable(piece)
        if note is not None:
            last = child(element, "note", note[1], type="footnote", n=note[0])


def _pieces(text: str, notes: list[tuple[int, str, str]]) -> Iterator[tuple[str, tuple[str, str] | None]]:
    at = 0
    for offset, number, words in notes:
        place = min(max(offset, at), len(text))
        yield text[at:place], (number, words)
        at = place
    yield text[at:], None
