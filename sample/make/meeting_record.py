"""Sets a verbatim record as the Council's provisional records are set: a cover page, then two columns a page.

The source is plain text: `key: value` lines for the cover, then paragraphs parted by blank lines, marked
`# ` heading, `* ` what happened, `= ` label of a vote, `| ` who voted so; anything else is speech, and a paragraph that
opens with a speaker's header ("Mr. X (State) (spoke in French): ...") begins a new one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

HEAD = "EXERCISE EXERCISE EXERCISE"
LEFT, RIGHT, TOP, BOTTOM = 60.0, 552.0, 712.0, 88.0
GUTTER = 14.0
COLUMN = (RIGHT - LEFT - GUTTER) / 2

SPEECH = ParagraphStyle(
    "speech", fontName="Times-Roman", fontSize=11, leading=13.6, alignment=TA_JUSTIFY, firstLineIndent=18, spaceAfter=8
)
HAPPENED = ParagraphStyle("happened", SPEECH, fontName="Times-Italic")
HEADING = ParagraphStyle("heading", SPEECH, fontName="Times-Bold", alignment=0, firstLineIndent=0, spaceBefore=4)
LABEL = ParagraphStyle("label", HAPPENED, firstLineIndent=0, spaceAfter=0)
VOTERS = ParagraphStyle("voters", SPEECH, firstLineIndent=0, leftIndent=18, alignment=0)
STYLES = {"# ": HEADING, "* ": HAPPENED, "= ": LABEL, "| ": VOTERS}

SPEAKER = re.compile(r"^((?:The President|The Secretary-General|(?:Mr|Ms)\. [^(:]+?))((?: \([^)]*\))*): ")

LEGEND = (
    "This record contains the text of speeches that were written for an exercise and never delivered, by delegations "
    "that do not exist, in the form in which the records of the Security Council are published. It may be used for "
    "training only and must not be cited as a record of the Council."
)


@dataclass(frozen=True, slots=True)
class Source:
    """A record before setting: the cover's fields, the members in order, and the marked paragraphs."""

    fields: dict[str, str]
    members: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


def read_source(path: Path) -> Source:
    """Read the marked text: cover lines up to the first blank line, paragraphs after it."""
    cover, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    pairs = [tuple(part.strip() for part in line.split(":", 1)) for line in cover.splitlines()]
    members = tuple(
        (state.strip(), name.strip()) for key, value in pairs if key == "member" for state, name in [value.split("|")]
    )
    fields = {key: value for key, value in pairs if key != "member"}
    return Source(fields, members, tuple(block.strip() for block in body.split("\n\n") if block.strip()))


def _flowables(source: Source) -> Iterator[Flowable]:
    """The paragraphs with the type that their mark asks for; a speaker's name is bold, the language italic."""
    for block in source.paragraphs:
        style = STYLES.get(block[:2])
        if style is not None:
            yield Paragraph(escape(block[2:]), style)
            continue
        header = SPEAKER.match(block)
        if header is None:
            yield Paragraph(escape(block), SPEECH)
            continue
        place = re.sub(r"\((spoke in \w+)\)", r"(<i>\1</i>)", header[2])
        yield Paragraph(f"<b>{escape(header[1])}</b>{place}: {escape(block[header.end() :])}", SPEECH)


