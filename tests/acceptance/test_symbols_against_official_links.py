"""Symbols found in the text of official resolutions, against the links that the United Nations set in it.

From 2020 on the links are exhaustive, so both recall and precision mean something.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from chapter8.errors import UsageError
from chapter8.symbols import Symbol, find, parse

ENGLISH = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "akn" / "six_languages" / "English"
BODIES = {"preamble", "mainBody", "body"}


def paragraphs() -> Iterator[etree._Element]:
    """The paragraphs of preamble and body of all files."""
    files = sorted(ENGLISH.glob("*.xml"))
    assert files, f"{ENGLISH} holds no file: set CHAPTER8_DATA to the folder of the test data"
    for path in files:
        for element in etree.parse(path).iter("{*}p"):
            if BODIES & {etree.QName(above).localname for above in element.iterancestors()}:
                yield element


def text_and_links(element: etree._Element) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a paragraph, and each link in it: start, end, target."""
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []

    def walk(node: etree._Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):
                walk(child)
            pieces.append(child.tail or "")
        if etree.QName(node).localname == "a":
            links.append((start, sum(map(len, pieces)), node.get("href", "")))

    walk(element)
    return "".join(pieces), links


def target(href: str) -> Symbol | None:
    """The symbol that a link leads to."""
    path = href.partition(".org/")[2].removeprefix("en/")
    try:
        return parse(path.replace("%20", " "))
    except UsageError:
        return None


@cache
def compared() -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Links that were found; links missed; symbols found without a link; labels that lead elsewhere."""
    hits = 0
    missed: list[str] = []
    unlinked: list[str] = []
    elsewhere: list[str] = []
    for element in paragraphs():
        text, links = text_and_links(element)
        left = find(text)
        for start, end, href in links:
            found = next((f for f in left if f.start < end and start < f.end), None)
            if found is None:
                missed.append(text[start:end])
                continue
            left.remove(found)
            hits += 1
            if target(href) != found.symbol:
                elsewhere.append(f"{text[start:end]} -> {href}")
        unlinked.extend(str(found.symbol) for found in left)
    return hits, tuple(missed), tuple(unlinked), tuple(elsewhere)


def test_every_linked_symbol_is_found() -> None:
    hits, missed, _, _ = compared()
    assert (hits, missed) == (352, ())  # recall 1.000


def test_what_is_found_without_a_link_is_a_symbol_all_the_same() -> None:
    _, _, unlinked, _ = compared()
    # precision .994: "8 October 2019 (S/PRST/2019/12)" and "consistent with UNSCR 2467 (2019)" were not linked
    assert unlinked == ("S/PRST/2019/12", "S/RES/2467 (2019)")


def test_labels_that_lead_elsewhere_are_found() -> None:
    _, _, _, elsewhere = compared()
    assert elsewhere == ()
