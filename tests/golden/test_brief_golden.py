"""A brief in every face, kept as files. `CHAPTER8_ACCEPT=1 pytest tests/golden` takes the faces as they are now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chapter8.brief.model import Brief, BriefLine, BriefSection, Figure, Label, Table
from chapter8.brief.render import to_html, to_markdown, to_text
from chapter8.brief.render.json import schema
from chapter8.exchange.marking import Marking, Tlp, strictest
from chapter8.symbols.evidence import Evidence, Locator

GOLDEN = Path(__file__).parent / "brief"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
FACES: dict[str, Callable[[Brief], str]] = {
    "brief.html": to_html,
    "brief.md": to_markdown,
    "brief.txt": lambda brief: to_text(brief, width=80),
}

CLEAR = Marking(owner="AU")
AMBER = Marking(Tlp.AMBER, "AU", frozenset({"UN", "ECOWAS"}), "RESTRICTED")
CHAPTER = Locator("Repertoire of the Practice of the Security Council, “49. Items”", pages=(12,))
EVENTS = Evidence(source="UCDP Candidate 23.0.10, UCDP, CC BY 4.0", document="e" * 64)


def brief() -> Brief:
    """One paragraph of each kind that looks different: a figure with series, a quotation, a gap, a label, a table."""
    series = tuple((f"2023-{month:02d}", None if month == 4 else month * 20.0) for month in range(1, 11))
    figure = Figure("Deaths a month, Sudan", "200", "deaths", series, (("2023-11", 10.0, 240.0),))
    said = Evidence(Locator("S/PV.5649", pages=(29,)), read_in=CHAPTER, document="c" * 64, link="/d/chapter#p2")
    supported = Evidence(Locator("S/PV.5649", "Resumption 1", (2, 14)), source="by the next note", read_in=CHAPTER)
    options = Table(
        "Options in order of rising intrusion",
        ("Option", "Who", "Result"),
        (("Good offices", "African Union", "stands"), ("Enforcement", "African Union", "excluded: no unit")),
        (EVENTS,),
    )
    lines = (
        BriefLine(1, "figure", "In October 2023 200 deaths were recorded.", (EVENTS,), CLEAR, figure),
        BriefLine(
            2, "statement", "“Chapter VIII *only*.”", (said,), CLEAR, head="Sudan, 28 March 2007", group="On Sudan"
        ),
        BriefLine(3, "statement", "Many urged <cooperation>.", (said, supported), AMBER, head="Many", group="On Sudan"),
        BriefLine(4, "gap", "No report was found.", (Evidence(source="5 documents searched"),), CLEAR),
        BriefLine(
            5, "commitment", "Report on S/RES/1631 (2005).", (said,), CLEAR, label=Label("late", "Late, 30 days")
        ),
        BriefLine(6, "option", "Good offices.", (EVENTS,), CLEAR, head="Good offices"),
    )
    return Brief(
        situation="Sudan",
        states=("SDN",),
        as_of=date(2023, 10, 31),
        made_at=datetime(2026, 6, 30, 14, 5, tzinfo=UTC),
        marking=strictest((CLEAR, AMBER), "AU"),
        exercise=True,
        sections=(
            BriefSection("situation", "What is happening", "200 deaths in October 2023.", lines[:1]),
            BriefSection("said_and_decided", "What has been said and decided", "Two statements.", lines[1:4]),
            BriefSection("owed", "What is owed", "One report.", lines[4:5]),
            BriefSection("options", "Options compared", "One stands.", lines[5:], (options,)),
        ),
        withheld=2,
        places=("Sudan",),
    )


def scrub(face: str) -> str:
    """What may change without a change of content: the style sheet, and the moment of making."""
    face = re.sub(r"<style>.*?</style>", "<style></style>", face, flags=re.DOTALL)
    face = re.sub(r'(datetime=")\d{4}-\d\d-\d\dT[^"]*', r"\1MOMENT", face)
    return re.sub(r"\d{1,2} \w+ \d{4}, \d\d:\d\d UTC", "MOMENT", face)


def hold(kept: Path, now: str) -> None:
    """Compare with what is kept, or keep it."""
    if os.environ.get("CHAPTER8_ACCEPT"):
        kept.write_text(now, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == now, "changed: CHAPTER8_ACCEPT=1 pytest tests/golden accepts it"


@pytest.mark.parametrize("name", FACES)
def test_each_face_is_as_it_was_accepted(name: str) -> None:
    hold(GOLDEN / name, scrub(FACES[name](brief())))


def test_no_face_is_kept_that_nothing_makes() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(FACES)


def test_the_schema_in_the_reference_is_the_one_of_the_code() -> None:
    hold(REFERENCE / "brief.schema.json", schema())
