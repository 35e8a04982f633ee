"""Page furniture: running headers and footers, page numbers, job numbers, bar codes; marked, never dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.reading.columns import Fragment, PageText

_HEAD_ZONE = 0.10
_FOOT_ZONE = 0.10
_DIGITS = re.compile(r"\d+")
_JOB = re.compile(r"^\*?\d{2}-?\d{5}\*?(?:\s*\([A-Z]\))?(?:\s+\d{6})?$|^\*\d{7}\*$")
_PAGE_NUMBER = re.compile(r"^(?:[Pp]age\s+|- ?)?(\d{1,4})(?:/\d{1,4})?(?: ?-)?$")
_MORE = re.compile(r"^/\.\.\.$")
_BY_THE_WAY = re.compile(r"^(?:Please recycle|\*\d{7,8}\*|\d{2}-\d{5}\b.*\*\d{7}\*)$")
_OPENS = tuple("*/P0123456789")
"""How job numbers, marks to turn the page and the like begin: most lines need no closer look."""


def mark_furniture(pages: Sequence[PageText]) -> list[PageText]:
    """The pages with their furniture styled "furniture"."""
    repeated = _repeated(pages)
    return [
        replace(
            page,
            fragments=tuple(
                fragment._replace(style="furniture") if _is_furniture(fragment, page, repeated) else fragment
                for fragment in page.fragments
            ),
        )
        for page in pages
    ]


def _zone(fragment: Fragment, page: PageText) -> str | None:
    if fragment.bottom > page.height * (1 - _HEAD_ZONE):
        return "head"
    return "foot" if fragment.top < page.height * _FOOT_ZONE + 4 else None


def _repeated(pages: Sequence[PageText]) -> frozenset[tuple[str, str]]:
    """Texts (digits made equal) that stand in the head or foot of at least two pages, and of a fifth of all."""
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        seen.update(
            {
                (zone, _DIGITS.sub("0", fragment.text))
                for fragment in page.fragments
                if (zone := _zone(fragment, page)) is not None
            }
        )
    return frozenset(key for key, count in seen.items() if count >= 2 and count * 5 >= len(pages))


def _is_furniture(fragment: Fragment, page: PageText, repeated: frozenset[tuple[str, str]]) -> bool:
    text = fragment.text.strip()
    if text.startswith(_OPENS) and (_JOB.match(text) or _MORE.match(text) or _BY_THE_WAY.match(text)):
        return True
    zone = _zone(fragment, page)
    if zone is None:
        return False
    return bool(_PAGE_NUMBER.match(text)) or (zone, _DIGITS.sub("0", fragment.text)) in repeated


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
