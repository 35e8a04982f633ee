"""Numbers that Word counts itself: "3." and "(a)" of its numbered lists, which stand in no text of the file.

The rules are those of WordprocessingML (ECMA-376, part 1, 17.9): a paragraph belongs to a level of a list by its own
properties or by those of its style; the level says where it starts, in which form it is written and with what around
it; a level begins again when one above it has counted on, unless it says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_STYLE_DEPTH = 20
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 4_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, form, what is written, and after which level it begins again (0: never)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None


@dataclass(slots=True)
class WordNumbers:
    """The lists of a file and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]]
    styles: dict[str, tuple[str | None, int | None, str | None]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """What Word writes before a paragraph; empty where it counts nothing. To be asked in document order."""
        number, level = self._belongs(paragraph)
        known = self.lists.get(number or "")
        if known is None or level not in known[1]:
            return ""
        abstract, levels, starts = known
        counts = self.counts.setdefault(abstract, {})
        begins_at = starts.get(level)
        if begins_at is not None and (number or "", level) not in self.begun:
            counts.pop(level, None)
        self.begun.add((number or "", level))
        first = begins_at if begins_at is not None else levels[level].start
        counts[level] = min(_LARGEST, counts[level] + 1 if level in counts else first)
        for deeper in [other for other in counts if other > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]
        return self._written(levels, level, counts)

    def _written(self, levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
        if levels[level].form == "bullet":
            sign = levels[level].text
            return sign if len(sign) == 1 and sign in "–—-•o" else "•"

        def one(found: re.Match[str]) -> str:
            place = int(found.group(1)) - 1
            shown = levels.get(place, Level())
            return self._number(counts.get(place, shown.start), shown.form)

        return _PLACE.sub(one, levels[level].text).strip()

    def _number(self, value: int, form: str) -> str:
        if form in {"lowerLetter", "upperLetter"} and value > 0:
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters if form == "lowerLetter" else letters.upper()
        if form in {"lowerRoman", "upperRoman"} and value > 0:
            return _roman(value) if form == "lowerRoman" else _roman(value).upper()
        if form == "none":
            return ""
        if form not in {"decimal", "decimalZero"}:
            self.unknown.add(form)
        return f"{value:02d}" if form == "decimalZero" else str(value)

    def _belongs(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """List and level of a paragraph: its own, else its style's, else that of the style on which that is based."""
        number, level = _numbering_of(paragraph.find(f"{_W}pPr"))
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        for _ in range(_STYLE_DEPTH):
            if style is None or (number is not None and level is not None):
                break
            of_style, at_level, style = self.styles.get(style, (None, None, None))
            number = number if number is not None else of_style
            level = level if level is not None else at_level
        return (None if number == "0" else number), min(level or 0, _LEVELS - 1)


def word_numbers(numbering: etree._Element | None, styles: etree._Element | None) -> WordNumbers:
    """The lists that the parts word/numbering.xml and word/styles.xml define; None where the file has no such part."""
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
    abstracts: dict[str, dict[int, Level]] = {}
    for abstract in numbering.iterfind(f"{_W}abstractNum") if numbering is not None else ():
        abstracts[abstract.get(f"{_W}abstractNumId", "")] = dict(_levels(abstract))
    for num in numbering.iterfind(f"{_W}num") if numbering is not None else ():
        name = _value(num.find(f"{_W}abstractNumId")) or ""
        levels, starts = dict(abstracts.get(name, {})), {}
        for override in num.iterfind(f"{_W}lvlOverride"):
            place = _integer(override.get(f"{_W}ilvl")) or 0
            levels.update(dict(_levels(override)))
            start = _integer(_value(override.find(f"{_W}startOverride")))
            if start is not None:
                starts[place] = start
        lists[num.get(f"{_W}numId", "")] = (name, levels, starts)
    named = {}
    for style in styles.iterfind(f"{_W}style") if styles is not None else ():
        number, level = _numbering_of(style.find(f"{_W}pPr"))
        named[style.get(f"{_W}styleId", "")] = (number, level, _value(style.find(f"{_W}basedOn")))
    return WordNumbers(lists, named)


def _levels(parent: etree._Element) -> list[tuple[int, Level]]:
    found = []
    for level in parent.iterfind(f"{_W}lvl"):
        start = _integer(_value(level.find(f"{_W}start")))
        form = _value(level.find(f"{_W}numFmt")) or "decimal"
        text = _value(level.find(f"{_W}lvlText")) or ""
        restart = _integer(_value(level.find(f"{_W}lvlRestart")))
        place = _integer(level.get(f"{_W}ilvl")) or 0
        found.append((place, Level(1 if start is None else start, form, text[:40], restart)))
    return found


def _numbering_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    number = _value(properties.find(f"{_W}numPr/{_W}numId"))
    return number, _integer(_value(properties.find(f"{_W}numPr/{_W}ilvl")))


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdigit() and len(text) < 6 else None


def _roman(value: int) -> str:
    written = ""
    for size, sign in _ROMAN:
        while value >= size:
            written += sign
            value -= size
    return written
