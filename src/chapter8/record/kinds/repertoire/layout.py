"""Layout repair for chapters set in columns: footnote blocks come out of the flow, cut sentences are rejoined."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chapter8.record.kinds.repertoire.note_text import (
    CITES_AT_ONCE,
    call_of,
    complete,
    may_end,
    wants_more,
    wants_number,
)
from chapter8.record.text import Line

_RULE = re.compile(r"\s*[_―─]{5,}\s*")
_NOTE_START = re.compile(r"\s*(\d{1,3})\s+(\S.*)")
_NOTE_LIKE = re.compile(
    r"(?:Ibid|See\b|For\b|In\b|The\b|At\b|[A-Z]{1,3}/|PSC/|General Assembly|Security Council|Resolution|"
    r"Official|[A-Z“\[])"
)
_FURNITURE = (
    re.compile(r"\s*\d{1,4}\s*"),  # a page number alone
    re.compile(r"\s*(?:\d{1,4}\s+)?\d{2}-\d{5}(?:\s*\(E\))?(?:\s+\d{1,4})?\s*"),  # job number, with page number
    re.compile(r"\s*(?:\d{1,4}\s+)?Repertoire of the Practice of the Security Council(?:\s+\d{1,4})?\s*"),
    re.compile(r"\s*(?:EXERCISE\W*){2,}", re.IGNORECASE),
    re.compile(r"\s*(?:Part|Chapter) [IVX]+\.? .{5,90}\s\d{2,4}\s*"),  # a running head with its page number
)
_CONTINUED = re.compile(
    r"\s*(?:\d{1,3}\.|[A-Z]\.|Part [IVX]+\b).{3,140}\((?:continued|cont(?:’|')d|concluded)\)\s*", re.IGNORECASE
)
_MONTH_AHEAD = re.compile(rf"(?:{'|'.join(name for name in calendar.month_name if name)})\b")
_FULL_LINE = 0.8  # of the usual width: a line that is shorter ends a paragraph
_REFERENCE_AHEAD = re.compile(r"(?:and )?(?:pp?\.|paras?\.|[A-Z]{1,3}/\S|\(Resumption)")
_HEADING_AHEAD = re.compile(r"[A-Z]\. [A-Z]|\d{1,3}\. [A-Z]|Decisions? of \d|Initial proceedings|Part [IVX]+\b")
_CLAUSE_AHEAD = re.compile(r"(?:[A-Z]\w+ed|\[[A-Z]\w+ed|Also \w+ed) ")
_LOOK_AHEAD = 15  # lines within which the next note must start for a doubtful line still to be note text
_ONE_LINE_PARAGRAPHS = 120  # characters; columns are narrower, so longer lines are paragraphs as the format gave them
_LONGEST_NOTE = 6_000  # characters; what runs on is no note
_LONGEST_PARAGRAPH = 50_000  # characters: no chapter has one; it keeps broken or hostile files from costing hours
_GAP = 5  # note numbers that may be missing from a damaged dump before we stop believing the sequence


@dataclass(slots=True)
class Paragraph:
    """A paragraph of body text being put together. `regions` says which part of it stood above which note block."""

    text: str = ""
    page: int | None = None
    indent: int = 0
    furniture: bool = False
    last_line: int = 0  # length of the line put in last
    regions: list[tuple[int, int]] = field(default_factory=list)  # (offset where the piece starts, note block below it)


@dataclass(slots=True)
class RawNote:
    """A footnote as printed. `scope` counts the restarts of the numbering, `region` the note block it stands in."""

    number: int
    text: str
    scope: int
    region: int
    page: int | None
    after: int  # index of the paragraph in which the note block stands
    last_line: int = 0  # length of the line put in last
    doubt: str | None = None  # why it is not sure where the note ends


@dataclass(slots=True)
class Layout:
    """What the lines become: paragraphs in reading order, and the notes that stood between them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[RawNote] = field(default_factory=list)


def repair(lines: Sequence[Line]) -> Layout:
    """Take note blocks and page furniture out of the flow and rejoin what they cut."""
    layout = _Repair(lines).run()
    layout.notes = list(_with_swallowed(layout.notes))
    return layout


def _with_swallowed(notes: Sequence[RawNote]) -> Iterator[RawNote]:
    """The notes, those cut off that stand inside another: "S/PV.5007, p. 4 6 Ibid., p. 5", where note 6 is missing."""
    for at, note in enumerate(notes):
        rest, after = note, notes[at + 1] if at + 1 < len(notes) else None
        while after is None or after.scope != note.scope or after.number > rest.number + 1:
            if str(rest.number + 1) not in rest.text:
                break
            cut = re.search(rf"\s{rest.number + 1}\s+(?={CITES_AT_ONCE.pattern})", rest.text)
            if cut is None or wants_number(rest.text[: cut.start()]):
                break
            yield replace(rest, text=rest.text[: cut.start()].rstrip(), doubt=None)
            rest = replace(rest, number=rest.number + 1, text=rest.text[cut.end() :])
        yield rest


