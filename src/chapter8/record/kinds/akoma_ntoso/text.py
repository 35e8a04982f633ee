"""Akoma Ntoso elements as text: words, marks and numbers, and the verbs that the United Nations set in italics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

_PRINTED_NUMBER = re.compile(r"(\d{1,3})\s*[.)\-–—]*\s*$")
_LETTER = re.compile(r"\(?[a-z]\)?$")
_NOT_VERBS = {"the security council", "inter alia", "mutatis mutandis", "per se", "bona fide", "in situ"}


def tag_of(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All text of an element, notes left out, white space folded."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    if next(descendants(element, "authorialNote"), None) is None:
        yield from (str(piece) for piece in element.itertext())
        return
    yield element.text or ""
    for child in element:
        if tag_of(child) != "authorialNote":
            yield from _pieces(child)
        yield child.tail or ""


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
    """The text of every <p> and <num> except the paragraph's own number, in document order."""
    for element in paragraph.iter("{*}p", "{*}num", "{*}heading", "{*}subheading"):
        if tag_of(element) == "num" and element.getparent() is paragraph:
            continue
        if next(element.iterancestors("{*}p", "{*}authorialNote"), None) is not None:
            continue
        yield text_of(element)


def numbered_parts(paragraph: etree._Element, number: str | None) -> list[tuple[str | None, str]]:
    """Lead-in and sub-paragraphs with printed numbers: ("3", ...), ("3 (a)", ...), ("3 (a) (i)", ...)."""
    found: list[tuple[str | None, str]] = []

    def walk(element: etree._Element, label: str | None) -> None:
        last = label
        for child in element:
            match tag_of(child):
                case "num":
                    continue
                case "point":
                    mark = next((text_of(e) for e in child if tag_of(e) == "num"), "")
                    last = _labelled(label, mark)
                    walk(child, last)
                case "list":
                    walk(child, label)
                case "sublist":
                    walk(child, last)
                case _:
                    text = text_of(child)
                    if text:
                        found.append((label, text))

    walk(paragraph, number)
    return found


def marked_verbs(element: etree._Element) -> tuple[str, ...]:
    """The verbs as the United Nations marked them: words in italics, foreign phrases left out."""
    spans: list[str] = []
    for span in descendants(element, "span"):
        if "italic" not in (span.get("class") or ""):
            continue
        words = text_of(span).strip(" ,;:.")
        if words and words.lower() not in _NOT_VERBS and words.lower() != "and":
            spans.append(words)
    return tuple(spans)


def _labelled(label: str | None, mark: str) -> str | None:
    """The label of a point: "3 (a)" under "3"; "3 (b)" after "3 (a)", where a file hangs the second on the first."""
    if not any(character.isalnum() for character in mark):
        return label  # a dash or a bullet is no number
    outer = (label or "").split()
    if (
        outer
        and _LETTER.match(outer[-1])
        and _LETTER.match(mark)
        and ord(mark.strip("()")) > ord(outer[-1].strip("()"))
        and mark != "(i)"
    ):
        outer.pop()
    return " ".join([*outer, mark]) or None


def printed_number(num: etree._Element) -> str:
    """A paragraph's number without what sets it off: "1." and "1 -" are 1; "(a)" stays."""
    text = text_of(num)
    found = _PRINTED_NUMBER.match(text)
    return str(int(found.group(1))) if found else text.rstrip(".")
