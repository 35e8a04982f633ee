"""Statements in a Repertoire narrative: who said what, supported by whom, on the strength of which notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter import Chapter, Sentence, tell_speakers
from chapter8.record.kinds.repertoire.statement_notes import supporters_of, with_notes
from chapter8.record.kinds.repertoire.subjects import (
    Passive,
    Subject,
    find_general,
    find_names_first,
    find_passive,
    find_subjects,
    find_trailing_echo,
    is_collective,
)
from chapter8.record.nouns import Meeting, Passage, Statement, Unresolved
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.speakers import Named, known, names_of, read_phrase, split_actors

_PROCEDURAL = re.compile(
    r"\b(?:drew attention to [^.;,’]{0,40}\b(?:letters?|reports?|notes?|documents?|papers?|drafts?)\b|"
    r"drew the (?:Council’s )?attention|made a statement on behalf of the Council|"
    r"made (?:a )?statements?\b|informed the Council that (?:he|she) had received)"
)
_STATEMENTS_MADE = re.compile(
    r"\b[Ss]tatements? (?:was|were) (?:also )?made by\b|\b[Tt]he (?:Security )?Council (?:first |then |also )*heard\b"
)
_LONGEST_SENTENCE = 4_000  # characters; what is longer is a table or damage, and no sentence that says who said what
_CONTRAST = re.compile(r"^(?:While|Although|Whereas|Though|As)\b")
_IN_WRITING = re.compile(r"^In (?:the|his|her|its|that) (?:report|letter|note|paper|non-paper|concept paper)\b")
_CONJUNCTION = re.compile(r"^(?:and|while|whereas|but) (?=the )")
_NEW_TOPIC = re.compile(
    r"^(?:The (?:paper|report|letter|note|concept paper|meeting|debate|discussion)|A number of|Another|"
    r"The Council|The issue|Divergent)\b"
)
_BY_LETTER = re.compile(r"^(?:By|In) (?:a|an|two|his|her|identical) (?:\w+ )?(?:letters?|notes? verbales?)\b")
_WHO_SPOKE = re.compile(r"\bS/PV\.")
_ENDED = re.compile(r"[.:;?!…][”’\"\])]*\s*$")
_BEHALF_FIRST = re.compile(r"(?<=[Ss]peaking )on behalf of [^,]{1,200}, (?=$)")
_ENVOY = re.compile(r"^(?:the|his|her|their) (?:delegate|speaker|counterpart|ambassador)s? (?:of|from) ", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:The|His|Her|A|Another|One) (?:\w+ )?(?:counterpart|speaker|delegate|envoy|ambassador|diplomat|briefer)\b"
)
_SLIP = 2  # letters by which a name may differ from the participant's who held the same office


@dataclass(slots=True)
class _Scene:
    """What the reader of a passage keeps in mind: the meeting, and who spoke last."""

    chapter: Chapter
    atlas: Atlas
    meeting: Meeting | None
    spoken: dict[tuple[str, str], str]
    in_writing: bool = False  # from "In the report, ..." to the end of the paragraph
    in_letter: bool = False  # "By a letter dated ...", in this sentence
    last: Named | None = None
    last_collective: str | None = None
    statements: list[Statement] = field(default_factory=list)


def read_statements(
    chapter: Chapter,
    meetings: dict[str, Meeting],
    spoken: dict[tuple[str, str], str],
    skip: frozenset[str],
    atlas: Atlas,
) -> list[Statement]:
    """All statements, in order. `meetings` is by passage id; `skip` are passages that report decisions."""
    statements: list[Statement] = []
    for passage in chapter.of_kind("narrative"):
        if passage.id in skip:
            continue
        scene = _Scene(chapter, atlas, meetings.get(passage.id), spoken)
        for sentence in chapter.sentences(passage):
            _read_sentence(scene, sentence)
        statements.extend(with_notes(chapter, scene.statements, passage))
    _tell_broken_off(chapter, statements)
    return statements


def _tell_broken_off(chapter: Chapter, statements: Sequence[Statement]) -> None:
    """The last sentence of a text that ends in its middle reports only the beginning of a statement."""
    *_, last = (None, *chapter.of_kind("heading", "narrative"))
    if last is not None and statements and statements[-1].passage == last.id and not _ENDED.search(last.text):
        start = last.text.rfind(statements[-1].text)
        words = statements[-1].text if start >= 0 else last.text
        reason = "the text breaks off before this statement ends"
        chapter.unresolved.append(Unresolved(words, reason, last.id, max(0, start), len(last.text)))


def _read_sentence(scene: _Scene, sentence: Sentence) -> None:
    """One sentence: active subjects first, then a passive agent, then notes with speakers but no subject."""
    if _STATEMENTS_MADE.search(sentence.text) or len(sentence.text) > _LONGEST_SENTENCE:
        return
    scene.in_letter = bool(_BY_LETTER.match(sentence.text))
    if _IN_WRITING.match(sentence.text):
        scene.in_writing = True
    subjects = _kept(find_subjects(sentence.text), sentence.text)
    passive = find_passive(sentence.text)
    if passive is not None and (not subjects or passive.start < subjects[0].start or passive.echo):
        _take_passive(scene, sentence, passive, subjects)
        return
    if not subjects and (first := _names_first(scene, sentence)) is not None:
        subjects = [first]
    if not subjects:
        _take_unnamed(scene, sentence)
        return
    bounds = [0, *(_segment_start(sentence.text, subject) for subject in subjects[1:]), len(sentence.text) + 1]
    for subject, start, end in zip(subjects, bounds, bounds[1:], strict=False):
        _take(scene, sentence, subject, start, end)


def _names_first(scene: _Scene, sentence: Sentence) -> Subject | None:
    """In "Mexico and Panama recalled ...7" bare names speak, where all are known and the sentence calls a note.

    Without a note it may be what somebody else said of them.
    """
    subject = find_names_first(sentence.text) if sentence.calls else None
    if subject is None:
        return None
    names = split_actors(subject.phrase, scene.atlas)
    known_all = all(known(name, scene.atlas) not in {None, "United Nations"} for name in names)
    return replace(subject, phrase=f"the representatives of {subject.phrase}") if known_all else None


def _kept(subjects: Sequence[Subject], text: str) -> list[Subject]:
    """The subjects that open a clause of their own: the first, the other half of "While ...", and "..., who said"."""
    if not subjects:
        return []
    first, *more = subjects
    kept = [first]
    contrast = bool(_CONTRAST.match(text))
    for subject in more:
        own_clause = contrast and re.search(r",\s*$", text[: subject.start])
        after_note = re.search(r",\s*(?:while|whereas|but)\s*$", text[: subject.start])
        if subject.relative or ((own_clause or after_note) and subject.kind != "pronoun"):
            kept.append(subject)
            contrast = False
    return [subject for subject in kept if not _PROCEDURAL.search(text, subject.start, subject.end + 80)]


def _segment_start(text: str, subject: Subject) -> int:
    """A relative clause begins with its noun phrase; another clause begins after the comma before it."""
    before = text[: subject.start].rstrip()
    joint = re.search(r"(?:\b(?:and|while|whereas|but|by))$", before)
    return joint.start() if joint else subject.start


def _take(scene: _Scene, sentence: Sentence, subject: Subject, start: int, end: int) -> None:
    """One statement out of one clause."""
    indices = [index for offset, index in sentence.calls if start < offset <= end]
    text = _CONJUNCTION.sub("", sentence.text[start:end].strip()).rstrip(",")
    if subject.kind == "collective":
        _say_collective(scene, subject.phrase.strip(" ,"), subject.verb, text, indices, passage=sentence.passage)
        return
    named = _named(scene, subject, sentence)
    if not named:
        return
    echoes = subject.echoes or find_trailing_echo(text)
    echoed = _echoed(scene, echoes)
    _respectively(scene, indices, named, echoes)
    for one in named:
        _say(scene, one, subject.verb or None, text, indices, passage=sentence.passage, echoed=echoed)


def _named(scene: _Scene, subject: Subject, sentence: Sentence) -> tuple[Named, ...]:
    """The speakers that a subject names; a pronoun names whoever spoke last in the same paragraph."""
    if subject.kind == "pronoun":
        if subject.phrase.strip().lower() == "they" and scene.last_collective:
            indices = [index for _, index in sentence.calls]
            _say_collective(
                scene, scene.last_collective, subject.verb, sentence.text, indices, passage=sentence.passage
            )
            return ()
        if scene.last is None:
            start = sentence.start + subject.start
            scene.chapter.unresolved.append(
                Unresolved(
                    subject.phrase,
                    "nobody is named before this pronoun",
                    sentence.passage.id,
                    start,
                    start + len(subject.phrase),
                )
            )
            return ()
        return (scene.last,)
    behalf = re.search(r"on behalf of [^,]+", subject.aside) or _BEHALF_FIRST.search(sentence.text[: subject.start])
    plain = _ENVOY.sub("the representative of ", subject.phrase.strip(" ,"))
    phrase = f"{plain}, {behalf[0].rstrip(' ,')}" if behalf else plain
    named = tuple(_settled(scene, one) for one in read_phrase(phrase, scene.atlas))
    scene.last = named[-1] if len(named) == 1 else None
    scene.last_collective = None
    return named


def _settled(scene: _Scene, one: Named) -> Named:
    """The President is whoever presided; an organization's representative is the state that spoke for it, if known."""
    meeting = scene.meeting
    if one.speaker in {"President", "President of the Council", "President of the Security Council"}:
        return Named(meeting.president if meeting and meeting.president else one.speaker, "President", one.on_behalf_of)
    if meeting and one.speaker and (state := scene.spoken.get((f"S/PV.{meeting.number}", one.speaker))):
        return Named(state, one.role, one.speaker)
    return _mended(scene, one)


