"""E3, E3b, E3c: citations against the links that the United Nations set in the official texts, and their faulty links.

Gold: the `<a>` elements of preamble, body and annexes; in files of 2020 they are exhaustive, before that only their
recall counts. A citation is right where its words overlap the link and its symbol is the link's target. Every
disagreement is listed by kind: `unlinked` (a symbol that the United Nations left without a link), `missed`, `other`.
The files of the same documents in the five other languages tell which of the unlinked are linked there.
The baseline is what a pattern of a symbol and one of "number (year)" find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.marked import Marked, blocks, english_2020, statements, years
from bench.record.official import DATA
from lxml import etree

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.record import read
from chapter8.record.citations import dated_otherwise
from chapter8.record.links import faulty_links, target_of
from chapter8.symbols import find, parse

_NAIVE = re.compile(r"\b[AS]/[A-Z\d./]+\d|\b\d{1,4} \(\d{4}\)")
_CASED = re.compile(r"/(?:res|prst)/")
_HEAD = ("file", "kind", "words", "target or symbol", "explanation")
_OTHER_LANGUAGES = [
    DATA / "akn" / "six_languages" / name for name in ("Arabic", "Chinese", "French", "Russian", "Spanish")
]


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
    def links(self) -> int:
        """All of them."""
        return self.hits + self.missed + self.other

    @property
    def recall(self) -> float:
        """Of the links."""
        return self.hits / max(1, self.links)

    @property
    def f1(self) -> float:
        """Of links and symbols found."""
        return 2 * self.hits / max(1, 2 * self.hits + self.missed + self.unlinked + 2 * self.other)

    @property
    def naive_f1(self) -> float:
        """Of the baseline, by place alone."""
        return 2 * self.naive_hits / max(1, self.links + self.naive_hits + self.naive_added)


def figures() -> list[Figure]:
    """The scores, and how many faulty links are reported."""
    exact, partial = Tally(), Tally()
    for path in english_2020():
        _compare(path, exact)
    older = [path for _, path in years()] + statements()
    for path in older:
        _compare(path, partial)
    abroad = {folder.name: _abroad(folder) for folder in _OTHER_LANGUAGES}
    linked = {key for _, keys in abroad.values() for key in keys}
    told = sum((_document(str(row[0])), str(row[3])) in linked for row in exact.errors if row[1] == "unlinked")
    errors = [_explained(row, linked) for row in exact.errors]
    linked |= {
        (_document(path.name), target)
        for path in english_2020()
        for item in _linked(path)
        for _, _, href in item.links
        if (target := _leads_to(href))
    }
    errors += [_explained(row, linked) for tally, _ in abroad.values() for row in tally.errors]
    publish_errors("E3", _HEAD, errors + [(*row, "") for row in partial.errors if row[1] != "unlinked"])
    foreign = [path for folder in _OTHER_LANGUAGES for path in sorted(folder.glob("*.xml"))]
    faulty = list(faulty_links(read(path, atlas=Atlas.shipped()) for path in (*english_2020(), *foreign, *older)))
    rows = ((fault.document, fault.number or fault.passage, fault.label, fault.target) for fault in faulty)
    publish_errors("E3c", ("document", "passage", "label", "target"), rows)
    return [
        Figure(f"E3 citations against {exact.links} official links of 2020", exact.f1, "F1",
               "a pattern of symbols and of number (year)", exact.naive_f1,
               f">= .998 ({exact.unlinked} cited without a link, {told} of them linked in the other languages' files)"),
        Figure("E3 the same, what any other language of the same document links counted as a link",
               replace(exact, hits=exact.hits + told, unlinked=exact.unlinked - told).f1, "F1", bar=">= .998"),
        Figure("E3 recall on the same links", exact.recall, "share"),
        *(Figure(f"E3 recall on {tally.links} links of 2020 in {name}", tally.recall, "share",
                 "a pattern of symbols and of number (year)", tally.naive_hits / max(1, tally.links))
          for name, (tally, _) in abroad.items()),
        Figure("E3b official links to documents in the shared files of 2000-2012 (none: no recall to measure)",
               partial.links, "links"),
        *([Figure(f"E3b recall on {partial.links} links of 2000-2012", partial.recall, "share")]
          if partial.links else []),
        Figure("E3c faulty links found in the shared files of 2020, six languages (each leads to no resolution)",
               len(faulty), "links", bar="93 known ones in files that are not shared; their classes are tested"),
    ]  # fmt: skip


def _abroad(folder: Path) -> tuple[Tally, set[tuple[str, str]]]:
    """The score in another language, and which documents link which symbols there."""
    tally, keys = Tally(), set()
    for path in sorted(folder.glob("*.xml")):
        _compare(path, tally)
        targets = (_leads_to(href) for item in _linked(path) for _, _, href in item.links)
        keys |= {(_document(path.name), target) for target in targets if target}
    return tally, keys


def _document(file: str) -> str:
    """What the files of one document share: "S_RES_2504 (2020)"."""
    return file.partition("-")[0]


def _explained(row: tuple[object, ...], linked: set[tuple[str, str]]) -> tuple[object, ...]:
    if (_document(str(row[0])), str(row[3])) in linked:
        return (*row, "linked in the same document in other languages")
    target = _leads_to(str(row[3]))
    year = dated_otherwise(target) if target else None
    return (*row, f"a fault of the source: a resolution of this number is of {year}" if year else "")


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
    """The paragraphs, with only those links that lead to documents, the pieces of one link joined."""
    return [replace(item, links=tuple(_joined(item))) for item in blocks(path)]


def _joined(item: Marked) -> Iterator[tuple[int, int, str]]:
    """The links to documents; other scripts are cut into pieces of one address, with nothing but spaces between."""
    last: tuple[int, int, str] | None = None
    for start, end, href in item.links:
        if target_of(href) is None or not item.text[start:end].strip():
            continue
        if last and last[2] == href and not item.text[last[1] : start].strip():
            last = (last[0], end, href)
            continue
        if last:
            yield last
        last = (start, end, href)
    if last:
        yield last


def _leads_to(href: str) -> str | None:
    try:
        return str(parse(_CASED.sub(lambda cased: cased[0].upper(), target_of(href) or "")))
    except UsageError:
        return None
