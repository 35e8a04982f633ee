"""The exercise is whole, says so on every piece, and names no real state as an actor."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from html import unescape
from pathlib import Path
from re import sub

import pypdfium2
import pytest
from docx import Document
from lxml import etree

from chapter8.atlas import Atlas
from chapter8.exchange.decide import Viewer, decide
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.files import Given, read_exercise, walk
from chapter8.site.library.adding.tables import read_rows
from chapter8.watch.countries import CountryTable
from chapter8.watch.events import read_events
from chapter8.watch.panel import build_panel

SAMPLE = Path(__file__).parents[3] / "sample"
DOCUMENTS = sorted((SAMPLE / "documents").iterdir())
EVENTS = SAMPLE / "events" / "GEDEvent_exercise_v26_0_06.csv"
HEAD = "EXERCISE EXERCISE EXERCISE"


def pages_of(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def text_of(path: Path) -> str:
    """The words of a document, whatever its format, without the product's own readers."""
    match path.suffix:
        case ".pdf":
            return "\n".join(pages_of(path))
        case ".docx":
            return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        case ".xml":
            root = etree.parse(path).getroot()
            cover = root.find(".//{*}coverPage")
            assert cover is not None
            return " ".join(str(part) for element in (cover, *cover.itersiblings()) for part in element.itertext())
        case ".html":
            return unescape(sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))
        case _:
            return path.read_text(encoding="utf-8")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_there_is_enough_to_learn_with() -> None:
    assert len(DOCUMENTS) == 20
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".html", ".docx", ".pdf", ".xml"}
    assert len(read_rows(SAMPLE / "standby" / "units.csv", "units.csv", "units")) == 40
    assert len(read_rows(SAMPLE / "standby" / "experts.csv", "experts.csv", "experts")) == 15


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_document_says_exercise_at_its_head(path: Path) -> None:
    assert HEAD in text_of(path).strip()[:300]


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.suffix == ".pdf"], ids=lambda path: path.name)
def test_every_page_of_a_record_says_exercise_and_so_does_its_title(path: Path) -> None:
    assert all(HEAD in page for page in pages_of(path))
    with pypdfium2.PdfDocument(path) as pdf:
        assert HEAD in pdf.get_metadata_value("Title")


def test_word_and_html_files_say_exercise_in_their_properties() -> None:
    for path in DOCUMENTS:
        if path.suffix == ".docx":
            properties = Document(str(path)).core_properties
            assert HEAD in (properties.title or "")
            assert properties.author == HEAD
        if path.suffix == ".html":
            assert f'<meta name="exercise" content="{HEAD}">' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_real_state_is_named(path: Path) -> None:
    assert [mention.name for mention in Atlas.shipped().find_states(text_of(path))] == []


def test_no_real_state_is_named_in_the_tables() -> None:
    atlas = Atlas.shipped()
    for path in (EVENTS, *(SAMPLE / "standby").iterdir(), SAMPLE / "README.md", SAMPLE / "exercise.toml"):
        assert [mention.name for mention in atlas.find_states(path.read_text(encoding="utf-8"))] == []


def test_the_events_cover_36_months_in_the_layout_of_a_candidate_release() -> None:
    table = read_events(EVENTS)
    assert (len(table.covers), table.covers[0], table.covers[-1]) == (36, date(2023, 7, 1), date(2026, 6, 1))
    rows = rows_of(EVENTS)
    assert len(rows[0]) == 49
    assert all(int(row["low"]) <= int(row["best"]) <= int(row["high"]) for row in rows)
    assert all(HEAD in row["source_headline"] for row in rows)
    sides = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert all(sum(int(row[side]) for side in sides) == int(row["best"]) for row in rows)


def test_the_events_hold_what_makes_real_releases_hard() -> None:
    rows = rows_of(EVENTS)
    assert {row["where_prec"] for row in rows} >= {"6", "7"}
    assert {row["code_status"] for row in rows} > {"Clear", "Check deaths"}
    assert any(row["date_start"][:7] != row["date_end"][:7] for row in rows)
    assert any(row["best"] == "0" for row in rows)


