"""Notes of the Repertoire chapter of the seeds (E4), against a gold of all 111 notes made by hand.

A note is right when symbol, part and pages of all its citations are, and nothing is cited besides; its speakers are
right when each label is, with the state that spoke on somebody's behalf. Wrong is what is cited and false; unresolved
is what the gold cites and the engine does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure
from bench.measuring import DATA
from bench.record.errors import publish_errors

from chapter8.record import read
from chapter8.record.nouns import Citation, Note

GOLD = Path("tests/acceptance/seed_notes_gold.txt")
Key = tuple[str, str]  # section, number
Row = tuple[str, str, str, str, str, str]  # symbol, part, pages, speaker, on behalf of, via
CLAUSES = 39


def gold() -> dict[Key, list[Row]]:
    """The citations of each note, as the file has them."""
    rows: dict[Key, list[Row]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            section, number, *cells = (cell.strip() for cell in line.split("|"))
            note = rows.setdefault((section, number), [])
            if len(cells) > 1:
                symbol, part, pages, speaker, behalf, via = cells
                note.append((symbol, part, pages, speaker, behalf, via))
    return rows


def as_row(citation: Citation) -> Row:
    """A citation as a line of the gold."""
    pages = " ".join(map(str, citation.pages)) or "-"
    speaker, behalf = citation.speaker or "-", citation.on_behalf_of or "-"
    return citation.symbol, citation.part or "-", pages, speaker, behalf, citation.via


def last_symbol(notes: Sequence[Note]) -> dict[Key, list[Row]]:
    """The naive rule: a page belongs to the last symbol seen in the stream of notes; the label is what follows."""
    token_of = re.compile(
        r"(?P<symbol>[AS]/[\w./]*\d)|pp?\. ?(?P<first>\d+)(?:-(?P<last>\d+))?(?: \((?P<who>[^()]+)\))?"
    )
    last, found = "", {}
    for note in notes:
        rows: list[Row] = []
        for token in token_of.finditer(note.text):
            if token["symbol"]:
                last = token["symbol"]
                if not re.match(r", pp?\.| \(Res", note.text[token.end() :]):
                    rows.append((last, "-", "-", "-", "-", ""))
            else:
                first = int(token["first"])
                pages = " ".join(map(str, range(first, int(token["last"] or first) + 1)))
                rows.append((last, "-", pages, token["who"] or "-", "-", ""))
        found[note.section or "", note.number] = rows
    return found


def figures() -> list[Figure]:
    """Notes, citations and labels right; rates of wrong and unresolved; clauses of decisions."""
    record = read(next(iter(sorted((DATA / "seeds").glob("002_*.txt")))))
    wanted = gold()
    ours = {(n.section or "", n.number): [as_row(c) for c in n.citations] for n in record.notes}
    theirs = last_symbol(record.notes)
    publish_errors("seed_notes", ("section", "note", "gold", "engine"), _errors(wanted, ours))
    total = sum(map(len, wanted.values()))
    wrong, missing = _not_in(ours, wanted), _not_in(wanted, ours)
    clauses = sum(len(decision.clauses) for decision in record.decisions if decision.symbol)
    beside = "last symbol seen"
    return [
        Figure(
            "E4 seed notes: symbol, part and pages of every citation exact, of 111", _exact(wanted, ours, 3), "notes",
            beside, _exact(wanted, theirs, 3), "111 of 111",
        ),
        Figure(
            "E4 seed notes: speakers and delegations exact as well, of 111", _exact(wanted, ours, 5), "notes",
            beside, _exact(wanted, theirs, 5), "all",
        ),
        Figure(
            "E4 seed citations: wrong", wrong / total, "", beside, _not_in(theirs, wanted) / total, "published",
        ),
        Figure(
            "E4 seed citations: unresolved or missed", missing / total, "",
            beside, _not_in(wanted, theirs) / total, "published",
        ),
        Figure("seed clauses with their decision's symbol, of 39", clauses, "clauses", bar="39 of 39"),
    ]  # fmt: skip


def _exact(wanted: dict[Key, list[Row]], given: dict[Key, list[Row]], columns: int) -> int:
    """Notes whose citations are all there, in order, in the first columns."""
    cut = {key: [row[:columns] for row in rows] for key, rows in given.items()}
    return sum(cut.get(key) == [row[:columns] for row in rows] for key, rows in wanted.items())


def _not_in(these: dict[Key, list[Row]], those: dict[Key, list[Row]]) -> int:
    """Citations (symbol, part, pages, speaker, behalf) of the one that the other does not have in the same note."""
    count = 0
    for key, rows in these.items():
        left = [row[:5] for row in those.get(key, ())]
        for row in rows:
            if row[:5] in left:
                left.remove(row[:5])
            else:
                count += 1
    return count


def _errors(wanted: dict[Key, list[Row]], ours: dict[Key, list[Row]]) -> list[tuple[str, str, str, str]]:
    """Notes that are not exact in every column, the way of resolution included."""
    return [
        (section, number, "; ".join(" ".join(row) for row in rows), "; ".join(" ".join(row) for row in given))
        for (section, number), rows in wanted.items()
        if (given := ours.get((section, number), [])) != rows
    ]