def _mended(scene: _Scene, one: Named) -> Named:
    """An unknown name a slip away from a participant's of the same office ("Commissioner ... of the Africa Union")."""
    if one.speaker is None or one.role in {None, one.speaker, "representative", "delegation"} or scene.meeting is None:
        return one
    if known(one.speaker, scene.atlas) is not None:
        return one
    listed = {
        other.speaker
        for participant in scene.meeting.participants
        for other in read_phrase(participant, scene.atlas)
        if other.speaker and other.role == one.role and Levenshtein.distance(other.speaker, one.speaker) <= _SLIP
    }
    if len(listed) != 1:
        return one
    (speaker,) = listed
    message = f"{one.speaker!r} is read as {speaker!r}, whose {one.role} took part in the meeting"
    slip = ReadingWarning("name_mended", message)
    if slip not in scene.chapter.warnings:
        scene.chapter.warnings.append(slip)
    return Named(speaker, one.role, one.on_behalf_of)


def _echoed(scene: _Scene, echoes: str | None) -> tuple[str, ...]:
    """Those who echoed, where the sentence names them; `_counted_echoes` fills in those that it only counts."""
    if echoes is None or is_collective(echoes) or echoes.startswith("other"):
        return ()
    return names_of(_listed(scene, echoes))


def _listed(scene: _Scene, phrase: str) -> list[Named]:
    """The speakers of a noun phrase, or of a list of bare names ("Sudan and Syria") where all are known."""
    named = read_phrase(phrase, scene.atlas)
    if len(named) == 1 and named[0].role is None and named[0].speaker and not known(named[0].speaker, scene.atlas):
        names = [known(name, scene.atlas) for name in split_actors(phrase, scene.atlas)]
        if None not in names:
            named = tuple(Named(name) for name in names)
    return [_settled(scene, one) for one in named]


