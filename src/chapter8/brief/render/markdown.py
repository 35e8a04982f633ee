"""A brief as Markdown: numbered paragraphs and footnotes, for mail and for editing elsewhere."""

from __future__ import annotations

import re

from chapter8.brief.model import Brief, BriefLine, BriefSection, Table
from chapter8.brief.render.endnotes import Endnotes, endnotes
from chapter8.brief.render.html import audience, made
from chapter8.brief.render.legible import legible
from chapter8.brief.wording import day, listed
from chapter8.exchange.marking import Tlp


def to_markdown(brief: Brief) -> str:
    """Render a brief as Markdown with footnotes; marked at head and foot."""
    notes = endnotes(brief)
    band = f"**{_plain(audience(brief.marking))}**"
    head = [band, "", *(["**EXERCISE EXERCISE EXERCISE**", ""] if brief.exercise else [])]
    head += [f"# Joint brief: {_plain(brief.situation)}", ""]
    about = f"As of {day(brief.as_of)}. Made {made(brief)}."
    if brief.places:
        about = f"States: {_plain(listed(brief.places))}. {about}"
    head += [about, ""]
    body = [text for section in brief.sections for text in _section(section, notes)]
    sources = ["## Sources", ""]
    sources += [f"[^{note.number}]: {_plain(note.text)}" for note in notes.notes]
    return "\n".join([*head, *body, *sources, "", *head[2:4] * brief.exercise, band, ""])


def _section(section: BriefSection, notes: Endnotes) -> list[str]:
    parts = [f"## {_plain(section.title)}", "", f"*{_plain(section.lead)}*", ""]
    group = ""
    for line in section.lines:
        if line.group and line.group != group:
            parts += [f"### {_plain(line.group)}", ""]
        group = line.group
        parts += [_line(line, notes), ""]
    for table in section.tables:
        parts += [*_table(table, notes), ""]
    return parts


def _line(line: BriefLine, notes: Endnotes) -> str:
    marks = "".join(f"[^{note.number}]" for note in notes.of(line.evidence))
    head = f"**{_plain(line.head)}.** " if line.head else ""
    portion = "" if line.marking.tlp is Tlp.CLEAR else f" ({line.marking.tlp.value})"
    gap = "**Gap.** " if line.kind == "gap" else f"**[{line.label.words}]** " if line.label else ""
    return f"{line.number}. {gap}{head}{_plain(line.text)}{marks}{portion}"


def _table(table: Table, notes: Endnotes) -> list[str]:
    marks = "".join(f"[^{note.number}]" for note in notes.of(table.evidence))
    rows = [table.columns, ("---",) * len(table.columns), *table.rows]
    lines = [f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in row)} |" for row in rows]
    portion = "" if table.marking.tlp is Tlp.CLEAR else f" ({table.marking.tlp.value})"
    return [f"**{_plain(table.title)}**{marks}{portion}", "", *lines]


def _plain(text: str) -> str:
    """Text as text: nothing in it is markup."""
    return re.sub(r"([\\`*_\[\]<>&|#~$])", r"\\\1", legible(text))
