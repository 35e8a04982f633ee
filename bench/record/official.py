"""The paragraphs of a resolution as its official Akoma Ntoso file marks them: a reader of its own, apart from ours.

It knows `<num>`, `<paragraph>`, `<p>` and `<container>` and nothing of the product, so that a figure taken from it is
no verdict of ours on ourselves. A unit is a paragraph with a printed arabic number; what stands between it and the
next number and is neither heading nor annex belongs to it: the sub-paragraphs that most files keep beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

DATA = Path(os.environ.get("CHAPTER8_DATA", "../shared/data"))
_NUMBER = re.compile(r"(\d{1,3})\s*[.)]?\s*[-–—]?\s*$")
_ANNEX = re.compile(r"[“\"]?(?:Annex|Appendix|Enclosure|Attachment)\b", re.IGNORECASE)
_NO_TEXT = re.compile(r"[\s*_–—-]*$|\*+\s*Reissued\b|\d{1,2}\s+S/RES/")
_HEADINGS = {"heading", "subheading", "crossHeading"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: its printed number (None in a preamble) and its text without that number."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Official:
    """One official file: its symbol as number and year, its units, and whether its body has annexes."""

    name: str
    number: int
    year: int
    preambular: tuple[Unit, ...]
    operative: tuple[Unit, ...]
    unnumbered: tuple[str, ...]


def official(path: Path) -> Official:
    """The units of one file."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for note in list(root.iter("{*}authorialNote")):
        tail, parent = note.tail or "", note.getparent()
        before = note.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        elif parent is not None:
            parent.text = (parent.text or "") + tail
        if parent is not None:
            parent.remove(note)
    symbol = next((words(e) for e in root.iter("{*}docNumber") if words(e)), "")
    found = re.search(r"(\d{1,4})\s*\((\d{4})\)", symbol + " " + path.name.replace("_", " "))
    number = int(found.group(1)) if found else int(path.name.split("_")[2].split(" ")[0])
    date = next((e.get("date", "") for e in root.iter("{*}FRBRdate") if e.get("name") == "adoption"), "")
    year = int(date[:4] or (found.group(2) if found else 0))
    preamble = next(root.iter("{*}preamble"), None)
    containers = [] if preamble is None else list(preamble.iter("{*}container"))
    body = next(root.iter("{*}mainBody"), None)
    operative, loose = ((), ()) if body is None else _body(body)
    texts = (words(container) for container in containers)
    return Official(path.name, number, year, tuple(Unit(None, text) for text in texts if text), operative, loose)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as it is printed: its mark, how deep it stands (0: not in a list), and what it is."""

    kind: str
    text: str
    mark: str | None = None
    depth: int = 0


def printed(path: Path) -> list[Part]:
    """Everything from the formula on, in the order in which it is printed, annexes left out."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for note in list(root.iter("{*}authorialNote")):
        note.clear(keep_tail=True)
    parts = [Part("formula", words(element)) for element in root.iter("{*}formula")]
    parts += [Part("preambular", text) for e in root.iter("{*}container") if _in(e, "preamble") and (text := words(e))]
    body = next(root.iter("{*}mainBody"), None)
    parts += [] if body is None else list(_printed(body))
    while parts and parts[-1].kind == "heading":
        parts.pop()  # the heading of an annex
    return parts


def _printed(body: etree._Element) -> Iterator[Part]:
    lone = ""
    for element in body.iter("{*}paragraph", "{*}container", "{*}crossHeading"):
        plain = words(element)
        if _name(element) == "container" or (_ANNEX.match(plain) and len(plain) < 150):
            return
        if _NUMBER.match(plain):
            lone = plain  # some files keep number and text in two paragraphs
            continue
        if _name(element) == "crossHeading" or any(_name(child) in _HEADINGS for child in element):
            yield Part("heading" if plain[-1:] != "," else "preambular", plain)
            continue
        yield from _pieces(element, lone or None)
        lone = ""


def _pieces(paragraph: etree._Element, mark: str | None) -> Iterator[Part]:
    """A paragraph and its points, each with the mark that stands before it."""
    for element in paragraph.iter("{*}p", "{*}num"):
        if _name(element) == "num":
            mark = " ".join(filter(None, (mark, words(element)))) or None
            continue
        text = words(element)
        if text:
            depth = 0 if mark is None else 1 if mark[0].isdigit() else 2
            title = mark is None and _is_heading(text) and not _in(element, "list")
            yield Part("heading" if title else "operative", text, mark, depth)
            mark = None


def _in(element: etree._Element, name: str) -> bool:
    return next(element.iterancestors(f"{{*}}{name}"), None) is not None


def resolutions() -> Iterator[Path]:
    """Every official resolution in English of the shared data."""
    return iter(sorted((DATA / "akn" / "resolutions").glob("*/*.xml")))


def words(element: etree._Element) -> str:
    """All text of an element, white space folded."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _body(body: etree._Element) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """Numbered units, and the unnumbered paragraphs of a body that has no number at all."""
    units: list[tuple[int, list[str]]] = []
    loose: list[str] = []
    lone: int | None = None
    for paragraph in _paragraphs(body):
        if paragraph is None:
            break
        mark = next((words(child) for child in paragraph if _name(child) == "num"), "")
        text = _text(paragraph)
        printed = _NUMBER.match(mark)
        if printed and not text:
            lone = int(printed.group(1))  # some files keep number and text in two paragraphs
        elif printed or lone is not None:
            units.append((int(printed.group(1)) if printed else lone or 0, [text]))
            lone = None
        elif text and units and (mark or not _is_heading(text)):
            units[-1][1].append(f"{mark} {text}".strip())
        elif text and not units and not mark and not _is_heading(text):
            loose.append(text)
    return tuple(Unit(number, " ".join(" ".join(texts).split())) for number, texts in units), tuple(loose)


def _paragraphs(body: etree._Element) -> Iterator[etree._Element | None]:
    """The paragraphs in order, headings left out; None where the annexes begin."""
    for element in body.iter("{*}paragraph", "{*}container"):
        titles = [child for child in element if _name(child) in _HEADINGS]
        plain = words(element)
        if _name(element) == "container" or (_ANNEX.match(plain) and len(plain) < 150):
            yield None
        elif not titles:
            yield element


def _text(paragraph: etree._Element) -> str:
    """Text of every `<p>` and every `<num>` except the paragraph's own, joined by one blank."""
    pieces = []
    for element in paragraph.iter("{*}p", "{*}num"):
        if _name(element) == "num" and element.getparent() is paragraph:
            continue
        pieces.append(words(element))
    return " ".join(piece for piece in pieces if piece)


def _is_heading(text: str) -> bool:
    """An unnumbered line that closes like no sentence, asterisks, a note on the issue, a footnote."""
    return bool(_NO_TEXT.match(text)) or text[-1] not in ".;,:" or bool(re.match(r"With regard to .{5,80},$", text))
