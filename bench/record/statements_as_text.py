"""Presidential statements set as text, PDF and Word out of their official files: their paragraphs found again."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.official import DATA, Unit, words
from bench.record.rendering import Block, as_pdf, as_word
from bench.record.segmentation import Score, matched, same_whole
from bench.record.segmentation_pdf import in_font
from bench.record.split import is_held_out
from lxml import etree

from chapter8.atlas import Atlas
from chapter8.record import Record, read

EVERY = 3
"""One in so many statements is set and read: setting takes longer than reading."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An official statement: symbol, year, opening formula and paragraphs with their marks."""

    symbol: str
    year: int
    opening: str
    paragraphs: tuple[Block, ...]


@dataclass(slots=True)
class Tally:
    """Paragraphs of one format, and how often date, meeting and item are right."""

    score: Score = field(default_factory=Score)
    fronts: int = 0


def statements() -> Iterator[Statement]:
    """Every third well-formed official statement whose body is formula and paragraphs alone."""
    paths = sorted((DATA / "akn" / "presidential_statements").glob("*/*.xml"))
    for path in paths[::EVERY]:
        statement = _statement(path)
        if statement is not None:
            yield statement


def _statement(path: Path) -> Statement | None:
    try:
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError:
        return None  # a fifth of the official files is not well formed; our own mending would judge itself
    symbol = next((words(e) for e in root.iter("{*}docNumber") if words(e)), "")
    body = next(root.iter("{*}mainBody"), None)
    opening = next((words(e) for e in root.iter("{*}alinea")), "")
    if (
        body is None
        or not opening.endswith(":")
        or next(root.iter("{*}heading", "{*}subheading", "{*}list"), None) is not None
    ):
        return None
    blocks = []
    for paragraph in body.iter("{*}paragraph"):
        mark = next((words(child) for child in paragraph.iter("{*}num")), None)
        text = " ".join(words(child) for child in paragraph.iter("{*}p") if words(child))
        if text and not text.startswith("*"):
            blocks.append(Block(text, mark, 2 if mark else 1))
    found = re.search(r"(\d{4})/\d+", symbol)
    return Statement(symbol.rstrip("*"), int(found.group(1)), opening, tuple(blocks)) if found else None


def figures() -> list[Figure]:
    """F1 of whole paragraphs by format and years."""
    atlas = Atlas.shipped()
    tallies = {(form, held): Tally() for form in ("text", "PDF", "Word") for held in (False, True)}
    naive = {held: Score() for held in (False, True)}
    for one in statements():
        held = is_held_out(one.year)
        for form, (suffix, data) in _files(one).items():
            _score(tallies[form, held], one, read(data, name=f"x.{suffix}", atlas=atlas))
        lines = [Unit(None, line) for line in _text(one).splitlines()]
        asked = [Unit(None, block.text) for block in one.paragraphs]
        naive[held].add(asked, lines, matched(asked, lines, same_whole), (one.symbol,))
    head = ("symbol", "form", "paragraphs", "right", "too many", "missed")
    publish_errors("statements_as_text", head, [row for tally in tallies.values() for row in tally.score.errors])
    found = []
    for (form, held), tally in tallies.items():
        years = "held-out years" if held else "development years"
        beside = f"{tally.score.gold:,} paragraphs of {tally.score.documents} statements; each line of the plain text"
        name = f"presidential statements, {form}"
        found.append(Figure(f"{name}: whole paragraphs, F1 ({years})", tally.score.f1, "", beside, naive[held].f1))
        share = 100 * tally.fronts / max(1, tally.score.documents)
        found.append(Figure(f"{name}: symbol, meeting and item right ({years})", share, "%"))
    return found


def _text(one: Statement) -> str:
    lines = [" ".join(filter(None, (block.mark, block.text))) for block in one.paragraphs]
    return "\n".join([one.symbol, "Statement by the President of the Security Council", one.opening, *lines])


def _files(one: Statement) -> dict[str, tuple[str, bytes]]:
    front = ["Statement by the President of the Security Council"]
    blocks = [Block(one.opening, depth=1), *one.paragraphs]
    held = [Block(in_font(block.text), block.mark and in_font(block.mark), block.depth) for block in blocks]
    return {
        "text": ("txt", _text(one).encode()),
        "PDF": ("pdf", as_pdf(one.symbol, front, held)),
        "Word": ("docx", as_word([one.symbol, *front], blocks, automatic=False)),
    }


def _score(tally: Tally, one: Statement, record: Record) -> None:
    asked = [Unit(None, block.text) for block in one.paragraphs]
    clauses = record.decisions[0].clauses if record.decisions else ()
    given = [Unit(None, clause.text) for clause in clauses]
    tally.score.add(asked, given, matched(asked, given, same_whole), (one.symbol, record.source.media_type))
    meeting = re.search(r"\d+(?=(?:st|nd|rd|th)\b)", one.opening)
    item = re.search(r"entitled [“\"](.+?)[”\"]", one.opening)
    read_item = record.meetings[0].item if record.meetings else None
    same_meeting = meeting is not None and bool(record.decisions) and record.decisions[0].meeting == meeting.group()
    same_item = (
        item is None
        or (read_item or "").split() == in_font(item.group(1)).split()
        or ((read_item or "").split() == item.group(1).split())
    )
    tally.fronts += same_meeting and same_item and record.symbol == one.symbol


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(f"{figure.name}: {figure.measured:.4f} {figure.beside} {figure.other or 0:.4f}\n")
