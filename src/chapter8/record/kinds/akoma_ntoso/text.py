"""Akoma Ntoso elements as text: words, numbers, and the parts of a paragraph with the marks of their points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lxml import etree

_PRINTED_NUMBER = re.compile(r"(\d{1,3})\s*[.)\-–—．]*\s*$")
_AROUND_MARK = " .()[]‘’'’“”\"-–—\u200f\u200e"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_LETTERS = dict(zip(_ABJAD, "abcdefghijklmnopqrstuvwxyz", strict=False)) | {"ا": "a"}
_LOOK_ALIKE = str.maketrans("асеіох", "aceiox")  # Cyrillic letters that stand for the Latin ones they look like
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


def take_notes(root: etree._Element) -> dict[etree._Element, list[tuple[str, str]]]:
    """Take the footnotes out of the running text: for each paragraph, the mark and the text of its notes."""
    notes: dict[etree._Element, list[tuple[str, str]]] = {}
    for note in list(root.iter("{*}authorialNote")):
        parent = note.getparent()
        if parent is None:
            continue
        home = next(note.iterancestors("{*}paragraph", "{*}container", "{*}alinea"), parent)
        notes.setdefault(home, []).append((note.get("marker") or "", block_text(note)))
        before, tail = note.getprevious(), note.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(note)
    return notes


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


@lru_cache(maxsize=1024)  # documents share a few dozen marks
def mark_of(text: str) -> str:
    """The mark of a point in the form that all languages share: "a)", "а)", "(أ)" and "a." are (a), "㈡" is (ii).

    Empty for a dash or a bullet, which is no number.
    """
    bare = text.strip(_AROUND_MARK).replace("ـ", "").lower().translate(_LOOK_ALIKE)
    if not any(character.isalnum() for character in bare):
        return ""
    if bare in _LETTERS:
        return f"({_LETTERS[bare]})"
    if len(bare) == 1 and "㈠" <= bare <= "㈩":
        return f"({_ROMAN[ord(bare) - ord('㈠')]})"
    if text[0] in "‘’'“”" and bare.isdecimal() and 0 < int(bare) <= len(_ROMAN):  # ’5‘ is how Arabic writes (v)
        return f"({_ROMAN[int(bare) - 1]})"
    return f"({bare})"


def printed_number(num: etree._Element) -> str:
    """A paragraph's number without what sets it off: "1." and "1 -" are 1; the mark of a sub-paragraph is "(a)"."""
    return _number_of(text_of(num))


@lru_cache(maxsize=1024)
def _number_of(text: str) -> str:
    found = _PRINTED_NUMBER.match(text)
    return str(int(found.group(1))) if found else mark_of(text)
