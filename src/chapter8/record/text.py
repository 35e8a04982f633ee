"""What every reader hands to every kind: pages of lines, before anything is known about their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from chapter8.record.nouns import Source


class Line(NamedTuple):
    """One line of text as it stands. `indent` counts leading spaces (txt) or hundredths of the page width (pdf)."""

    text: str
    page: int | None = None
    indent: int = 0
    style: str | None = None  # heading level, "title", "footnote" ... where the format says so


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """The file as lines in reading order. `title` and `language` only where the format itself names them."""

    source: Source
    lines: tuple[Line, ...]
    title: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """All lines, joined by newlines."""
        return "\n".join(line.text for line in self.lines)


def on_one_line(text: str) -> str:
    """The text with one space for each run of white space, and none around it."""
    # most texts are so already; asking them takes a fifth of taking them apart
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())
