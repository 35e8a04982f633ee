"""A brief as one HTML file that needs nothing else: reads on any screen, prints on A4 and Letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from typing import Literal
from unicodedata import bidirectional

import jinja2
from markupsafe import Markup, escape

from chapter8.brief.model import Brief, BriefLine, Table
from chapter8.brief.render.endnotes import Endnote, endnotes
from chapter8.brief.render.legible import legible
from chapter8.brief.render.sparkline import sparkline
from chapter8.brief.wording import day
from chapter8.exchange.marking import Marking, Tlp
from chapter8.symbols import find

Paper = Literal["A4", "Letter"]
_BOUND = 24  # characters that are kept on one line with the source marks
_TAIL = 60  # characters at the end of a text in which a symbol may end it
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
LABEL_COLOURS = {
    Tlp.CLEAR: "#ffffff",
    Tlp.GREEN: "#33ff00",
    Tlp.AMBER: "#ffc000",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.RED: "#ff2b2b",
}
"""Label colours on black. Source: TLP 2.0, first.org/tlp."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on every page, on paper as CSS strings."""

    paper: str
    exercise: str
    marking: str
    colour: str
    subject: str
    made: str
    folio: str


def to_html(brief: Brief, *, language: str = "en", paper: Paper | None = None, site: str | None = None) -> str:
    """Render a brief as one self-contained HTML file.

    All text is escaped, and nothing in the file fetches or runs anything. `paper` fixes the sheet for PDF; without it
    the reader's printer decides, and the layout fits both A4 and Letter. With `site`, the address of a node ("" for
    the one that serves the page), sources link to its documents; without it they stay words, as in a file sent on.
    """
    page = PrintedPage(
        paper=f"size: {paper};" if paper else "",
        exercise=css_string("EXERCISE EXERCISE EXERCISE" if brief.exercise else ""),
        marking=css_string(audience(brief.marking)),
        colour=LABEL_COLOURS[brief.marking.tlp],
        subject=css_string(f"Joint brief: {brief.situation}"),
        made=css_string(f"As of {day(brief.as_of)}. Made {made(brief)}"),
        folio=css_string("EXERCISE. Page " if brief.exercise else "Page "),
    )
    return _template().render(
        brief=brief,
        notes=endnotes(brief),
        page=page,
        language=language,
        site=site,
        direction="rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        marking=audience(brief.marking),
        made=made(brief),
        as_of=day(brief.as_of),
    )


def audience(marking: Marking) -> str:
    """A marking in words for a band: the label, the own marking, and the widest audience allowed."""
    words = [marking.tlp.value]
    if marking.own:
        words.append(marking.own)
    if marking.tlp is Tlp.GREEN:
        words.append("organizations of this community only")
    elif marking.tlp.rank >= Tlp.AMBER.rank:
        words.append(f"{', '.join([marking.owner, *sorted(marking.audience)])} only")
    return " · ".join(words)


def made(brief: Brief) -> str:
    """The moment of making, in universal time: "30 June 2026, 14:05 UTC"."""
    moment = brief.made_at.astimezone(UTC)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def css_string(text: str) -> Markup:
    """A CSS string in which nothing but letters and digits stands unescaped, so that no text can leave it."""
    body = re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match.group()):x} ", legible(text))
    return Markup(f'"{body}"')  # noqa: S704 - every character that could end the string is escaped above


def _portion(line: BriefLine | Table) -> str:
    """The marking of a paragraph or table where it is narrower than clear: readers quote paragraphs, not pages.

    The section on method says that what bears none is clear.
    """
    return line.marking.tlp.value if line.marking.tlp is not Tlp.CLEAR else ""


def runs(notes: Sequence[Endnote]) -> list[tuple[int, int]]:
    """Numbers of notes as marks: single ones, and three or more in a row as one from the first to the last."""
    found: list[list[int]] = []
    for number in sorted(note.number for note in notes):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    long = 3
    return [
        pair
        for run in found
        for pair in ([(run[0], run[-1])] if len(run) >= long else [(number, number) for number in run])
    ]


def _but_last(text: str) -> str:
    """All but what is bound to the source marks."""
    return text[: _bound_from(text)]


def _last(text: str) -> str:
    """The end that is bound to the source marks, so that no mark begins a line."""
    return text[_bound_from(text) :]


def _bound_from(text: str) -> int:
    """Where the last word begins, or the symbol that it ends; of a word too long for a line only the end is bound."""
    start = max(text.rfind(" ") + 1, len(text) - _BOUND)
    symbols = (found.start for found in find(text[-_TAIL:]) if found.end > len(text[-_TAIL:]) - (len(text) - start))
    return min([start, *(max(len(text) - _TAIL, 0) + at for at in symbols)])


def _direction(text: str) -> str:
    """The direction of a text by its first letter, told here since not every maker of pages finds it by itself."""
    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _isolated(text: str) -> Markup:
    """Text with each document symbol isolated, so that it reads in its own direction in any line."""
    shown, at = Markup(""), 0
    for found in find(text):
        written = text[found.start : found.end]
        if "/" in written:
            shown += escape(legible(text[at : found.start])) + Markup("<bdi>{}</bdi>").format(legible(written))
            at = found.end
    return shown + escape(legible(text[at:]))


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("chapter8.brief.render"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) or not isinstance(value, str) else legible(value),
    )
    environment.filters |= {
        "sparkline": sparkline,
        "day": day,
        "but_last": _but_last,
        "last": _last,
        "isolated": _isolated,
        "direction": _direction,
    }
    environment.globals |= {"portion": _portion, "runs": runs}
    return environment.get_template("brief.html.j2")
