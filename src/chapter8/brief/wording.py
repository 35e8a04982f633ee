"""How a brief words dates, numbers and probabilities, in UN usage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise

from chapter8.watch.risk import in_words

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads as a calendar
)

_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")


def day(value: date) -> str:
    """A date as UN texts write it: "20 July 2004"."""
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """A month as read: "July 2004"."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def likelihood(probability: float) -> str:
    """Probability in words plus number: "likely, 0.71". A value outside 0..1 is a ValueError.

    The words are the IPCC's (`chapter8.watch.risk.WORDS`). Draws can't tell certainty: "over 0.99", "below 0.01".
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability")
    if probability > 0.99:
        return f"{in_words(probability)}, over 0.99"
    return f"{in_words(probability)}, " + ("below 0.01" if probability < 0.01 else f"{probability:.2f}")


def count(number: float, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "no deaths", "1 death", "1,204 deaths"."""
    shown = f"{number:,.0f}"
    return f"{'no' if shown == '0' else shown} {noun if shown == '1' else plural or noun + 's'}"


def days_in(text: str) -> list[date]:
    """The full dates that a text names: "on 2 May 2025"; a day that no calendar has is left out."""
    found: list[date] = []
    for number, name, year in _DAY.findall(text):
        with suppress(ValueError):
            found.append(date(int(year), _MONTHS.index(name) + 1, int(number)))
    return found


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them: "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def sentence(text: str) -> str:
    """Words as a sentence: capital letter, full stop."""
    plain = text.strip()
    return (plain[:1].upper() + plain[1:]) + ("" if plain.endswith((".", "”")) else ".")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, whitespace made plain. An abbreviation ("para. 7", "Mr. X") does not end one."""
    plain = " ".join(text.split())
    marks = re.finditer(r"(?<!\b[A-Z])[.!?][”’\")\]]*\d{0,3}\s+(?=[“\"(]?[A-Z])", plain)
    cuts = [mark.end() for mark in marks if not _ABBREVIATION.search(plain[: mark.start() + 1])]
    bounds = [0, *cuts, len(plain)]
    return [piece for a, b in pairwise(bounds) if (piece := plain[a:b].strip())]


def closed(text: str) -> str:
    """A clause as a paragraph of its own: the "; and", ";" or "," that joined it to the next is set as a full stop.

    The words stay; a clause that is cut, or ends as a sentence does, stays as it is.
    """
    return re.sub(r"\s*[;,](?:\s+(?:and|or))?\s*([”’\"]?)\s*$", r".\1", text)


_ENDS = (".", ";", "!", "?", "”", '"', ")", ":")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|nos|para|paras|p|pp|vol|sect|chap|Art|Res|cf|Corr|Add|Rev)\.$")


def excerpt(text: str, keep: Sequence[str] = (), *, limit: int = 420) -> str:
    """The sentences in `keep` of a text, or its first ones, within `limit` characters; "[...]" for what is left out."""
    parts = sentences(_balanced(text))
    wanted = [part for part in parts if part in keep] or parts
    chosen: list[str] = []
    for part in wanted:
        if chosen and sum(map(len, chosen)) + len(part) > limit:
            break
        chosen.append(part)
    shown, last = "", -1
    for part in chosen:
        place = parts.index(part)
        shown += (" " if shown else "") + ("[...] " if place > last + 1 else "") + _clip(part, limit)
        last = place
    cut = last < len(parts) - 1 or not shown.endswith(_ENDS)
    return shown + (" [...]" if shown and cut and not shown.endswith("[...]") else "")


def _balanced(text: str) -> str:
    """A paragraph of a presidential statement opens with a quotation mark that only the last one closes."""
    return text.lstrip().removeprefix("“") if text.count("“") == text.count("”") + 1 else text


def _clip(text: str, limit: int) -> str:
    """A sentence longer than a paragraph should be, cut at a word."""
    return text if len(text) <= 2 * limit else text[: text.rfind(" ", 0, 2 * limit)] + " [...]"
