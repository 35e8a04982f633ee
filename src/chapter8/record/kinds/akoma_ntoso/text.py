"""Akoma Ntoso elements as text: words, numbers, and the parts of a paragraph with the marks of their points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lxml import etree

from chapter8.record.numbering import shared_mark

_PRINTED_NUMBER = re.compile(r"(\d{1,3})\s*[.)\-–—．]*\s*$")
_HOLD_WORDS = frozenset({"p", "content", "heading", "subheading", "docTitle", "intro", "paragraph", "container"})
_CONTEXT = 60
"""Characters before a call by which its place is known again."""
_MOST_CALLED = 200
"""Notes whose calls are looked for: a decision has a dozen, and each costs a look at what stands before."""
_BLOCKS = ("{*}p", "{*}num", "{*}heading", "{*}subheading", "{*}crossHeading", "{*}listIntroduction", "{*}listWrapUp")


def tag_of(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All text of an element, white space folded. Notes have been taken out of the tree before (`take_notes`)."""
    words = (
        etree.tostring(element, method="text", encoding="unicode", with_tail=False) if len(element) else element.text
    )
    return " ".join(words.split()) if words else ""


def block_text(element: etree._Element) -> str:
    """The text of an element that holds blocks (paragraphs, numbers, headings), with a space between them."""
    if len(element) == 1:
        return text_of(element)
    return " ".join(words_of(element)) or text_of(element)


@dataclass(frozen=True, slots=True)
class TakenNote:
    """A footnote: its mark, its text, and the words that stand before its call."""

    mark: str
    text: str
    before: str = ""


def take_notes(root: etree._Element) -> dict[etree._Element, list[TakenNote]]:
    """Take the footnotes out of the running text: for each paragraph, its notes."""
    notes: dict[etree._Element, list[TakenNote]] = {}
    for count, note in enumerate(root.iter("{*}authorialNote")):
        parent = note.getparent()
        if parent is None:
            continue
        home = next(note.iterancestors("{*}paragraph", "{*}container", "{*}alinea"), parent)
        words = _words_before(note) if count < _MOST_CALLED else ""
        notes.setdefault(home, []).append(TakenNote(note.get("marker") or "", block_text(note), words))
    etree.strip_elements(root, "{*}authorialNote", with_tail=False)
    return notes


def _words_before(note: etree._Element) -> str:
    """The words before a note in its block, as many as tell its place."""
    found = ""
    element: etree._Element | None = note
    while element is not None and tag_of(element) not in _HOLD_WORDS and len(found) < _CONTEXT:
        previous = element.getprevious()
        if previous is not None:
            is_note = tag_of(previous) == "authorialNote"
            within = "" if is_note else "".join(map(str, previous.itertext()))[-_CONTEXT:]
            found, element = within + (previous.tail or "")[-_CONTEXT:] + found, previous
            continue
        element = element.getparent()
        found = ((element.text or "") if element is not None else "")[-_CONTEXT:] + found
    words = " ".join(found.split())
    return words if len(words) < _CONTEXT else words[-_CONTEXT:].lstrip()


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements of that name inside this one, in any namespace."""
    return element.iter(f"{{*}}{name}")


def iso_date(text: str | None) -> date | None:
    """The date of an attribute; None where it is absent or no date."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def words_of(paragraph: etree._Element) -> Iterator[str]:
    """The text of every block except the paragraph's own number, in document order."""
    for element in paragraph.iter(*_BLOCKS):
        if tag_of(element) == "num" and element.getparent() is paragraph:
            continue
        if next(element.iterancestors("{*}p"), None) is None and (text := text_of(element)):
            yield text


@dataclass(frozen=True, slots=True)
class Part:
    """A lead-in or a sub-paragraph: its number in the form of all languages ("3 (a)"), its words, and both as printed.

    A dash or a bullet is no number: it stands in the words.
    """

    label: str | None
    text: str
    printed: str