@dataclass
class _Pages:
    """Draws what stands outside the columns. Knows the number of pages only on the second pass."""

    source: Source
    total: int
    seen: list[int] = field(default_factory=list)

    def cover(self, canvas: Canvas, _: object) -> None:
        """The first page: symbol, meeting, President, Members, agenda."""
        fields, symbol = self.source.fields, self.source.fields["symbol"]
        self.seen.append(1)
        canvas.setTitle(f"{HEAD} {symbol}")
        canvas.setAuthor(HEAD)
        canvas.setSubject(fields["agenda"])
        canvas.setKeywords(HEAD)
        canvas.setFont("Times-Bold", 10)
        canvas.drawCentredString((LEFT + RIGHT) / 2, 764, HEAD)
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(128, 738, "United Nations")
        canvas.drawRightString(RIGHT, 738, symbol)
        canvas.line(LEFT, 730, RIGHT, 730)
        canvas.setFont("Times-Bold", 19)
        canvas.drawString(128, 712, "Security Council")
        canvas.setFont("Times-Italic", 10)
        canvas.drawRightString(RIGHT, 712, "Provisional")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(128, 696, fields["year"])
        number, suffix = fields["ordinal"].split()
        canvas.setFont("Times-Bold", 19)
        canvas.drawString(128, 664, number)
        after = 128 + canvas.stringWidth(number, "Times-Bold", 19)
        canvas.setFont("Times-Roman", 10)
        part = symbol.partition(" ")[2]
        canvas.drawString(after, 664, f"{suffix} meeting{' ' + part if part else ''}")
        canvas.drawString(128, 650, fields["when"])
        canvas.drawString(128, 637, "New York")
        self._people(canvas)

    def _people(self, canvas: Canvas) -> None:
        """President and Members with their dot leaders, the agenda, and the legend at the foot."""
        fields = self.source.fields
        canvas.line(LEFT, 596, RIGHT, 596)
        name, state = (part.strip() for part in fields["president"].split("|"))
        self._row(canvas, 580, "President:", (name, f"({state})"))
        y = 550.0
        for position, pair in enumerate(self.source.members):
            self._row(canvas, y, "Members:" if position == 0 else "", pair)
            y -= 14
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(LEFT, y - 22, "Agenda")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(128, y - 42, fields["agenda"])
        canvas.line(LEFT, 156, RIGHT, 156)
        legend = Paragraph(LEGEND, ParagraphStyle("legend", fontName="Times-Roman", fontSize=9, leading=10.5))
        _, height = legend.wrap(RIGHT - 128, 80)
        legend.drawOn(canvas, 128, 148 - height)
        canvas.drawString(LEFT, 60, fields["job"])

    @staticmethod
    def _row(canvas: Canvas, y: float, label: str, pair: tuple[str, str]) -> None:
        """One line of the list: label, name, dots, name."""
        canvas.setFont("Times-Italic", 10)
        canvas.drawString(LEFT, y, label)
        canvas.setFont("Times-Roman", 10)
        dots = " ." * int(
            (380 - 128 - canvas.stringWidth(pair[0], "Times-Roman", 10)) / canvas.stringWidth(" .", "Times-Roman", 10)
        )
        canvas.drawString(128, y, pair[0] + dots)
        canvas.drawString(390, y, pair[1])

    def columns(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """The running head and foot: symbol outside on even pages, date outside on odd ones."""
        fields, page = self.source.fields, document.page
        self.seen.append(page)
        symbol, day = fields["symbol"], fields["date"]
        canvas.setFont("Times-Bold", 8)
        canvas.drawCentredString((LEFT + RIGHT) / 2, 754, HEAD)
        canvas.setFont("Times-Roman", 10)
        canvas.drawCentredString((LEFT + RIGHT) / 2, 734, fields["agenda"])
        canvas.setFont("Times-Bold", 9)
        canvas.drawString(LEFT, 734, symbol if page % 2 == 0 else day)
        canvas.drawRightString(RIGHT, 734, day if page % 2 == 0 else symbol)
        canvas.line(LEFT, 728, RIGHT, 728)
        job, folio = fields["job"].split()[0], f"{page}/{self.total}"
        canvas.drawString(LEFT, 52, folio if page % 2 == 0 else job)
        canvas.drawRightString(RIGHT, 52, job if page % 2 == 0 else folio)


def _set(source: Source, total: int) -> tuple[bytes, int]:
    """Set the record once; `total` is what the folios say. Gives the file and its true number of pages."""
    sink, pages = io.BytesIO(), _Pages(source, total)
    document = BaseDocTemplate(sink, pagesize=letter, invariant=1, lang="en")
    columns = [
        Frame(x, BOTTOM, COLUMN, TOP - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        for x in (LEFT, LEFT + COLUMN + GUTTER)
    ]
    cover = [Frame(LEFT, BOTTOM, RIGHT - LEFT, TOP - BOTTOM)]
    document.addPageTemplates(
        [PageTemplate("cover", cover, onPage=pages.cover), PageTemplate("columns", columns, onPage=pages.columns)]
    )
    document.build([NextPageTemplate("columns"), Spacer(1, 1), PageBreak(), *_flowables(source)])
    return sink.getvalue(), max(pages.seen)


def make(path: Path) -> bytes:
    """The record as PDF. The same source gives the same bytes."""
    source = read_source(path)
    _, total = _set(source, 0)
    return _set(source, total)[0]
