"""Sets a Repertoire-like chapter as the text dump of a two-column page: notes at the foot of each column.

Source marks: `#0 ` to `#3 ` headings from chapter to decision, `> ` a clause, `{7}` a call of note 7, `^7 ` the note.
The dump keeps what makes such files hard to read: note blocks that cut sentences, calls glued to the word before,
words broken at their hyphens, blank lines inside long notes.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

HEAD = "EXERCISE EXERCISE EXERCISE"
COLUMN = 52  # lines of a column, its notes included
WIDTH = {"text": 50, "clause": 60, "note": 58}
RULE = "__________________ "


def _wrap(text: str, width: int) -> list[str]:
    """Broken at blanks and after hyphens, as the page breaks it."""
    return textwrap.wrap(text, width, break_on_hyphens=True, break_long_words=False)


def _calls(line: str) -> list[str]:
    return re.findall(r"\{(\d+)\}", line)


def _block(block: str) -> list[str]:
    """The lines of one block with its own blank lines around it; calls still in braces."""
    if block.startswith("#"):
        level, title = int(block[1]), block[3:]
        indent = ("   ", " ", "  ", "  ")[level]
        lines = _wrap(title, (60, 30, 50, 46)[level])
        return [f"{indent}{lines[0]} ", *(f"{line} " for line in lines[1:]), " ", " ", ""]
    clause = block.startswith("> ")
    lines = _wrap(block.removeprefix("> "), WIDTH["clause" if clause else "text"])
    return [f" {lines[0]} ", *(f"{line} " for line in lines[1:-1]), *([f"{lines[-1]}  "] if len(lines) > 1 else []), ""]


def _note(number: str, text: str, *, first: bool) -> list[str]:
    """A note as the dump has it: a long one is followed by a blank line, and parted after its first line."""
    lines = [f"{line} " for line in _wrap(f"{number} {text}", WIDTH["note"])]
    lines[0] = f" {lines[0]}"
    if len(lines) == 1:
        return lines
    return [*lines, ""] if first else [lines[0], "", *lines[1:], ""]


def _notes(numbers: list[str], notes: dict[str, str]) -> list[str]:
    """The note block at the foot of a column."""
    found = [line for order, number in enumerate(numbers) for line in _note(number, notes[number], first=order == 0)]
    return [RULE, "", *found] if numbers else []


def _units(blocks: list[str]) -> list[list[str]]:
    """What a column may not part: a heading stays with the first line of what follows; other lines stand alone."""
    units: list[list[str]] = []
    heading: list[str] = []
    for block in blocks:
        lines = _block(block)
        if block.startswith("#"):
            heading += lines
        else:
            units += [[*heading, lines[0]], *([line] for line in lines[1:])]
            heading = []
    return units


def _columns(units: list[list[str]], notes: dict[str, str]) -> list[str]:
    """Fill column after column: as many lines as leave room for the notes that they call."""
    out: list[str] = []
    column: list[str] = []
    called: list[str] = []

    def close() -> None:
        out.extend([*column, *_notes(called, notes)])
        column.clear()
        called.clear()

    for unit in units:
        calls = [number for line in unit for number in _calls(line)]
        if len(column) + len(unit) + len(_notes([*called, *calls], notes)) > COLUMN:
            glued = bool(called) and bool(_notes(called, notes)[-1])
            inside = bool(column) and bool(column[-1].strip()) and bool(unit[0].strip())
            close()
            if glued:
                column.extend([f" {unit[0]}", *unit[1:]] if inside else ["", *unit])
                called.extend(calls)
                continue
        column.extend(unit)
        called.extend(calls)
    close()
    return out


def make(path: Path) -> bytes:
    """The chapter as UTF-8 text. The same source gives the same bytes."""
    source = path.read_text(encoding="utf-8")
    notes = dict(re.findall(r"^\^(\d+) (.*)$", source, flags=re.MULTILINE))
    body = [block.strip() for block in source.split("\n^", 1)[0].split("\n\n") if block.strip()]
    text = "\n".join([HEAD, "", *_columns(_units(body), notes)])
    return (re.sub(r"\{(\d+)\}", r"\1", text).rstrip() + "\n").encode()