def numbered_parts(paragraph: etree._Element, number: str | None, lead: str = "") -> list[Part]:
    """Lead-in and sub-paragraphs with their numbers: "3", "3 (a)", "3 (a) (i)". `lead` is printed before them all."""
    found: list[Part] = []
    marks: list[str] = [lead] if lead else []

    def walk(element: etree._Element, label: str | None) -> None:
        last = label
        base: str | None = None
        for child in element:
            match tag_of(child):
                case "num":
                    continue
                case "point" | "item":
                    printed = next((text_of(e) for e in child if tag_of(e) == "num"), "")
                    mark = mark_of(printed)
                    base = _hung_on(label, mark) if base is None and mark else base
                    last = " ".join(part for part in (base if mark else label, mark) if part) or None
                    marks.extend(filter(None, (printed,)))
                    walk(child, last)
                case "list" | "blockList":
                    walk(child, label)
                case "sublist":
                    walk(child, last)
                case _ if text := text_of(child):
                    found.append(_part(label, marks, text))
                    marks.clear()

    walk(paragraph, number)
    return found


def _part(label: str | None, marks: list[str], text: str) -> Part:
    """The part behind its marks, of which those that are no numbers belong to its words."""
    if not marks:
        return Part(label, text, text)
    return Part(label, " ".join([*(mark for mark in marks if not mark_of(mark)), text]), " ".join([*marks, text]))


def _hung_on(label: str | None, mark: str) -> str:
    """What the points of a list are numbered under: "3" for "(b)", where a file hangs "(b)" on "3 (a)"."""
    outer = (label or "").split()
    if outer and len(outer[-1]) == len(mark) == len("(a)") and mark != "(i)" and ord(mark[1]) == ord(outer[-1][1]) + 1:
        outer.pop()
    return " ".join(outer)


def mark_of(text: str) -> str:
    """The mark of a point in the form that all languages share, in brackets; empty for a dash or a bullet."""
    mark = shared_mark(text)
    return f"({mark})" if mark else ""


def printed_number(num: etree._Element) -> str:
    """A paragraph's number without what sets it off: "1." and "1 -" are 1; the mark of a sub-paragraph is "(a)"."""
    return _number_of(text_of(num))


@lru_cache(maxsize=1024)
def _number_of(text: str) -> str:
    found = _PRINTED_NUMBER.match(text)
    return str(int(found.group(1))) if found else mark_of(text)


def free_paragraphs(body: etree._Element) -> None:
    """Take out of a paragraph's lists what is numbered as the paragraphs that follow it, and set it behind it.

    Some files hang paragraphs 4 to 28 as points on the last list of paragraph 3. They are moved only where all points
    with arabic numbers count on from the paragraph, without a gap, up to the next one in the body.
    """
    last = 0
    children = list(body)
    following = _numbers_after(children)
    for child, after in zip(children, following, strict=True):
        last = _own_number(child) or last
        points = [(point, found) for point in child.iter("{*}point") if (found := _own_number(point)) is not None]
        counted = list(range(last + 1, last + 1 + len(points)))
        if not (last and points) or [found for _, found in points] != counted or after not in {None, counted[-1] + 1}:
            continue
        behind = child
        for point, number in points:
            point.tag = child.tag
            behind.addnext(point)
            behind, last = point, number


def _numbers_after(children: list[etree._Element]) -> list[int | None]:
    """For each child of a body, the number of the next one that has any."""
    found: list[int | None] = []
    number: int | None = None
    for child in reversed(children):
        found.append(number)
        number = _own_number(child) or number
    return found[::-1]


def _own_number(element: etree._Element) -> int | None:
    """The arabic number that an element begins with; None for any other mark ("(4)" too)."""
    num = next((child for child in element if tag_of(child) == "num"), None)
    found = _PRINTED_NUMBER.match(text_of(num)) if num is not None else None
    return int(found.group(1)) if found else None
