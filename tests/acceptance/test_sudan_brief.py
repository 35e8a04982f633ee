"""The joint brief on the Sudan, out of the five seed documents and a real UCDP Candidate release."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from chapter8.atlas import Atlas
from chapter8.brief import Holding, Holdings, Question, assemble
from chapter8.brief.model import Brief, BriefLine
from chapter8.brief.render import to_html
from chapter8.exchange.decide import Viewer
from chapter8.exchange.marking import Marking
from chapter8.record import read
from chapter8.symbols.evidence import Evidence
from chapter8.watch.events import read_events
from chapter8.watch.panel import build_panel

DATA = Path(os.environ.get("CHAPTER8_DATA", "../shared/data"))


@cache
def brief() -> Brief:
    """Made once, as of the last day that the release covers."""
    files = sorted((DATA / "seeds").glob("*.txt"))
    assert len(files) == 5, f"{DATA} does not hold the five seeds: set CHAPTER8_DATA to the folder of the test data"
    atlas = Atlas.shipped()
    records = [read(file, atlas=atlas) for file in files]
    documents = tuple(Holding(record, Marking(), record.source.sha256, "/d/seed") for record in records)
    panel = build_panel([read_events(DATA / "watch" / "GEDEvent_v23_0_10.csv")])
    made_at = datetime(2026, 6, 30, tzinfo=UTC)
    question = Question("Sudan", ("SDN",), date(2023, 10, 31), made_at, Viewer())
    return assemble(question, Holdings(atlas, documents, panel))


def section(key: str) -> tuple[BriefLine, ...]:
    return next(found.lines for found in brief().sections if found.key == key)


def told(words: str) -> BriefLine:
    """The line that says so, if there is just one."""
    (line,) = [line for line in brief().lines if words in line.text and line.kind in {"statement", "decision"}]
    return line


def places(line: BriefLine) -> list[str]:
    return [str(item.locator) for item in line.evidence]


def test_what_the_sudan_itself_said_stands_with_its_page() -> None:
    partnership = told("an effective strategic partnership limited to the provisions of Chapter VIII")
    shortcomings = told("needed to overcome regional technical and logistical shortcomings")

    assert partnership.head == shortcomings.head == "Sudan, 28 March 2007, S/PV.5649, p. 29"
    assert places(partnership) == places(shortcomings) == ["S/PV.5649, p. 29"]


def test_what_was_said_on_darfur_stands_with_its_page() -> None:
    ghana = told("the rapid deployment of a United Nations presence in Darfur")

    assert ghana.head.startswith("Ghana")
    assert places(ghana) == ["S/PV.5529, p. 21"]
    assert places(told("urged President Al-Bashir")) == [
        "S/PV.5649, pp. 15, 23, 27",
        "S/PV.5649 (Resumption 1), pp. 2, 14",
    ]


def test_decisions_on_the_covering_organizations_and_on_the_partnership_stand() -> None:
    symbols = {str(item.locator) for line in section("said_and_decided") for item in line.evidence}

    assert {"S/PRST/2007/7", "S/PRST/2006/39", "S/RES/1631 (2005)"} <= symbols


def test_requests_to_report_stand_as_owed() -> None:
    heads = [line.head for line in section("owed")]

    assert sum(head.startswith("Secretary-General, under S/RES/1631 (2005)") for head in heads) == 2
    assert "Secretary-General, under S/PRST/2007/42" in heads


def test_every_line_about_the_record_names_a_document_and_a_page_or_paragraph() -> None:
    for line in (*section("said_and_decided"), *section("owed")):
        if line.kind in {"statement", "decision", "commitment"}:
            assert all(is_placed(item) for item in line.evidence), line


def is_placed(evidence: Evidence) -> bool:
    """A page or paragraph in the document itself, or in the chapter in which it was read."""
    located = [place for place in (evidence.locator, evidence.read_in) if place is not None]
    return any(place.pages or place.paragraphs for place in located)


def test_every_figure_names_its_release() -> None:
    (deaths,) = [line for line in brief().lines if line.figure is not None]

    assert deaths.text.startswith("In October 2023, the last month covered, ")
    assert [item.source for item in deaths.evidence] == ["UCDP Candidate 23.0.10, UCDP, CC BY 4.0"]


def test_no_forecast_is_made_of_one_month() -> None:
    (gap,) = section("outlook")

    assert gap.kind == "gap"
    assert "all 12 are needed" in gap.text


def test_no_sentence_of_the_record_is_changed() -> None:
    chapter = " ".join(next((DATA / "seeds").glob("002_*.txt")).read_text(encoding="utf-8").split())
    words = [line.text for line in section("said_and_decided") if line.kind == "statement"]
    pieces = [piece for text in words for piece in re.split(r" ?\[\.\.\.\] ?| \([A-Z][^()]*\)$", text) if piece]

    plain = re.sub(r"\W|\d", "", chapter)  # line ends, hyphens at them and calls of notes are no words
    assert [piece for piece in pieces if re.sub(r"\W|\d", "", piece) not in plain] == []


def test_the_page_holds_no_script_and_fetches_nothing() -> None:
    assert not re.findall(r"<script|\bsrc=|url\(", to_html(brief()))
