"""The consent log of a situation: who enters, what it changes in the legal paths, and who sees nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ProtectedError
from django.test import Client

from chapter8.exchange.decide import Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.briefs.making import make
from chapter8.site.library.models import Document
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.models import ConsentAct, Situation

pytestmark = pytest.mark.django_db(transaction=True)

OPEN, AMBER = Marking(), Marking(Tlp.AMBER, "UN")
FORM = {
    "state": "SDN", "towards": "UN", "act": "given", "on": "2026-01-10", "what": "", "document": "", "paragraph": "",
    "page": "", "source": "Note verbale of the Sudan", "tlp": "TLP:CLEAR", "audience": "", "own": "",
}  # fmt: skip
ADD = "/situations/sudan-2026/consent/add"
TRACES = (
    "", "/consent", "/consent.json", "/consent.csv", "/consent/change?on=2026-06-30", ".json", "/brief.json",
)  # fmt: skip


@pytest.fixture
def situation(db: None) -> Situation:
    """A situation that everybody may see."""
    return Situation.objects.create(slug="sudan-2026", name="Sudan 2026", states=["SDN"])


def test_the_standing_of_a_day_is_that_of_the_entries_by_then(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    analyst = client_for("UN", Role.ANALYST)
    analyst.post(ADD, FORM)
    analyst.post(ADD, {**FORM, "act": "restricted", "on": "2026-02-11", "what": "night flights"})
    analyst.post(ADD, {**FORM, "act": "lifted", "on": "2026-03-12", "what": "night flights"})
    analyst.post(ADD, {**FORM, "act": "withdrawn", "on": "2026-05-13"})

    def standing(day: str) -> list[tuple[str, list[str]]]:
        rows = client.get(f"/situations/sudan-2026/consent.json?on={day}").json()["standings"]
        return [(row["standing"], row["restrictions"]) for row in rows]

    assert standing("2026-01-09") == []
    assert standing("2026-02-01") == [("given", [])]
    assert standing("2026-02-11") == [("restricted", ["night flights"])]
    assert standing("2026-03-12") == [("given", [])]
    assert standing("2026-06-30") == [("withdrawn", [])]
    page = client.get("/situations/sudan-2026/consent?on=2026-02-20").content.decode()
    assert "night flights" in page
    assert "given, with restrictions" in page


def test_withdrawing_consent_lists_which_paths_would_close(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    client_for("UN", Role.ANALYST).post(ADD, FORM)
    address = "/situations/sudan-2026/consent/change.json?act=withdrawn&state=SDN&organization=UN&on=2026-06-30"
    answer = client.get(address).json()
    assert answer["entries_on_record"] == 1
    after = {change["key"]: change["after"] for change in answer["changes"]}
    assert after["UN-VI"] == "closed"
    page = client.get(address.replace(".json", "")).content.decode()
    assert "Paths that would stand otherwise" in page
    assert "/situations/sudan-2026/consent/change.csv?act=withdrawn" in page, "its permalink carries the question"


def test_the_log_speaks_on_the_page_of_the_situation_and_in_the_brief(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    def told() -> tuple[str, str]:
        made = make(situation, Viewer(), as_of=date(2026, 6, 30))
        lines = str(made)
        return client.get("/situations/sudan-2026?as_of=2026-06-30").content.decode(), lines

    page, brief = told()
    assert "is not on record here" in page
    assert "consent withdrawn on 13 May 2026" not in brief
    client_for("UN", Role.ANALYST).post(ADD, {**FORM, "act": "withdrawn", "on": "2026-05-13"})
    page, brief = told()
    assert "withdrawn" in page
    assert "since 13 May 2026" in page
    assert "consent withdrawn on 13 May 2026" in brief


def test_an_entry_rests_on_a_document_of_the_library_with_its_place(
    situation: Situation, keep: Callable[[int, Marking], Document], client: Client, client_for: Callable[..., Client]
) -> None:
    keep(9901, OPEN)
    analyst = client_for("UN", Role.ANALYST)
    given = {**FORM, "source": "", "document": "S/RES/9901 (2026)", "paragraph": "1"}
    assert analyst.post(ADD, {**given, "paragraph": "77"}).status_code == 422
    assert analyst.post(ADD, {**given, "document": "S/RES/9999 (2026)"}).status_code == 422
    assert analyst.post(ADD, {**given, "document": ""}).status_code == 422, "evidence there must be"
    assert analyst.post(ADD, given).status_code == 302
    page = client.get("/situations/sudan-2026/consent").content.decode()
    assert 'href="/d/S/RES/9901(2026)#1"' in page
    assert "S/RES/9901 (2026), para. 1" in page


def test_what_rests_on_a_withheld_document_leaves_no_trace(
    situation: Situation, keep: Callable[[int, Marking], Document], client: Client, client_for: Callable[..., Client]
) -> None:
    keep(9902, AMBER)
    analyst = client_for("UN", Role.ANALYST)
    words = {"document": "S/RES/9902 (2026)", "source": "", "act": "restricted", "what": "amberword"}
    assert analyst.post(ADD, {**FORM, **words}).status_code == 302
    assert "amberword" in analyst.get("/situations/sudan-2026/consent").content.decode()
    for browser in (client, client_for("AU", Role.ANALYST)):
        for ending in TRACES:
            answer = browser.get(f"/situations/sudan-2026{ending}")
            text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
            assert "amberword" not in text, ending
            assert "9902" not in text, ending
        assert browser.get("/situations/sudan-2026/consent.json").json()["entries"] == []


def test_a_marked_entry_and_the_log_of_a_marked_situation_are_seen_by_whom_they_are_for(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    analyst = client_for("UN", Role.ANALYST)
    analyst.post(ADD, {**FORM, "tlp": "TLP:AMBER", "audience": "AU"})
    entries = "/situations/sudan-2026/consent.json"
    assert len(client_for("AU").get(entries).json()["entries"]) == 1
    assert client_for("EU").get(entries).json()["entries"] == []
    assert client.get(entries).json()["entries"] == []
    secret = Situation.objects.create(slug="secret", name="Secret", states=["SDN"], tlp="TLP:AMBER", owner="UN")
    row = ConsentAct.objects.create(situation=secret, state="SDN", act="given", on=date(2026, 1, 1), source="x")
    assert row.marking == OPEN
    assert client.get("/situations/secret/consent.json").status_code == 404
    assert client.get("/api/situations/secret/consent").status_code == 404


def test_only_contributors_enter_and_nothing_is_logged_for_a_situation_that_is_not_kept(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    assert client.post(ADD, FORM).status_code == 403
    assert client_for("UN", Role.VIEWER).post(ADD, FORM).status_code == 403
    assert client_for("UN", Role.ANALYST).post("/situations/sudan/consent/add", FORM).status_code == 400
    assert client.get("/situations/sudan/consent").status_code == 200, "the page of any states helps"
    assert not ConsentAct.objects.exists()


def test_an_entry_is_never_changed_and_taken_back_only_by_its_own(
    situation: Situation, client: Client, client_for: Callable[..., Client]
) -> None:
    analyst = client_for("UN", Role.ANALYST)
    analyst.post(ADD, FORM)
    row = ConsentAct.objects.get()
    with pytest.raises(ValueError, match="never changed"):
        row.save()
    with pytest.raises(ProtectedError):
        situation.delete()
    back = f"/situations/sudan-2026/consent/{row.pk}/back"
    assert client_for("AU", Role.ANALYST).post(back, {"reason": "wrong"}).status_code == 403
    assert analyst.post(back, {"reason": " "}).status_code == 400
    assert analyst.post(back, {"reason": "wrong day"}).status_code == 302
    assert analyst.post(back, {"reason": "again"}).status_code == 400
    answer = client.get("/situations/sudan-2026/consent.json?on=2026-06-30").json()
    assert answer["standings"] == []
    assert [entry["taken_back_for"] for entry in answer["entries"]] == ["wrong day"]
    assert answer["entries"][0]["person"] is None, "the public is told no person's name"


def test_only_an_open_restriction_is_lifted(situation: Situation, client_for: Callable[..., Client]) -> None:
    analyst = client_for("UN", Role.ANALYST)
    lifted = {**FORM, "act": "lifted", "on": "2026-03-12", "what": "night flights"}
    answer = analyst.post(ADD, lifted)
    assert answer.status_code == 422
    assert "No such restriction was open on that day." in answer.content.decode()


def test_exercise_documents_prove_nothing_real(
    situation: Situation, keep: Callable[[int, Marking], Document], client_for: Callable[..., Client]
) -> None:
    document = keep(9903, OPEN)
    Document.objects.filter(pk=document.pk).update(exercise=True)
    answer = client_for("UN", Role.ANALYST).post(ADD, {**FORM, "document": "S/RES/9903 (2026)"})
    assert answer.status_code == 422
    assert "do not mix" in answer.content.decode()


def test_a_log_whose_document_is_gone_is_seen_by_nobody(
    situation: Situation, keep: Callable[[int, Marking], Document], client_for: Callable[..., Client]
) -> None:
    keep(9904, OPEN)
    client_for("UN", Role.ANALYST).post(ADD, {**FORM, "document": "S/RES/9904 (2026)"})
    assert len(consent_log(situation, Viewer()).rows) == 1
    Document.objects.get().delete()
    assert consent_log(situation, Viewer()).rows == []
    with pytest.raises(ObjectDoesNotExist):
        Document.objects.get()


def test_the_log_is_in_the_api(situation: Situation, client: Client, client_for: Callable[..., Client]) -> None:
    client_for("UN", Role.ANALYST).post(ADD, FORM)
    answer = client.get("/api/situations/sudan-2026/consent?on=2026-06-30").json()
    assert [row["standing"] for row in answer["standings"]] == ["given"]
    assert [(row["act"], row["organization"]) for row in answer["entries"]] == [("given", "UN")]


def test_the_exercise_brings_a_log_an_operation_with_its_letter_and_a_draft(exercise: None, client: Client) -> None:
    log = client.get("/situations/iskara/consent.json?on=2026-06-30").json()
    assert [row["restrictions"] for row in log["standings"]] == [["EXERCISE: no formed police units in Sende province"]]
    assert len(log["entries"]) == 3
    page = client.get("/operations/AMISKA/article-54?on=2026-06-30").content.decode()
    assert "EXERCISE" in page
    assert "S/2025/9911" in page, "the letter of the African Union is proposed"
    assert client.get("/situations/iskara/joint-statements.json").json()["statements"] == []
