"""The product's own readers recognise each document of the exercise and find what it teaches."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.record.nouns import Commitment, Record
from chapter8.record.read import read

DOCUMENTS = Path(__file__).parents[3] / "sample" / "documents"

# file, kind, symbol, date
EXPECTED = (
    ("S_PV_19905.pdf", "meeting_record", "S/PV.19905", date(2025, 5, 20)),
    ("S_PV_19905_Resumption_1.pdf", "meeting_record", "S/PV.19905 (Resumption 1)", date(2025, 5, 20)),
    ("S_RES_9901_2025.xml", "resolution", "S/RES/9901 (2025)", date(2025, 5, 20)),
    ("S_RES_9902_2025.txt", "resolution", "S/RES/9902 (2025)", date(2025, 11, 18)),
    ("S_PRST_2025_91.docx", "presidential_statement", "S/PRST/2025/91", date(2025, 3, 28)),
    ("S_PRST_2026_91.txt", "presidential_statement", "S/PRST/2026/91", date(2026, 1, 22)),
    ("S_2025_9908.txt", "letter", "S/2025/9908", date(2025, 5, 6)),
    ("S_2025_9911.txt", "letter", "S/2025/9911", date(2025, 5, 12)),
    ("S_2026_9917.txt", "letter", "S/2026/9917", date(2026, 5, 14)),
    ("S_2025_9925.docx", "report", "S/2025/9925", date(2025, 8, 15)),
    ("SC_99071_press_release.html", "press_release", "SC/99071", date(2025, 5, 20)),
    ("news_2024-12-16.txt", "news", None, date(2024, 12, 16)),
    ("news_2025-12-04.html", "news", None, date(2025, 12, 4)),
    ("news_2026-06-18.txt", "news", None, date(2026, 6, 18)),
)


@cache
def record_of(name: str) -> Record:
    atlas = Atlas.shipped().extended(DOCUMENTS.parent / "atlas")
    return read(DOCUMENTS / name, atlas=atlas)


def due(name: str, clause: str) -> list[Commitment]:
    """The commitments with a date out of one clause of a decision."""
    found = [commitment for commitment in record_of(name).commitments if commitment.clause == clause]
    return [commitment for commitment in found if commitment.deadline and commitment.deadline.date]


@pytest.mark.parametrize(("name", "kind", "symbol", "day"), EXPECTED, ids=[row[0] for row in EXPECTED])
def test_a_document_is_recognised(name: str, kind: str, symbol: str | None, day: date) -> None:
    record = record_of(name)
    assert (record.kind, record.symbol, record.date) == (kind, symbol, day)


def test_the_morning_record_has_its_speakers_in_order() -> None:
    speakers = [item.speaker for item in record_of("S_PV_19905.pdf").statements if item.role != "President"]
    assert speakers == [
        "Secretary-General",
        "African Union",
        "Economic Community of West African States",
        "Iskara",
        *("Aurelia", "Dovria", "Castara", "Galdia", "Kestria", "Faroua", "Merovia", "Ilmaria", "Helvara"),
    ]


def test_the_afternoon_record_has_its_speakers_in_order() -> None:
    record = record_of("S_PV_19905_Resumption_1.pdf")
    speakers = [item.speaker for item in record.statements if item.role != "President"]
    assert speakers == [
        *("Estmark", "Lomara", "Norvala", "Jorvania", "Orvane", "Brennland"),
        *("European Union", "Tavoro", "Mbeyla", "Iskara"),
    ]


def test_a_speech_that_runs_over_columns_and_pages_is_one_speech() -> None:
    (faroua,) = [item for item in record_of("S_PV_19905.pdf").statements if item.speaker == "Faroua"]
    assert faroua.text.startswith("I have the honour to speak on behalf of the three African members")
    assert faroua.text.endswith("and we ask that it be kept.")


def test_the_report_asked_for_within_90_days_is_due_on_18_august() -> None:
    (report,) = due("S_RES_9901_2025.xml", "11")
    assert report.bearers == ("Secretary-General",)
    assert report.deadline is not None
    assert report.deadline.date == date(2025, 8, 18)
    assert record_of("S_2025_9925.docx").date == date(2025, 8, 15)


def test_the_road_map_is_owed_by_the_african_union_since_31_march() -> None:
    (road_map,) = due("S_RES_9902_2025.txt", "4")
    assert road_map.bearers == ("African Union",)
    assert road_map.deadline is not None
    assert road_map.deadline.date == date(2026, 3, 31)


def test_the_mandate_ends_on_31_july() -> None:
    (mandate,) = due("S_RES_9902_2025.txt", "1")
    assert mandate.deadline is not None
    assert mandate.deadline.date == date(2026, 7, 31)


def test_the_adopted_resolution_names_its_meeting_and_was_not_unanimous() -> None:
    (decision,) = record_of("S_RES_9901_2025.xml").decisions
    assert (decision.meeting, decision.unanimous) == ("19905", False)
    assert [clause.number for clause in decision.clauses if clause.kind == "operative"] == [
        str(number) for number in range(1, 14)
    ]


def test_the_resolution_cites_what_it_recalls() -> None:
    symbols = {citation.symbol for citation in record_of("S_RES_9901_2025.xml").citations}
    assert symbols >= {"S/PRST/2025/91", "S/RES/1631 (2005)", "S/RES/2719 (2023)", "S/2025/9911"}
