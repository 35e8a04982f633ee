"""What the United Nations marked in a paragraph: italics and links, with their places; a reader apart from ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.record.official import DATA
from lxml import etree

_NUMBER = re.compile(r"(\d{1,3})\s*[.)]?\s*[-–—]?\s*$")
_BODIES = {"preamble", "mainBody", "attachments"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph: its printed number, its text, and from where to where something is marked (links: to what)."""

    number: str | None
    text: str
    italics: tuple[tuple[int, int], ...]
    links: tuple[tuple[int, int, str], ...]


def years() -> Iterator[tuple[int, Path]]:
    """Year and path of every official resolution in English that is well formed."""
    for path in sorted((DATA / "akn" / "resolutions").glob("*/*.xml")):
        yield int(path.parent.name), path


def english_2020() -> list[Path]:
    """The files of 2020, in which the links are exhaustive."""
    return sorted((DATA / "akn" / "six_languages" / "English").glob("*.xml"))


def statements() -> list[Path]:
    """The presidential statements."""
    return sorted((DATA / "akn" / "presidential_statements").glob("*/*.xml"))


def numbered(path: Path) -> Iterator[Marked]:
    """The paragraphs of the body that bear an arabic number, each with its italics."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for body in root.iter("{*}mainBody"):
        if next(body.iterancestors("{*}attachments"), None) is not None:
            continue
        for paragraph in body.iter("{*}paragraph"):
            number = next(("".join(map(str, child.itertext())) for child in paragraph if _name(child) == "num"), "")
            found = _NUMBER.match(number.strip())
            if found:
                yield _marked(paragraph, str(int(found.group(1))))


def blocks(path: Path) -> Iterator[Marked]:
    """Every `<p>` of preamble, body and annexes, each with its links."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for element in root.iter("{*}p"):
        if any(_name(above) in _BODIES for above in element.iterancestors()):
            yield _marked(element, None)


def _marked(element: etree._Element, number: str | None) -> Marked:
    """The text without the number of the paragraph, white space kept, and the places of the marks in it."""
    pieces: list[str] = []
    italics: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []

    def walk(node: etree._Element) -> None:
        name = _name(node)
        if name in {"num", "authorialNote"} or not name:
            return
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        end = sum(map(len, pieces))
        if name == "span" and "italic" in (node.get("class") or ""):
            italics.append((start, end))
        if name == "a":
            links.append((start, end, node.get("href") or ""))
        if name in {"p", "point", "content"}:
            pieces.append("\n")

    walk(element)
    return Marked(number, "".join(pieces), tuple(italics), tuple(links))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
