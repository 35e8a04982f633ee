"""A brief as a summary for the terminal: section leads, key figures, counts."""

from __future__ import annotations

import textwrap

from chapter8.brief.model import Brief, BriefSection
from chapter8.brief.render.endnotes import endnotes
from chapter8.brief.render.html import audience, made
from chapter8.brief.render.legible import legible
from chapter8.brief.wording import count, day, listed


def to_text(brief: Brief, *, width: int = 80) -> str:
    """Sum a brief up within `width` columns (at least 40)."""
    width = max(width, 40)
    rule = "-" * width
    band = [audience(brief.marking)] + ["EXERCISE EXERCISE EXERCISE"] * brief.exercise
    bands = [part.center(width).rstrip() for text in band for part in _wrap(text, width)]
    head = [*bands, rule]
    head += _wrap(f"Joint brief: {brief.situation}", width)
    states = f"{listed(brief.places)}. " if brief.places else ""
    head += _wrap(f"{states}As of {day(brief.as_of)}. Made {made(brief)}.", width)
    body = [text for section in brief.sections for text in _section(section, width)]
    gaps = sum(1 for line in brief.lines if line.kind == "gap")
    counts = [
        count(len(brief.lines), "paragraph"),
        count(len(endnotes(brief).notes), "source"),
        count(gaps, "gap"),
        count(brief.withheld, "record") + " withheld",
    ]
    return "\n".join([*head, *body, "", rule, *_wrap(listed(counts) + ".", width), *reversed(bands), ""])


def _section(section: BriefSection, width: int) -> list[str]:
    span = ""
    if section.lines:
        first, last = section.lines[0].number, section.lines[-1].number
        span = f"para. {first}" if first == last else f"paras. {first}-{last}"
    title = legible(section.title)
    fits = len(title) + len(span) + 2 <= width
    lines = ["", f"{title}{span:>{width - len(title)}}" if fits else f"{title}\n{span:>{width}}"]
    lines += _wrap(section.lead, width, indent="  ")
    for line in section.lines:
        if line.figure is not None:
            shown = f"{line.figure.label}: {line.figure.value} {line.figure.unit}"
            lines += _wrap(shown, width, indent="    ")
    return lines


def _wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    return textwrap.wrap(
        legible(text), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]
