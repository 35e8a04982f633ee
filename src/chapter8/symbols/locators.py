"""Locators in words: "S/PV.5007 (Resumption 1), pp. 10-11" and back."""

from __future__ import annotations

import re

from chapter8.errors import UsageError
from chapter8.symbols.evidence import Locator
from chapter8.symbols.grammar import parse_with_part

_RANGE_LIMIT = 2000  # no document of the Council has more pages; a longer range is a misreading
_LONGEST_NUMBER = 6  # digits
_RANGE = re.compile(r"(\d+)(?:\s?[-–—]\s?(\d+))?")
_LOCATOR = re.compile(
    r"(?P<symbol>.+?)(?:,\s*paras?\.\s?(?P<paragraphs>[^p]+?)"
    r")?(?:,\s*pp?\.\s?(?P<pages>\d[\d\s,–—-]*(?:and \d[\d–—-]*)?))?\.?"
)


def read_numbers(text: str) -> tuple[int, ...]:
    """Page numbers as printed: "12-13" -> (12, 13), "4, 6 and 8-9" -> (4, 6, 8, 9), "118-19" -> (118, 119).

    A range that runs backwards, or over more than 2,000 pages, is no range, and no page has a number of seven digits:
    UsageError.
    """
    pages: list[int] = []
    for first, last in _RANGE.findall(text):
        if max(len(first), len(last)) > _LONGEST_NUMBER:
            raise UsageError(f"{text[:80]!r} is no page", remedy="Write it as pp. 12-13.")
        start = int(first)
        end = int(first[: len(first) - len(last)] + last) if last else start
        if not start <= end <= start + _RANGE_LIMIT:
            raise UsageError(f"{text[:80]!r} is no range of pages", remedy="Write it as pp. 12-13.")
        pages.extend(range(start, end + 1))
    return tuple(dict.fromkeys(pages))


def parse_locator(text: str) -> Locator:
    """A place as UN footnotes write it; the inverse of `str(locator)`. Raises UsageError."""
    found = _LOCATOR.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text[:80]!r} names no place", remedy="Write it as S/PV.5007 (Resumption 1), p. 10.")
    symbol, part = parse_with_part(found["symbol"])
    paragraphs = tuple(label.strip() for label in re.split(r",| and ", found["paragraphs"] or "") if label.strip())
    return Locator(str(symbol), part, read_numbers(found["pages"] or ""), paragraphs)