class Joiner:
    """Joins lines; a hyphen at a line's end stays unless the document itself writes the word without it elsewhere."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words = Counter(
            word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-\s*$)", line.text)
        )

    def join(self, left: str, right: str) -> str:
        """One text out of two lines."""
        left, right = left.rstrip(), right.strip()
        if not left or not right:
            return left or right
        if left[-1] not in "-‑":
            return f"{left} {right}"
        broken = re.search(r"([^\W\d_]+)-$", left[-40:])
        if broken is None:
            return f"{left} {right}" if not re.search(r"\w[-‑]$", left[-2:]) else left + right
        head = broken[1].lower()
        tail = re.match(r"[^\W\d_]*", right)[0].lower()  # type: ignore[index]  # matches the empty string at least
        if self._words[head + tail] and not self._words[f"{head}-{tail}"]:
            return left[:-1] + right
        return f"{left} {right}" if tail in {"and", "or"} else left + right


class _Repair:
    """The walk over the lines. Each step looks at one line, what stood before it, and how far it is indented."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.joiner = Joiner(lines)
        self.layout = Layout()
        self.scope = 0
        self.expected = 1
        self.region = 0
        self.has_rules = any(_RULE.fullmatch(line.text) for line in lines)
        self.indented = self._uses_indents()
        self.has_blanks = any(not line.text.strip() for line in lines[1:-1])
        lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
        self.width = lengths[int(0.6 * len(lengths))] if lengths else 0
        self.open: Paragraph | None = None

    def run(self) -> Layout:
        at, blank, after_block = 0, True, False
        while at < len(self.lines):
            line = self.lines[at]
            if not line.text.strip():
                blank = True
                at += 1
            elif self._opens_block(at):
                at = self._read_block(at + 1 if _RULE.fullmatch(line.text) else at)
                blank, after_block = self._blank_before(at), True
            elif _is_furniture(line):
                self.layout.paragraphs.append(Paragraph(line.text.strip(), line.page, furniture=True))
                after_block = True  # a running head stands where the page turns: what follows may be cut as well
                at += 1
            else:
                self._add(line, blank=blank, after_block=after_block)
                blank, after_block = False, False
                at += 1
        return self.layout

    def _uses_indents(self) -> bool:
        """Whether paragraphs begin with an indent after a blank line, so that a blank line alone means a page turn."""
        starts = [
            _indent(line) > 0
            for line, before in zip(self.lines[1:], self.lines, strict=False)
            if line.text.strip() and not before.text.strip()
        ]
        return len(starts) >= 3 and sum(starts) >= 0.4 * len(starts)

    def _blank_before(self, at: int) -> bool:
        return at > 0 and not self.lines[at - 1].text.strip()

    # -- body -------------------------------------------------------------------------------------------------------

    def _add(self, line: Line, *, blank: bool, after_block: bool) -> None:
        """Put one line of body text into the open paragraph, or open the next."""
        if self.open is None or self._opens_paragraph(line, self.open, blank=blank, after_block=after_block):
            self.open = Paragraph(page=line.page, indent=_indent(line))
            self.layout.paragraphs.append(self.open)
        paragraph = self.open
        joined = self.joiner.join(paragraph.text, line.text)
        if not paragraph.regions or paragraph.regions[-1][1] != self.region:
            paragraph.regions.append((min(len(paragraph.text), len(joined)), self.region))
        paragraph.text = joined
        paragraph.last_line = len(line.text.strip())

    def _opens_paragraph(self, line: Line, before: Paragraph, *, blank: bool, after_block: bool) -> bool:
        indent = _indent(line)
        if len(before.text) > _LONGEST_PARAGRAPH:
            return True
        if self.indented:
            return (blank and indent >= 1) or (after_block and not blank and indent >= 2)
        ended = bool(re.search(r"[.;:?!][”’\"\])]*\d{0,3}$", before.text[-12:]))
        if after_block:
            return ended
        if blank:
            return ended or not re.match(r"[a-z(]", line.text.strip())
        return not self.has_blanks and self._begins(line, before, ended=ended)

    def _begins(self, line: Line, before: Paragraph, *, ended: bool) -> bool:
        """Without blank lines: a paragraph a line (Word, HTML), or a line that ends short of the margin (PDF)."""
        text = line.text.strip()
        if self.width > _ONE_LINE_PARAGRAPHS:
            return ended or not re.match(r"[a-z(]", text)
        if _HEADING_AHEAD.match(text) or _HEADING_AHEAD.match(before.text):
            return ended or bool(_HEADING_AHEAD.match(text)) or text.startswith(("At its ", "At the "))
        short = before.last_line < _FULL_LINE * self.width
        return ended and (short or (before.text.endswith((";", ":")) and bool(_CLAUSE_AHEAD.match(text))))

    # -- notes ------------------------------------------------------------------------------------------------------

    def _opens_block(self, at: int) -> bool:
        """A rule opens a note block; where the format draws its rules, the next note number at a line's start does."""
        line = self.lines[at].text
        if _RULE.fullmatch(line):
            return True
        if self.has_rules:
            return False
        found = self._note_start(line)
        return found is not None and bool(re.match(r"(?:Ibid|See |For more|[A-Z]{1,3}/\S*\d)", found[1]))

    def _note_start(self, line: str) -> tuple[int, str] | None:
        """The number and first words of a note whose number continues the sequence, or restarts it."""
        found = _NOTE_START.fullmatch(line)
        if found is None or not _NOTE_LIKE.match(found[2]):
            return None
        number = int(found[1])
        if self.expected <= number <= self.expected + _GAP or (number == 1 and self.expected > 1):
            return number, found[2]
        return None

    def _read_block(self, at: int) -> int:
        """Read the notes from line `at` on; the answer is the line where body text resumes."""
        note: RawNote | None = None
        while at < len(self.lines):
            line = self.lines[at]
            if not line.text.strip():
                at += 1
                continue
            if _RULE.fullmatch(line.text):
                break
            started = self._note_start(line.text)
            if started is not None and (note is None or self._may_follow(note.text, *started)):
                note = self._open_note(*started, line)
            elif (note is not None and self._continues(note, at)) or (note is None and self._carried_over(line)):
                note = note or self.layout.notes[-1]
                note.text = self.joiner.join(note.text, line.text)
                note.last_line = len(line.text.strip())
            else:
                break
            at += 1
        self.region += 1
        return at

    def _open_note(self, number: int, text: str, line: Line) -> RawNote:
        if number < self.expected:
            self.scope += 1
        self.expected = number + 1
        note = RawNote(number, text.strip(), self.scope, self.region, line.page, len(self.layout.paragraphs) - 1)
        note.last_line = len(line.text.strip())
        self.layout.notes.append(note)
        return note

    def _may_follow(self, before: str, number: int, words: str) -> bool:
        """Whether a line that reads like a note's first does begin one, given the text of the note before it.

        After a note without a full stop the sequence decides: the number is the very next, and either the words cite
        at once ("6 Ibid., p. 4": no page number goes before them), or the body above calls a note of this number.
        """
        if may_end(before):
            return True
        if number != self.expected:
            return False
        if CITES_AT_ONCE.match(words):
            return not wants_number(before)
        return not wants_more(before) and not _MONTH_AHEAD.match(words) and self._called_above(number)

    def _called_above(self, number: int) -> bool:
        """Whether the body text that stands above this block of notes calls the number."""
        call = call_of(number)
        for paragraph in reversed(self.layout.paragraphs):
            if paragraph.regions and paragraph.regions[-1][1] < self.region:
                return False
            start = next((start for start, region in paragraph.regions if region == self.region), len(paragraph.text))
            if call.search(paragraph.text, start):
                return True
        return False

    def _carried_over(self, line: Line) -> bool:
        """A block that begins without a number goes on with the last note of the page before."""
        return bool(self.layout.notes) and not complete(self.layout.notes[-1].text) and _indent(line) == 0

    def _continues(self, note: RawNote, at: int) -> bool:
        """Whether line `at`, which starts no note, still belongs to the note before it."""
        line, words = self.lines[at], self.lines[at].text.strip()
        blank, indent = self._blank_before(at), _indent(line)
        if len(note.text) > _LONGEST_NOTE:
            note.doubt = "it has no end that we can see"
            return False
        if complete(note.text):
            return (self.indented and not blank and indent == 0) or self._next_note_is_near(at)
        if may_end(note.text):
            if _HEADING_AHEAD.match(words):
                return False
            apart = (indent >= 1 or blank) and not _REFERENCE_AHEAD.match(words)
            return not apart or self._next_note_is_near(at)
        return self._goes_on(note, at, words, apart=blank or (self.indented and indent >= 1))

    def _goes_on(self, note: RawNote, at: int, words: str, *, apart: bool) -> bool:
        """Whether a note that has no full stop yet goes on; where only its look tells, the note says so."""
        if call_of(self.expected).search(words):  # the body calls the next note: no text of this one
            note.doubt = None if apart else "the text below it goes on without a sign"
            return False
        if wants_more(note.text) or words.startswith("(") or _REFERENCE_AHEAD.match(words):
            return True
        if self._next_note_is_near(at):
            return True
        if _HEADING_AHEAD.match(words):
            return False
        if not apart and note.last_line >= _FULL_LINE * self.width:
            return True
        whole = self.open is None or complete(self.open.text)
        if whole and words[0].islower():  # no sentence of the body is cut: small letters go on with the note
            return True
        note.doubt = "it has no full stop, and the text below it may still be its own"
        return False

    def _next_note_is_near(self, at: int) -> bool:
        """A doubtful line is note text when the next note starts soon, before another page foot and before its call."""
        call = call_of(self.expected)
        for line in self.lines[at : at + _LOOK_AHEAD]:
            if _RULE.fullmatch(line.text):
                return False
            started = self._note_start(line.text)
            if started is not None and started[0] == self.expected:
                return True
            if call.search(line.text):
                return False
        return False


def _is_furniture(line: Line) -> bool:
    """Page numbers, job numbers, running heads; and what the reader of the format has marked as such."""
    return line.style == "furniture" or any(pattern.fullmatch(line.text) for pattern in (*_FURNITURE, _CONTINUED))


def _indent(line: Line) -> int:
    return line.indent or len(line.text) - len(line.text.lstrip())
