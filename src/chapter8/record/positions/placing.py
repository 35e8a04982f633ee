"""Statements of a record placed on themes: whose position, in which words, said where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.nouns import Citation, Note, Passage, Record, Statement
from chapter8.record.positions.nouns import Position, Stance, Via
from chapter8.record.positions.stance import MENTION, Reading, stance_of
from chapter8.record.positions.vocabulary import Vocabulary
from chapter8.symbols import Locator

_SENTENCE = re.compile(r"(?<=[.?!])[”’\"]?\s+(?=[A-Z“\"\[])")
_DIVERGENT = re.compile(
    r"\b(?:[Dd]ivergen\w+|[Dd]iffer\w+|[Oo]ppos(?:ed|ing)|[Cc]ontrasting) (?:views|opinions|positions)\b"
)
_OTHER_SIDE = re.compile(r"(?:as opposed to|rather than|versus|in contrast to|instead of)\b")
_OF_OTHERS = re.compile(
    r"^(?:Some|Others|Many|Several|Certain|Critics|It ha[sd] (?:often |sometimes )?been|There (?:are|were) those)\b"
)
_LONGEST_SENTENCE = 4_000  # characters; what is longer is a table or damage


@dataclass(frozen=True, slots=True)
class _Placed:
    """What a statement's own words say, before anybody is asked whose words they are."""

    theme: str
    reading: Reading
    start: int
    end: int
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody who takes a statement's positions, and where it is cited that he or she did."""

    label: str | None
    on_behalf_of: str | None
    via: Via
    places: tuple[Locator, ...]


@dataclass(slots=True)
class _Reader:
    """The record with what is looked up again and again."""

    record: Record
    vocabulary: Vocabulary
    atlas: Atlas
    passages: dict[str, Passage] = field(init=False)
    notes: dict[tuple[str, str], Note] = field(init=False)
    days: dict[str, date | None] = field(init=False)

    def __post_init__(self) -> None:
        self.passages = {passage.id: passage for passage in self.record.passages}
        self.notes = {(note.section or "", note.number): note for note in self.record.notes}
        self.days = {meeting.number: meeting.date for meeting in self.record.meetings}

    def cited(self, statement: Statement) -> list[Citation]:
        """The citations of a statement's notes. Notes are numbered within the section of the first rank."""
        section = (self.passages[statement.passage].section or "").split(".")[0]
        notes = (self.notes.get((section, number)) for number in statement.notes)
        return [citation for note in notes if note for citation in note.citations]


def positions(record: Record, vocabulary: Vocabulary, atlas: Atlas) -> tuple[Position, ...]:
    """The positions that the statements of a record take, in order of the statements.

    A collective statement gives its positions to each of its supporters, and what is echoed to those who echoed it; one
    that names nobody is kept without an actor. Within one statement a theme counts once for each stance, and as a
    mention only where no words carry a stance.
    """
    reader = _Reader(record, vocabulary, atlas)
    found: list[Position] = []
    before: list[_Placed] = []  # of the statement before
    for index, statement in enumerate(record.statements):
        placed = _placed(reader, statement)
        if index:
            placed = _against(reader, index, placed, before)
        for one in placed:
            found.extend(_positions_of(reader, index, one))
        before = placed
    return tuple(found)


# What the words say


def _placed(reader: _Reader, statement: Statement) -> list[_Placed]:
    """Each theme and stance of a statement once, at the first words that carry it."""
    passage = reader.passages[statement.passage].text
    spoken = reader.record.kind == "meeting_record"
    found: list[_Placed] = []
    for sentence, at in _sentences(statement.text, passage):
        for hit in reader.vocabulary.hits(sentence):
            reading = stance_of(sentence, hit.start, hit.end)
            if hit.evil and reading.stance == "opposes":
                reading = Reading("supports", reading.words)
            if spoken and _OF_OTHERS.match(sentence):
                reading = MENTION
            words = sentence[hit.start : hit.end]
            found.append(_Placed(hit.theme.key, reading, at + hit.start, at + hit.end, words, sentence))
            denial = reader.vocabulary.denial(hit.theme, sentence) if reading.stance == "supports" else None
            if denial and hit.theme.denies:
                opposed = Reading("opposes", f"{reading.words} ... {denial}" if reading.words else denial)
                where = at + sentence.index(denial)
                found.append(_Placed(hit.theme.denies, opposed, where, where + len(denial), denial, sentence))
    if _DIVERGENT.search(statement.text) and statement.collective is None and statement.supporters:
        found = [_sided(one, statement) for one in found]
    return _once(found)


def _sided(one: _Placed, statement: Statement) -> _Placed:
    """Of divergent views, those whom the note behind the first of them names hold the first."""
    words = _DIVERGENT.search(statement.text)
    if words is None or one.reading.stance != "mentions":
        return one
    return _Placed(one.theme, Reading("supports", words[0]), one.start, one.end, one.words, one.sentence)