def _respectively(scene: _Scene, indices: Sequence[int], named: Sequence[Named], echoes: str | None) -> None:
    """As in "China, echoed by CSTO, ... 64": "respectively" in the note follows the order of the sentence."""
    speakers = list(named)
    if echoes and not is_collective(echoes):
        speakers.extend(_listed(scene, echoes))
    for index in indices:
        tell_speakers(scene.chapter, index, speakers)


def _say(
    scene: _Scene,
    one: Named,
    verb: str | None,
    text: str,
    indices: Sequence[int],
    *,
    passage: Passage,
    echoed: tuple[str, ...] = (),
) -> None:
    scene.statements.append(
        Statement(
            meeting=_meeting(scene),
            speaker=one.speaker,
            role=one.role,
            on_behalf_of=one.on_behalf_of,
            verb=verb,
            text=text,
            collective=None,
            supporters=(),
            echoed_by=echoed,
            notes=tuple(scene.chapter.notes[index].number for index in indices),
            passage=passage.id,
        )
    )


def _say_collective(
    scene: _Scene, quantity: str | None, verb: str | None, text: str, indices: Sequence[int], *, passage: Passage
) -> None:
    scene.last, scene.last_collective = None, quantity
    scene.statements.append(
        Statement(
            meeting=_meeting(scene),
            speaker=None,
            role=None,
            on_behalf_of=None,
            verb=verb,
            text=text.strip(),
            collective=quantity,
            supporters=supporters_of(scene.chapter, indices),
            echoed_by=(),
            notes=tuple(scene.chapter.notes[index].number for index in indices),
            passage=passage.id,
        )
    )


