"""Decisions of regional bodies and of the Security Council side by side, on the pages of a situation."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.add import add
from chapter8.site.library.models import Document
from chapter8.site.situations.models import Situation

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
NAMES = ("PSC_PR_COMM_9901_2025.txt", "S_RES_9901_2025.xml", "S_RES_9902_2025.txt")
PAGE = "/situations/iskara/side-by-side"


@pytest.fixture
def iskara(db: None, tmp_path: Path) -> None:
    """The exercise's communiqué and resolutions."""
    (tmp_path / "documents").mkdir()
    shutil.copy(SAMPLE / "exercise.toml", tmp_path / "exercise.toml")
    shutil.copytree(SAMPLE / "atlas", tmp_path / "atlas")
    for name in NAMES:
        shutil.copy(SAMPLE / "documents" / name, tmp_path / "documents" / name)
    add([tmp_path], readers=1)
    Situation.objects.get_or_create(slug="iskara", defaults={"name": "Iskara", "states": ["XIK"], "exercise": True})


@pytest.mark.usefixtures("iskara")
def test_the_communique_stands_beside_the_resolution_that_takes_note_of_it(client: Client) -> None:
    (first, *_) = client.get(f"{PAGE}.json?as_of=2026-06-30").json()["pairs"]
    assert (first["regional"], first["council"]) == ("PSC/PR/COMM.9901 (2025)", "S/RES/9901 (2025)")
    assert (first["lag_days"], first["relation"]) == (67, "takes_note")
    assert first["place"].partition("#")[2]


@pytest.mark.usefixtures("iskara")
def test_the_table_has_a_row_for_each_clause_that_ties_them(client: Client) -> None:
    answer: Any = client.get(f"{PAGE}.csv?as_of=2026-06-30")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["relation"] for row in rows] == ["takes_note", "requests"]
    assert all("#" in row["place"] for row in rows)


@pytest.mark.usefixtures("iskara")
def test_both_pages_show_it(client: Client) -> None:
    for address in ("/situations/iskara", PAGE):
        page = client.get(f"{address}?as_of=2026-06-30").content.decode()
        assert "67 days later" in page
        assert "takes note" in page


@pytest.mark.usefixtures("iskara")
def test_a_day_before_the_resolution_knows_nothing_of_it(client: Client) -> None:
    assert client.get(f"{PAGE}.json?as_of=2025-05-19").json()["pairs"] == []
    page = client.get(f"{PAGE}?as_of=2025-05-19").content.decode()
    assert "stands beside a decision of the Council by this day" in page


@pytest.mark.usefixtures("iskara")
def test_who_may_not_read_the_communique_sees_no_trace_of_the_pair(
    client: Client, client_for: Callable[..., Client]
) -> None:
    document = Document.objects.get(symbol="PSC/PR/COMM.9901 (2025)")
    document.tlp, document.owner, document.audience = Tlp.AMBER.value, "AU", "AU"
    document.save()
    assert document.marking == Marking(Tlp.AMBER, "AU", frozenset({"AU"}))
    for address in ("/situations/iskara", PAGE):
        assert "67 days later" not in client.get(f"{address}?as_of=2026-06-30").content.decode()
    assert client.get(f"{PAGE}.json?as_of=2026-06-30").json()["pairs"] == []
    assert "67 days later" in client_for("AU").get(f"{PAGE}?as_of=2026-06-30").content.decode()


def test_a_situation_without_decisions_says_so(client: Client) -> None:
    page = client.get("/situations/south-sudan/side-by-side")
    assert page.status_code == 200
    assert "stands beside a decision of the Council by this day" in page.content.decode()
