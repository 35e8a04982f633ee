"""Pages of the record: what is shown to whom, in which form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.writing.cells import safe_cell
from chapter8.site.library.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

Keep = Callable[[int, Marking], Document]
SignIn = Callable[..., Client]


def text(response: Any) -> str:
    """The body of an answer, streamed or not."""
    if getattr(response, "streaming", False):
        return b"".join(response).decode()
    body: bytes = response.content
    return body.decode()


def test_the_front_page_of_an_empty_node_says_what_to_do_next(client: Client) -> None:
    page = text(client.get("/"))
    assert "chapter8 add sample" in page


def test_a_symbol_has_a_permalink_with_an_anchor_for_each_printed_number(client: Client, keep: Keep) -> None:
    keep(9951, Marking())
    page = text(client.get("/d/S/RES/9951(2026)"))
    assert '<span id="1"></span>' in page
    assert "Requests the Secretary-General to report" in page
    assert "Security Council resolution 9951 (2026), para. 1<" in page
    assert 'class="band band-clear"' in page


def test_a_document_without_symbol_is_found_by_its_content(client: Client, keep: Keep) -> None:
    keep(9951, Marking())
    sha256 = Document.objects.get().sha256
    assert client.get(f"/d/sha256:{sha256[:16]}").status_code == 200
    assert client.get(f"/d/sha256:{sha256[:4]}").status_code == 404


def test_every_page_has_json_and_tables_have_csv(client: Client, keep: Keep) -> None:
    keep(9951, Marking())
    listed = client.get("/library.json?kind=resolution").json()
    assert listed["documents"][0]["address"] == "/d/S/RES/9951(2026)"
    rows = list(csv.DictReader(io.StringIO(text(client.get("/library.csv")).lstrip("\ufeff"))))
    assert rows[0]["symbol"] == "S/RES/9951 (2026)"
    assert client.get("/d/S/RES/9951(2026).json").json()["symbol"] == "S/RES/9951 (2026)"
    for address in (
        "/",
        "/home.json",
        "/statements",
        "/statements.csv",
        "/decisions.json",
        "/decisions/S/RES/9951(2026)",
    ):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "|cmd"])
def test_no_cell_of_a_csv_is_run_as_a_formula(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize(("value", "cell"), [(-4, "-4"), (None, ""), ("S/RES/1", "S/RES/1"), (("a", "b"), "a b")])
def test_plain_values_stay_as_they_are_in_csv(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_what_is_green_is_shown_to_those_who_act_for_an_organization(
    client: Client, keep: Keep, client_for: SignIn
) -> None:
    keep(9951, Marking(Tlp.GREEN, "AU"))
    assert client_for("EU").get("/d/S/RES/9951(2026)").status_code == 200
    assert client.get("/library.json").json()["count"] == 0


def test_who_may_not_read_an_amber_document_learns_the_rule_and_whom_to_ask(keep: Keep, client_for: SignIn) -> None:
    keep(9951, Marking(Tlp.AMBER, "AU"))
    answer = client_for("EU").get("/d/S/RES/9951(2026)")
    assert answer.status_code == 403
    assert "AU has not named EU in the audience" in text(answer)


@pytest.mark.parametrize("organization", [None, "EU"])
def test_a_red_document_is_answered_like_one_that_is_not_there(
    keep: Keep, client_for: SignIn, organization: str | None
) -> None:
    keep(9951, Marking(Tlp.RED, "AU"))
    asking = client_for(organization) if organization else Client()
    for ending in ("", ".json", ".csv"):
        kept = asking.get(f"/d/S/RES/9951(2026){ending}")
        absent = asking.get(f"/d/S/RES/9952(2026){ending}")
        assert kept.status_code == absent.status_code == 404
        assert without_token(text(kept)).replace("9951", "9952") == without_token(text(absent))
    sha256 = Document.objects.get().sha256
    assert asking.get(f"/files/{sha256}").status_code == asking.get(f"/files/{'0' * 64}").status_code == 404
    for address in ("/library.json", "/statements.json", "/decisions.json"):
        assert asking.get(address).json()["count"] == 0
    assert asking.get("/decisions/S/RES/9951(2026)").status_code == 404


def without_token(page: str) -> str:
    """The page without the form token, which differs from answer to answer."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page)


def test_the_owner_and_its_audience_read_a_red_document_under_its_band(keep: Keep, client_for: SignIn) -> None:
    keep(9951, Marking(Tlp.RED, "AU", frozenset({"UN"})))
    for organization in ("AU", "UN"):
        page = text(client_for(organization).get("/d/S/RES/9951(2026)"))
        assert page.count("TLP:RED") >= 2
        assert "For AU, UN only." in page


def test_the_original_file_comes_as_a_download_only(client: Client, keep: Keep) -> None:
    keep(9951, Marking())
    answer = client.get(f"/files/{Document.objects.get().sha256}")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert b"9951" in b"".join(answer)
    answer.close()


def test_every_answer_forbids_foreign_and_inline_code(client: Client, keep: Keep) -> None:
    keep(9951, Marking())
    for address in ("/", "/library", "/d/S/RES/9951(2026)", "/nowhere"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "Access-Control-Allow-Origin" not in answer
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert " style=" not in text(answer)
        assert "<script>" not in text(answer)


def test_a_date_that_is_none_is_refused_and_not_ignored(client: Client) -> None:
    answer = client.get("/library?from=yesterday")
    assert answer.status_code == 400
    assert "is not a date" in text(answer)


def test_faults_are_for_administrators_of_the_node(client_for: SignIn) -> None:
    assert client_for("UN", Role.ADMINISTRATOR).get("/faults").status_code == 200
    assert client_for("AU", Role.ADMINISTRATOR).get("/faults").status_code == 403
    assert client_for("UN", Role.ANALYST).get("/faults").status_code == 403
