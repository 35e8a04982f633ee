"""Long documents in parts: which part of a document a passage is shown in, and its address.

A part is SIZE passages by their position in the record, so that an address needs nothing but the position. A fragment
that stands in another part is looked up with `?at=`.
"""

from __future__ import annotations

from dataclasses import dataclass

from chapter8.record.nouns import Record

SIZE = 300  # passages in a part


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: its number from 1, of how many, and which positions it holds (`end` not included)."""

    number: int
    of: int

    @property
    def start(self) -> int:
        """The position of its first passage."""
        return (self.number - 1) * SIZE

    @property
    def end(self) -> int:
        """The position after its last passage."""
        return self.number * SIZE


def part_of(position: int) -> int:
    """The number of the part that holds a position."""
    return position // SIZE + 1


def part(record: Record, asked: str) -> Part:
    """The part that an address asks for; the first where it asks for none, the last where there are fewer."""
    of = max(1, -(-len(record.passages) // SIZE))
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
    return Part(min(max(number, 1), of), of)


def in_part(stem: str, number: int) -> str:
    """The address of a part of the document at `stem`; the first one is the document's own."""
    return stem if number == 1 else f"{stem}?part={number}"


def part_at(record: Record, fragment: str) -> int | None:
    """The part in which a fragment of an address stands: a passage ("p12"), a number ("7"), a page ("page-33")."""
    wanted = fragment.lstrip("#")
    page = wanted.removeprefix("page-")
    numbered = None
    for position, passage in enumerate(record.passages):
        if passage.id == wanted:
            return part_of(position)
        if numbered is not None:
            continue
        number = (passage.number or "").replace(" ", "")
        if (page != wanted and str(passage.page) == page) or (number and number == wanted):
            numbered = part_of(position)
    return numbered