def test_the_events_lie_on_open_water_in_the_right_grid_cells() -> None:
    for row in rows_of(EVENTS):
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        assert 0 < latitude < 4
        assert -12 < longitude < -6
        cell = int((latitude + 90) // 0.5) * 720 + int((longitude + 180) // 0.5) + 1
        assert int(row["priogrid_gid"]) == cell


def test_the_documents_quote_the_deaths_that_the_events_hold() -> None:
    countries = CountryTable.shipped().extended(SAMPLE / "atlas")
    frame = build_panel([read_events(EVENTS)], countries=countries).frame
    deaths = {(row["iso3"], row["month"]): row["best"] for row in frame.iter_rows(named=True)}
    half_year = [date(2025, month, 1) for month in range(1, 8)]
    assert [sum(deaths[state, month] for month in half_year) for state in ("XIK", "XTV", "XMB")] == [714, 51, 14]
    assert "714 people were killed in Iskara, 51 in Tavoro and 14 in Mbeyla" in text_of(
        SAMPLE / "documents" / "S_2025_9925.docx"
    )
    assert deaths["XIK", date(2025, 4, 1)] == 141  # the Secretary-General in S/PV.19905
    assert sum(deaths["XIK", date(2026, month, 1)] for month in range(1, 5)) == 79  # S/2026/9917, para. 3
    assert deaths["XIK", date(2026, 5, 1)] == 58  # the news item of 18 June 2026
    assert deaths["XIK", date(2025, 7, 1)] > 58 > deaths["XIK", date(2025, 8, 1)]  # "highest since July 2025"


def test_the_invented_states_are_members_of_real_organizations() -> None:
    atlas = Atlas.shipped().extended(SAMPLE / "atlas")
    on = date(2026, 6, 30)
    held = {code: {row.organization for row in atlas.memberships_of(code, on)} for code in ("XIK", "XTV", "XMB")}
    assert held == {
        "XIK": {"UN", "AU", "ECOWAS"},
        "XTV": {"UN", "AU", "ECOWAS", "OIC"},
        "XMB": {"UN", "AU", "ECOWAS"},
    }
    assert all(atlas.state(code).exercise for code in held)


def test_every_contributor_and_every_owner_is_in_the_atlas() -> None:
    atlas = Atlas.shipped().extended(SAMPLE / "atlas")
    for row in rows_of(SAMPLE / "standby" / "units.csv"):
        assert atlas.state(row["contributor"]).exercise
        assert atlas.organization(row["pool"]).code == row["owner"]
    for row in rows_of(SAMPLE / "standby" / "experts.csv"):
        assert atlas.organization(row["roster"]).code == row["owner"]


def test_an_expert_on_constitutions_who_speaks_french_can_leave_within_72_hours() -> None:
    experts = read_rows(SAMPLE / "standby" / "experts.csv", "experts.csv", "experts")
    found = [
        str(row["code"])
        for row in experts
        if "constitution" in str(row["expertise"])
        and "French" in str(row["languages"])
        and int(str(row["notice_hours"])) <= 72
    ]
    assert found == ["MX-01", "MX-10"]


def test_each_viewer_sees_another_part() -> None:
    given = [item for item in walk([SAMPLE], Marking()) if isinstance(item, Given)]
    notes = {"AU_planning_note", "ECOWAS_early_warning_note", "UN_transition_team_report"}

    def seen(organization: str | None) -> set[str]:
        viewer = Viewer(organization)
        names = {item.path.name.partition("_2026")[0] for item in given if decide(item, viewer).allow}
        return names & notes

    assert seen(None) == set()
    assert seen("AU") == {"AU_planning_note", "UN_transition_team_report"}
    assert seen("ECOWAS") == {"ECOWAS_early_warning_note", "UN_transition_team_report"}
    assert seen("UN") == {"AU_planning_note", "UN_transition_team_report"}


def test_the_readme_tells_how_many_standby_rows_each_viewer_sees() -> None:
    rows = [*rows_of(SAMPLE / "standby" / "units.csv"), *rows_of(SAMPLE / "standby" / "experts.csv")]
    markings = [Marking(Tlp(row["tlp"]), row["owner"], frozenset(row["audience"].split())) for row in rows]

    def count(organization: str | None) -> int:
        viewer = Viewer(organization)
        return sum(decide(Given(SAMPLE, "row", marking), viewer).allow for marking in markings)

    counts = [count(organization) for organization in (None, "AU", "ECOWAS", "UN")]
    assert f"| units and experts | {counts[0]} of 55 | {counts[1]} | {counts[2]} | {counts[3]} |" in (
        SAMPLE / "README.md"
    ).read_text(encoding="utf-8")


def test_the_exercise_names_its_situation_and_its_day() -> None:
    exercise = read_exercise(SAMPLE)
    assert (exercise.situation, exercise.states) == ("Iskara", ("XIK", "XTV", "XMB"))
    table = tomllib.loads((SAMPLE / "exercise.toml").read_text(encoding="utf-8"))
    assert table["as_of"] == date(2026, 6, 30)
    assert HEAD in table["description"]
