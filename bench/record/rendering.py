"""Official resolutions set again as PDF and as Word files, in the layout of a document of the United Nations.

The first page has its masthead, its job number in the foot; every other page a running head with the symbol and its
number in the foot. Paragraphs open with an indentation, sub-paragraphs with a deeper one; lines are broken with
hyphens, paragraphs run over pages, headings stand between them in bold type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 120.0, WIDTH - 90.0, HEIGHT - 90.0, 80.0
SIZE, LEADING = 10.0, 12.5
STEP = 30.0
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be set: its mark ("3.", "(a)", None), how deep it stands, and its words. Style: bold or None."""

    text: str
    mark: str | None = None
    depth: int = 0
    style: str | None = None


@dataclass(slots=True)
class Page:
    """Where the next line goes."""

    canvas: Canvas
    symbol: str
    job: str
    y: float = TOP
    number: int = 1
    first: bool = field(default=True)

    def line(self, x: float, words: Sequence[str], font: str, *, width: float | None = None) -> None:
        """Set one line; justified where a width is given."""
        if self.y < BOTTOM:
            self.turn()
        text = self.canvas.beginText(x, self.y)
        text.setFont(font, SIZE)
        if width is not None and len(words) > 1:
            natural = stringWidth(" ".join(words), font, SIZE)
            text.setWordSpace(min(6.0, max(0.0, (width - natural) / (len(words) - 1))))
        text.textOut(" ".join(words))
        self.canvas.drawText(text)
        self.y -= LEADING

    def turn(self) -> None:
        """End this page with its foot and begin the next with its head."""
        self.foot()
        self.canvas.showPage()
        self.number += 1
        self.canvas.setFont(BOLD, SIZE)
        self.canvas.drawString(LEFT - 30, HEIGHT - 45, self.symbol)
        self.y = TOP

    def foot(self) -> None:
        """The job number, and from the second page on the page's number."""
        self.canvas.setFont(ROMAN, 9)
        if self.number == 1:
            self.canvas.drawString(LEFT - 30, 45, f"{self.job} (E)    171005")
            self.canvas.drawString(LEFT - 30, 33, f"*{self.job.replace('-', '')}*")
        else:
            left, right = (str(self.number), self.job) if self.number % 2 == 0 else (self.job, str(self.number))
            self.canvas.drawString(LEFT - 30, 45, left)
            self.canvas.drawRightString(RIGHT, 45, right)


def as_pdf(symbol: str, front: Sequence[str], blocks: Sequence[Block]) -> bytes:
    """The blocks as PDF."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    page = Page(canvas, symbol, "05-55642")
    canvas.setFont(ROMAN, 14)
    canvas.drawString(LEFT - 30, HEIGHT - 50, "United Nations")
    canvas.setFont(BOLD, 12)
    canvas.drawRightString(RIGHT, HEIGHT - 50, symbol)
    canvas.line(LEFT - 30, HEIGHT - 58, RIGHT, HEIGHT - 58)
    canvas.drawString(LEFT, HEIGHT - 80, "Security Council")
    page.y = HEIGHT - 130
    for line in front:
        _set(page, Block(line, style="bold"))
    for block in blocks:
        _set(page, block)
    page.foot()
    canvas.save()
    return stream.getvalue()


def _set(page: Page, block: Block) -> None:
    """One paragraph, in as many lines as it takes."""
    font = BOLD if block.style == "bold" else ITALIC if block.style == "italic" else ROMAN
    indent = 0.0 if block.style == "bold" else STEP
    margin = LEFT + STEP * max(0, block.depth - 1)
    words = ([block.mark] if block.mark else []) + block.text.split()
    lines = list(_broken(words, font, RIGHT - margin, indent))
    if page.y < BOTTOM + LEADING:
        page.turn()
    for index, line in enumerate(lines):
        x = margin + (indent if index == 0 else 0.0)
        last = index == len(lines) - 1
        page.line(x, line, font, width=None if last else RIGHT - x)
    page.y -= LEADING * 0.5


def _broken(words: Sequence[str], font: str, width: float, indent: float) -> Iterator[list[str]]:
    """Lines of words; a long word at the end of a line is cut with a hyphen."""
    line: list[str] = []
    room = width - indent
    used = 0.0
    space = stringWidth(" ", font, SIZE)
    for whole in words:
        word = whole
        size = stringWidth(word, font, SIZE)
        if line and used + space + size > room:
            cut = _cut(word, font, room - used - space)
            if cut:
                line.append(word[:cut] + ("" if word[cut - 1] == "-" else "-"))
                word = word[cut:]
                size = stringWidth(word, font, SIZE)
            yield line
            line, used, room = [], 0.0, width
        line.append(word)
        used += size + (space if len(line) > 1 else 0.0)
    if line:
        yield line


def _cut(word: str, font: str, room: float) -> int:
    """Where a word may be cut so that its beginning and a hyphen fit: at its own hyphen, else amid long words."""
    own = word.find("-") + 1
    if own and own < len(word) and stringWidth(word[:own], font, SIZE) <= room:
        return own
    if len(word) < 9 or not word.isalpha():
        return 0
    for cut in range(len(word) - 3, 2, -1):
        if word[cut - 1] in "aeiou" and word[cut] not in "aeiou" and stringWidth(word[:cut] + "-", font, SIZE) <= room:
            return cut
    return 0


def as_word(front: Sequence[str], blocks: Sequence[Block], *, automatic: bool) -> bytes:
    """The blocks as a Word file; `automatic`: numbers are Word's own, and stand in no text."""
    import docx  # noqa: PLC0415 - only for this format

    document: Any = docx.Document()
    for line in front:
        document.add_paragraph(line)
    levels = _numbering(document) if automatic else ""
    for block in blocks:
        paragraph = document.add_paragraph(style="Heading 2" if block.style == "bold" else None)
        first, _, second = (block.mark or "").partition(" ")
        depth = _level(first)
        if automatic and depth is not None:
            _number(paragraph, levels, depth)
            paragraph.add_run(f"{second} {block.text}".strip())
        else:
            paragraph.add_run(f"{block.mark}\t{block.text}" if block.mark else block.text)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _level(mark: str) -> int | None:
    """The level of a list that gives this kind of mark: "3." 0, "(a)" 1; None for what Word does not count here."""
    if mark.rstrip(".").isdigit():
        return 0
    return 1 if len(mark) == 3 and mark[1:2].isalpha() else None


def _numbering(document: Any) -> str:
    """A list of two levels, "1." and "(a)", in the file's numbering part; its number."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, form, text in ((0, "decimal", "%1."), (1, "lowerLetter", "(%2)"))
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def _number(paragraph: Any, number: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - the library has no public door
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(number)