def _against(reader: _Reader, index: int, placed: list[_Placed], before: Sequence[_Placed]) -> list[_Placed]:
    """In "Divergent views were expressed regarding A,1 as opposed to B2" who is named for B opposes A as well."""
    statement, earlier = reader.record.statements[index], reader.record.statements[index - 1]
    side = _OTHER_SIDE.match(statement.text)
    if side is None or not _DIVERGENT.search(earlier.text) or earlier.passage != statement.passage:
        return placed
    own = [
        _Placed(
            one.theme, Reading("supports", one.reading.words or side[0]), one.start, one.end, one.words, one.sentence
        )
        for one in placed
        if one.theme not in {other.theme for other in before}
    ]
    opposed = [
        _Placed(one.theme, Reading("opposes", side[0]), one.start, one.end, one.words, one.sentence) for one in before
    ]
    return [*own, *opposed]


def _sentences(text: str, passage: str) -> Iterator[tuple[str, int]]:
    """The sentences of a statement, each with its place in the passage."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text))]
    whole = passage.find(text)
    at = max(0, whole)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end].strip()
        if whole >= 0:
            at = whole + start
        elif (found := passage.find(sentence, at)) >= 0:  # sentences of others stand in between
            at = found
        if 0 < len(sentence) <= _LONGEST_SENTENCE:
            yield sentence, at


def _once(found: Sequence[_Placed]) -> list[_Placed]:
    """Each theme once a stance; a mention only where nothing more is said."""
    said = {one.theme for one in found if one.reading.stance != "mentions"}
    kept: dict[tuple[str, Stance], _Placed] = {}
    for one in found:
        if one.reading.stance != "mentions" or one.theme not in said:
            kept.setdefault((one.theme, one.reading.stance), one)
    return list(kept.values())


# Whose words they are


def _positions_of(reader: _Reader, index: int, one: _Placed) -> Iterator[Position]:
    """One position for each who holds it."""
    statement = reader.record.statements[index]
    day = reader.days.get(statement.meeting or "") or reader.record.date
    for holder in _holders(reader, index):
        actor, spoken_by = _actor(reader, holder, statement)
        yield Position(
            one.theme, one.reading.stance, actor, spoken_by, holder.on_behalf_of, holder.via, statement.collective,
            statement.meeting, day, statement.passage, one.start, one.end, one.words, one.reading.words, one.sentence,
            index, holder.places,
        )  # fmt: skip


def _holders(reader: _Reader, index: int) -> list[_Holder]:
    """The speaker, or the supporters of a collective statement, and those who echoed it."""
    statement = reader.record.statements[index]
    cited = reader.cited(statement)
    if statement.speaker is not None:
        mine = [one for one in cited if one.speaker in {None, statement.speaker}]
        holders = [_Holder(statement.speaker, statement.on_behalf_of, "own", _places(reader, mine, statement))]
    elif statement.supporters:
        holders = [_cited_holder(reader, cited, name, "collective", statement) for name in statement.supporters]
    else:
        holders = [_Holder(None, None, "collective", _places(reader, cited, statement))]
    for name in statement.echoed_by:
        if any(one.speaker == name for one in cited):
            holders.append(_cited_holder(reader, cited, name, "echo", statement))
        else:
            holders.append(_echo_told_later(reader, index, name))
    return holders


def _cited_holder(reader: _Reader, cited: Sequence[Citation], name: str, via: Via, statement: Statement) -> _Holder:
    """A supporter, with the place that the note gives for him or her, and on whose behalf it was."""
    own = [one for one in cited if one.speaker == name]
    groups = {one.on_behalf_of for one in own}
    return _Holder(name, next(iter(groups)) if len(groups) == 1 else None, via, _places(reader, own, statement))


def _echo_told_later(reader: _Reader, index: int, name: str) -> _Holder:
    """In "This was echoed by Chile, who said ...7" the echo's place is that of Chile's own statement, further on."""
    statements = reader.record.statements
    for later in statements[index + 1 :]:
        if later.passage != statements[index].passage:
            break
        if later.speaker == name:
            mine = [one for one in reader.cited(later) if one.speaker in {None, name}]
            return _Holder(name, later.on_behalf_of, "echo", _places(reader, mine, later))
        cited = [one for one in reader.cited(later) if one.speaker == name]
        if name in later.supporters and cited:
            return _cited_holder(reader, cited, name, "echo", later)
    return _Holder(name, None, "echo", _places(reader, (), statements[index]))


def _places(reader: _Reader, cited: Sequence[Citation], statement: Statement) -> tuple[Locator, ...]:
    """Where it was said, as cited; else where we read it."""
    places = (Locator(one.symbol, one.part, one.pages, one.paragraphs) for one in cited)
    found = tuple(dict.fromkeys(places))
    return found or (_read_at(reader, statement),)


def _read_at(reader: _Reader, statement: Statement) -> Locator:
    record, passage = reader.record, reader.passages[statement.passage]
    pages = (passage.page,) if passage.page else ()
    return Locator(record.symbol or record.title or record.source.name, None, pages)


def _actor(reader: _Reader, holder: _Holder, statement: Statement) -> tuple[str | None, str | None]:
    """Whose position it is, and who spoke where that is somebody else.

    Officials of the United Nations speak for their office: the Organization itself takes no sides.
    """
    label, group = holder.label, holder.on_behalf_of
    if group and holder.via == "own" and group == "United Nations" and statement.role:
        return statement.role, label
    name = group or label
    if name is None:
        return None, None
    actor = reader.atlas.canonical_actor(name) or name
    return actor, None if actor == label else label
