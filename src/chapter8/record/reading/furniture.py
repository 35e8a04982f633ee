"""Page furniture: running headers and footers, page numbers, job numbers, bar codes; marked, never dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.reading.columns import PageText

_HEAD_ZONE = 0.10
_FOOT_ZONE = 0.10
_DIGITS = re.compile(r"\d+")
_JOB = re.compile(r"^\*?\d{2}-?\d{5}\*?(?:\s*\([A-Z]\))?(?:\s+\d{6})?$|^\*\d{7}\*$")
_PAGE_NUMBER = re.compile(r"^(?:[Pp]age\s+|- ?)?(\d{1,4})(?:/\d{1,4})?(?: ?-)?$")
_MORE = re.compile(r"^/\.\.\.$")
_BY_THE_WAY = re.compile(r"^(?:Please recycle|\*\d{7,8}\*|\d{2}-\d{5}\b.*\*\d{7}\*)$")
_OPENS = frozenset("*/P0123456789") | {chr(code) for code in range(0x3001) if chr(code).isspace()}
"""How job numbers, marks to turn the page and the like begin: most lines need no closer look."""

Zones = dict[int, str]
"""Which of a page's lines stand in its "head" or "foot", by their places among all."""


def mark_furniture(pages: Sequence[PageText]) -> list[PageText]:
    """The pages with their furniture styled "furniture"."""
    zones = [_zones(page) for page in pages]
    repeated = _repeated(pages, zones)
    return [_marked(page, own, repeated) for page, own in zip(pages, zones, strict=True)]


def _marked(page: PageText, zones: Zones, repeated: frozenset[tuple[str, str]]) -> PageText:
    looked_at = zones.keys() | {at for at, fragment in enumerate(page.fragments) if fragment.text[:1] in _OPENS}
    marked = list(page.fragments)
    for at in looked_at:
        if _is_furniture(marked[at].text, zones.get(at), repeated):
            marked[at] = marked[at]._replace(style="furniture")
    return replace(page, fragments=tuple(marked))


def _zones(page: PageText) -> Zones:
    head, foot = page.height * (1 - _HEAD_ZONE), page.height * _FOOT_ZONE + 4
    return {
        at: "head" if fragment.bottom > head else "foot"
        for at, fragment in enumerate(page.fragments)
        if fragment.bottom > head or fragment.top < foot
    }


def _repeated(pages: Sequence[PageText], zones: Sequence[Zones]) -> frozenset[tuple[str, str]]:
    """Texts (digits made equal) that stand in the head or foot of at least two pages, and of a fifth of all."""
    seen: Counter[tuple[str, str]] = Counter()
    for page, own in zip(pages, zones, strict=True):
        seen.update({(zone, _DIGITS.sub("0", page.fragments[at].text)) for at, zone in own.items()})
    return frozenset(key for key, count in seen.items() if count >= 2 and count * 5 >= len(pages))


def _is_furniture(written: str, zone: str | None, repeated: frozenset[tuple[str, str]]) -> bool:
    text = written.strip()
    if _JOB.match(text) or _MORE.match(text) or _BY_THE_WAY.match(text):
        return True
    return zone is not None and (bool(_PAGE_NUMBER.match(text)) or (zone, _DIGITS.sub("0", written)) in repeated)


def printed_pages(pages: Sequence[PageText]) -> list[int]:
    """The number of each page as printed on it; where most pages agree on a shift, that shift for all."""
    shifts: Counter[int] = Counter()
    for page in pages:
        numbers = {
            int(found.group(1))
            for fragment in page.fragments
            if fragment.style == "furniture" and (found := _PAGE_NUMBER.match(fragment.text.strip()))
        }
        shifts.update(number - page.number for number in numbers)
    shift, votes = shifts.most_common(1)[0] if shifts else (0, 0)
    if votes < 2 or votes * 2 < len(pages) - 1:
        shift = 0
    return [max(1, page.number + shift) for page in pages]
