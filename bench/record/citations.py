"""E3, E3b, E3c: citations against the links that the United Nations set in the official texts, and their faulty links.

Gold: the `<a>` elements of preamble, body and annexes; in files of 2020 they are exhaustive, before that only their
recall counts. A citation is right where its words overlap the link and its symbol is the link's target. Every
disagreement is listed by kind: `unlinked` (a symbol that the United Nations left without a link), `missed`, `other`.
The baseline is what a pattern of a symbol and one of "number (year)" find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.marked import Marked, blocks, english_2020, statements, years
from lxml import etree

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.record import read
from chapter8.record.links import faulty_links, target_of
from chapter8.symbols import find, parse

_NAIVE = re.compile(r"\b[AS]/[A-Z\d./]+\d|\b\d{1,4} \(\d{4}\)")
_HEAD = ("file", "kind", "words", "target or symbol")


@dataclass(slots=True)
class Tally:
    """Links found with their target, links missed, symbols without a link, labels that lead elsewhere."""

    hits: int = 0
    missed: int = 0
    unlinked: int = 0
    other: int = 0
    naive_hits: int = 0
    naive_added: int = 0
    errors: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of the links."""
        return self.hits / max(1, self.hits + self.missed + self.other)

    @property
    def f1(self) -> float:
        """Of links and symbols found."""
        return 2 * self.hits / max(1, 2 * self.hits + self.missed + self.unlinked + 2 * self.other)

    @property
    def naive_f1(self) -> float:
        """Of the baseline, by place alone."""
        links = self.hits + self.missed + self.other
        return 2 * self.naive_hits / max(1, links + self.naive_hits + self.naive_added)


def figures() -> list[Figure]:
    """The scores, and how many faulty links are reported."""
    exact, partial = Tally(), Tally()
    for path in english_2020():
        _compare(path, exact)
    older = [path for _, path in years()] + statements()
    for path in older:
        _compare(path, partial)
    publish_errors("E3", _HEAD, exact.errors + [row for row in partial.errors if row[1] != "unlinked"])
    faulty = list(faulty_links(read(path, atlas=Atlas.shipped()) for path in (*english_2020(), *older)))
    rows = ((fault.document, fault.number or fault.passage, fault.label, fault.target) for fault in faulty)
    publish_errors("E3c", ("document", "passage", "label", "target"), rows)
    links = exact.hits + exact.missed + exact.other
    return [
        Figure(f"E3 citations against {links} official links of 2020", exact.f1, "F1",
               "a pattern of symbols and of number (year)", exact.naive_f1, ">= .998"),
        Figure("E3 recall on the same links", exact.recall, "share"),
        *_partial(partial),
        Figure("E3c faulty links in the shared files (label and target agree in all)", len(faulty), "links",
               bar="all of the development years"),
    ]  # fmt: skip


def _partial(tally: Tally) -> list[Figure]:
    """E3b, where the older files hold any link to a document."""
    links = tally.hits + tally.missed + tally.other
    return [Figure(f"E3b recall on {links} links of 2000-2012", tally.recall, "share")] if links else []


def _compare(path: Path, tally: Tally) -> None:
    try:
        paragraphs = _linked(path)
    except etree.XMLSyntaxError:  # a malformed file: the reader mends it, this gold does not
        return
    for paragraph in paragraphs:
        left = find(paragraph.text)
        naive = [match.span() for match in _NAIVE.finditer(paragraph.text)]
        for start, end, href in paragraph.links:
            words = paragraph.text[start:end]
            taken = next((span for span in naive if span[0] < end and start < span[1]), None)
            if taken:
                naive.remove(taken)
                tally.naive_hits += 1
            found = next((item for item in left if item.start < end and start < item.end), None)
            if found is None:
                tally.missed += 1
                tally.errors.append((path.name, "missed", words, href))
                continue
            left.remove(found)
            if _leads_to(href) == str(found.symbol):
                tally.hits += 1
            else:
                tally.other += 1
                tally.errors.append((path.name, "other", words, href))
        tally.unlinked += len(left)
        tally.naive_added += len(naive)
        tally.errors += [(path.name, "unlinked", paragraph.text[f.start : f.end], f.symbol) for f in left]


def _linked(path: Path) -> list[Marked]:
    """The paragraphs, with only those links that lead to documents."""
    return [
        replace(item, links=tuple(link for link in item.links if target_of(link[2]) is not None))
        for item in blocks(path)
    ]


def _leads_to(href: str) -> str | None:
    try:
        return str(parse(target_of(href) or ""))
    except UsageError:
        return None