def _meeting(scene: _Scene) -> str | None:
    """What was written in a report was not said at the meeting."""
    spoken = scene.meeting is not None and not scene.in_writing and not scene.in_letter
    return scene.meeting.number if scene.meeting and spoken else None


def _take_passive(scene: _Scene, sentence: Sentence, passive: Passive, subjects: Sequence[Subject]) -> None:
    """As in "This was echoed by Chile, who said ...": an echo of the statement before, and a statement of its own."""
    indices = [index for _, index in sentence.calls]
    relative = [subject for subject in subjects if subject.relative]
    before = len(scene.statements) - 1 if passive.echo else -1
    if passive.collective:
        supporters = supporters_of(scene.chapter, indices)
        _say_collective(scene, passive.who.strip(), passive.verb, sentence.text, indices, passage=sentence.passage)
        _add_echoes(scene, before, supporters)
        return
    bounds = [0, *(_segment_start(sentence.text, subject) for subject in relative[1:]), len(sentence.text) + 1]
    if relative:
        for subject, start, end in zip(relative, bounds, bounds[1:], strict=False):
            count = len(scene.statements)
            _take(scene, sentence, subject, start, end)
            _add_echoes(scene, before, tuple(s.speaker for s in scene.statements[count:] if s.speaker))
        return
    named = tuple(_settled(scene, one) for one in read_phrase(passive.who, scene.atlas))
    for one in named:
        _say(scene, one, passive.verb, sentence.text, indices, passage=sentence.passage)
    scene.last = named[0] if len(named) == 1 else None
    _add_echoes(scene, before, names_of(named))


def _add_echoes(scene: _Scene, at: int, names: tuple[str, ...]) -> None:
    """Those who echoed, or shared, the statement at this place of the list (-1: none)."""
    if at >= 0:
        statement = scene.statements[at]
        others = (name for name in names if name != statement.speaker)
        scene.statements[at] = replace(statement, echoed_by=tuple(dict.fromkeys((*statement.echoed_by, *others))))


def _take_unnamed(scene: _Scene, sentence: Sentence) -> None:
    """A sentence that names no speaker, with notes that do: one statement for each note, up to where it is called."""
    start = 0
    for offset, index in sentence.calls:
        note = scene.chapter.notes[index]
        spoken = [citation for citation in note.citations if citation.speaker and _WHO_SPOKE.match(citation.symbol)]
        if spoken:
            text = sentence.text[start:offset]
            _say_collective(scene, None, None, text, [index], passage=sentence.passage)
            start = offset
    if not start and (general := find_general(sentence.text)):
        indices = [index for _, index in sentence.calls]
        _say_collective(scene, general[0], general[1], sentence.text, indices, passage=sentence.passage)
        return
    if not start and _SOMEBODY.match(sentence.text):
        reason, end = "who is meant by these words is not told", sentence.start + len(sentence.text)
        gap = Unresolved(sentence.text, reason, sentence.passage.id, sentence.start, end)
        scene.chapter.unresolved.append(gap)
        return
    if not start and scene.last is not None and not _NEW_TOPIC.match(sentence.text):
        _go_on(scene, sentence)


def _go_on(scene: _Scene, sentence: Sentence) -> None:
    """A sentence without a subject of speech, after a speaker was named, goes on with what that speaker said."""
    if not scene.statements or scene.statements[-1].passage != sentence.passage.id:
        return
    before = scene.statements[-1]
    numbers = tuple(scene.chapter.notes[index].number for _, index in sentence.calls)
    scene.statements[-1] = replace(before, text=f"{before.text} {sentence.text}", notes=(*before.notes, *numbers))
