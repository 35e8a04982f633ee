"""A short paper to send on, a letter or a statement, as text, as HTML in one file, and as a Word document.

Each form bears the marking at its head and foot, and EXERCISE where it is one. Nothing in it is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from types import MappingProxyType

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from chapter8.exchange.marking import Marking

EXERCISE = "EXERCISE EXERCISE EXERCISE"
_STYLE = (
    "body{font:17px/1.5 ui-serif,'Noto Serif',serif;max-width:68ch;margin:2rem auto;padding:0 1rem}"
    ".band{font:0.83em ui-sans-serif,'Noto Sans',sans-serif;border-block:1px solid #d7d7d7;text-align:center}"
    "@page{size:A4;margin:22mm}@media print{body{margin:0;max-width:none}p{break-inside:avoid}}"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is sent on. `facts` are lines of a label and its words under the title, `paragraphs` the text itself."""

    title: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    marking: Marking
    made_at: datetime
    exercise: bool = False

    @property
    def bands(self) -> tuple[str, ...]:
        """What stands at the head and at the foot."""
        return (str(self.marking), *((EXERCISE,) if self.exercise else ()))


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form in which a paper is written."""

    ending: str
    media_type: str
    write: Callable[[Paper], bytes]


def to_text(paper: Paper) -> bytes:
    """As plain text in UTF-8."""
    facts = [f"{label}: {words}" for label, words in paper.facts]
    parts = ["\n".join(paper.bands), paper.title, "\n".join(facts), *paper.paragraphs, "\n".join(paper.bands)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def to_html(paper: Paper) -> bytes:
    """As one HTML file."""
    bands = "".join(f'<p class="band">{escape(words)}</p>' for words in paper.bands)
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in paper.facts)
    text = "".join(f'<p dir="auto">{"<br>".join(escape(part).splitlines())}</p>' for part in paper.paragraphs)
    head = f'<meta charset="utf-8"><title>{escape(paper.title)}</title><style>{_STYLE}</style>'
    body = f'{bands}<h1 dir="auto">{escape(paper.title)}</h1>{f"<dl>{facts}</dl>" if facts else ""}{text}{bands}'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'.encode()


def to_docx(paper: Paper) -> bytes:
    """As a Word document (OOXML)."""
    document = docx.Document()
    section = document.sections[0]
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.text, line.alignment = _plain(" · ".join(paper.bands)), WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading(_plain(paper.title), level=1)
    for label, words in paper.facts:
        fact = document.add_paragraph()
        fact.add_run(f"{_plain(label)}: ").bold = True
        fact.add_run(_plain(words))
    for text in paper.paragraphs:
        document.add_paragraph(_plain(text))
    told = document.core_properties
    told.title, told.author, told.comments = _plain(paper.title)[:255], "", ""
    told.created = told.modified = paper.made_at.astimezone(UTC).replace(tzinfo=None)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _plain(text: str) -> str:
    """Text without the control characters that XML does not hold."""
    return "".join(each for each in text if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff"))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPER_FORMS: Mapping[str, PaperForm] = MappingProxyType({
    "txt": PaperForm("txt", "text/plain; charset=utf-8", to_text),
    "html": PaperForm("html", "text/html; charset=utf-8", to_html),
    "docx": PaperForm("docx", _WORD, to_docx),
})  # fmt: skip
