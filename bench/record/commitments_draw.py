"""The draws of commitments_gold_3.json to _5.json: which paragraphs were labelled, and to which half each belongs.

Resolutions of 1994-1999 as text, of 2000-2012 and 2020 as official XML, and statements of 2000-2012; English; no
paragraph that stands in an earlier gold. In the third and fourth most have a time expression; the fifth has the shares
of the shared labels (regional 48, time 36, report of the Secretary-General 24, random 12 of 120). Seeded:
`.venv/bin/python -m bench.record.commitments_draw` prints the third, the same each time; with "fourth" or "fifth"
behind it that draw.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.record.labelled import AKN, OWN, SHARED, TEXTS, UNTOUCHED

from chapter8.atlas import Atlas
from chapter8.record import read

BY_PERIOD = {"1994-1999": 0.25, "2000-2012": 0.5, "2020": 0.25}
"""Shares of the sources. The fifteen resolutions of 2020 are the nearest to those that nobody here has seen."""
_TIME = re.compile(
    r"\b(?:within\s+\S+\s+(?:hours|days|weeks|months|years)|no(?:t)? later than|by \d|by the end of|"
    r"every\s+\S+\s+(?:days|months)|until [\dA-Z]|as soon as possible|in (?:his|her|its|the) (?:next|regular|periodic)|"
    r"prior to|expir\w+|(?<![Cc]alls )(?<![Cc]all )upon|following the (?:adoption|end|completion|date)|days? before|"
    r"(?:days|weeks|months) (?:after|before|prior|of|from|following)|at the latest|thereafter|annual(?:ly)?|quarterly|"
    r"periodically|regularly|for a (?:further )?period of|by (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December))\b"
)
_REPORT = re.compile(r"Secretary-General.{0,200}\b(?:report|inform|brief|update|recommendations)", re.DOTALL)
_REGIONAL = re.compile(
    r"regional (?:and sub-?regional )?(?:organizations|arrangements)|African Union|Organization of African Unity|"
    r"European Union|League of Arab States|ECOWAS|IGAD|SADC|Economic Community|OSCE|NATO|CARICOM|ASEAN|"
    r"Organization of American States"
)
_STRATA = {"time": _TIME, "report": _REPORT, "regional": _REGIONAL}
_LENGTHS = range(40, 2201)  # characters, as in the shared labels
_MOST = 2
"""Paragraphs of one document."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One draw: its seed, how many of each stratum, the strata in the order in which words decide, earlier draws."""

    seed: str
    wanted: Mapping[str, int]
    strata: tuple[str, ...] = ("time", "report", "regional")
    after: tuple[Plan, ...] = ()


THIRD = Plan("commitments, third draw", {"time": 72, "report": 15, "regional": 16, "random": 7})
FOURTH = Plan("commitments, fourth draw", {"time": 24, "report": 6, "regional": 10, "random": 4}, after=(THIRD,))
"""A smaller draw after the rules that the third one led to: the estimate of the rules as they then were."""
FIFTH = Plan(
    "commitments, fifth draw",
    {"regional": 31, "time": 24, "report": 16, "random": 8},
    strata=("regional", "time", "report"),
    after=(THIRD, FOURTH),
)
SIXTH = Plan(
    "commitments, sixth draw",
    {"regional": 14, "time": 11, "report": 7, "random": 4},
    strata=("regional", "time", "report"),
    after=(THIRD, FOURTH, FIFTH),
)
PLANS = {"third": THIRD, "fourth": FOURTH, "fifth": FIFTH, "sixth": SIXTH}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One paragraph of the draw. `half` is "a" (errors may be opened) or "b" (never)."""

    symbol: str
    paragraph: str
    file: str
    stratum: str
    half: str
    date: str
    text: str


def draw(plan: Plan = THIRD) -> list[Drawn]:
    """The paragraphs, by date. What an earlier draw has taken is left out."""
    taken = {(one.symbol, one.paragraph) for earlier in plan.after for one in draw(earlier)}
    pools: dict[tuple[str, str], list[Drawn]] = {}
    for one in _candidates(plan, taken):
        pools.setdefault((one.stratum, _period(one.date)), []).append(one)
    of_document: dict[str, int] = {}
    chosen: list[Drawn] = []
    for (stratum, period), pool in sorted(pools.items()):
        random.Random(f"{plan.seed} {stratum} {period}").shuffle(pool)  # noqa: S311 - a draw, no secret
        wanted = round(plan.wanted[stratum] * BY_PERIOD[period])
        for one in pool:
            if wanted and of_document.get(one.symbol, 0) < _MOST:
                of_document[one.symbol] = of_document.get(one.symbol, 0) + 1
                chosen.append(one)
                wanted -= 1
    return sorted(chosen, key=lambda one: (one.date, one.symbol, one.paragraph))


def _candidates(plan: Plan, taken: set[tuple[str, str]]) -> Iterator[Drawn]:
    """Every operative paragraph of the sources that no gold has, with its stratum."""
    atlas = Atlas.shipped()
    known = {
        (entry["symbol"], str(entry["paragraph"]))
        for gold in (SHARED, OWN, UNTOUCHED)
        for entry in json.loads(gold.read_text(encoding="utf-8"))
    }
    seen: set[str] = set()
    for path, name in _sources():
        record = read(path, atlas=atlas)
        symbol = record.symbol or ""
        if not symbol or symbol in seen or record.date is None:
            continue
        seen.add(symbol)
        clauses = [clause for decision in record.decisions for clause in decision.clauses]
        for place, clause in enumerate(clauses):
            statement = not symbol.startswith("S/RES/")
            number = str(place) if statement else clause.number
            if clause.kind != "operative" or number is None or len(clause.text) not in _LENGTHS:
                continue
            if (symbol, number) in known | taken or (statement and any(one == symbol for one, _ in known)):
                continue
            coin = hashlib.sha256(f"{plan.seed} {symbol} {number}".encode()).digest()[0] % 2
            half, day = "ab"[coin], record.date.isoformat()
            yield Drawn(symbol, number, name, _stratum(clause.text, symbol, number, plan), half, day, clause.text)


def _sources() -> Iterator[tuple[Path, str]]:
    """The files, each with its name in the gold."""
    years = {str(year) for year in range(1994, 2000)}
    yield from ((file, file.name) for file in sorted(TEXTS.glob("*.txt")) if file.stem[-5:-1] in years)
    for folder in ("resolutions", "presidential_statements"):
        yield from ((file, str(file.relative_to(AKN))) for file in sorted((AKN / folder).rglob("*.xml")))
    for file in sorted((AKN / "six_languages" / "English").rglob("*.xml")):
        yield file, str(file.relative_to(AKN))


def _stratum(text: str, symbol: str, number: str, plan: Plan) -> str:
    """What a paragraph is drawn for; one in twenty is left for the random stratum, whatever it says."""
    if hashlib.sha256(f"{THIRD.seed} stratum {symbol} {number}".encode()).digest()[0] < 13:
        return "random"
    return next((stratum for stratum in plan.strata if _STRATA[stratum].search(text)), "random")


def _period(day: str) -> str:
    return "1994-1999" if day < "2000" else "2000-2012" if day < "2013" else "2020"


if __name__ == "__main__":
    for one in draw(PLANS[(sys.argv[1:] or ["third"])[0]]):
        print(
            f"## {one.symbol} | {one.paragraph} | {one.date} | {one.file} | {one.stratum} | {one.half}\n{one.text}\n",
            file=sys.stdout,
        )
