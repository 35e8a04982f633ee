"""Page furniture: running headers and footers, page numbers, job numbers, bar codes; marked, never dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

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

Key = tuple[str, str]
"""Where a text stands, "head" or "foot", and the text with its digits made equal."""


class Zones(NamedTuple):
    """What of a page may be furniture, by places among its fragments.

    `certain` is so by its own form; `keys` are of all that stands in head or foot, furniture where they are repeated
    on other pages; `numbers` are those that may be the page's own.
    """

    certain: frozenset[int]
    keys: dict[int, Key]
    numbers: frozenset[int]

    def furniture(self, repeated: Container[Key]) -> frozenset[int]:
        """The places of the page's furniture, given what is repeated."""
        return self.certain.union([at for at, key in self.keys.items() if key in repeated])


def zones(page: PageText) -> Zones:
    """What of the page may be furniture."""
    head, foot = page.height * (1 - _HEAD_ZONE), page.height * _FOOT_ZONE + 4
    keys = {
        at: ("head" if fragment.bottom > head else "foot", _DIGITS.sub("0", fragment.text))
        for at, fragment in enumerate(page.fragments)
        if fragment.bottom > head or fragment.top < foot
    }
    texts = {at: page.fragments[at].text.strip() for at in keys}
    numbered = {at: found for at, text in texts.items() if (found := _PAGE_NUMBER.match(text))}
    formed = [at for at, one in enumerate(page.fragments) if one.text[:1] in _OPENS and _is_formed(one.text.strip())]
    formed += [at for at, text in texts.items() if _is_formed(text)]
    return Zones(frozenset((*numbered, *formed)), keys, frozenset(int(found[1]) for found in numbered.values()))


def _is_formed(text: str) -> bool:
    """Whether a text is furniture wherever it stands."""
    return bool(_JOB.match(text) or _MORE.match(text) or _BY_THE_WAY.match(text))


class Heads:
    """What the heads and feet of a document's pages repeat, counted page by page."""

    def __init__(self) -> None:
        """No page has been seen."""
        self._seen: Counter[Key] = Counter()
        self._pages = 0

    def see(self, page: Zones) -> None:
        """Count what stands in a page's head and foot."""
        self._seen.update(set(page.keys.values()))
        self._pages += 1

    def __contains__(self, key: object) -> bool:
        """Whether it stands on at least two of the pages seen, and on a fifth of them."""
        count = self._seen[key] if isinstance(key, tuple) else 0
        return count >= 2 and count * 5 >= self._pages


def printed_pages(numbers: Sequence[int], found: Sequence[Zones]) -> list[int]:
    """The number of each page as printed on it; where most pages agree on a shift, that shift for all."""
    shifts: Counter[int] = Counter()
    for number, page in zip(numbers, found, strict=True):
        shifts.update(printed - number for printed in page.numbers)
    shift, votes = shifts.most_common(1)[0] if shifts else (0, 0)
    if votes < 2 or votes * 2 < len(numbers) - 1:
        shift = 0
    return [max(1, number + shift) for number in numbers]
