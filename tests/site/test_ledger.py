"""The ledger: proposals taken in, decided on, undone, kept through a new reading; withheld with their documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from chapter8.exchange.decide import Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.briefs.gather import gather
from chapter8.site.ledger import deciding, feeds, upkeep
from chapter8.site.ledger.deciding import Reviewer, StaleError
from chapter8.site.ledger.models import Change, Entry, Feed, Fulfils
from chapter8.site.ledger.reviews import reviews
from chapter8.site.ledger.standing import TABS
from chapter8.site.ledger.values import commitment_of, original_of
from chapter8.site.library import models as library
from chapter8.site.library.models import Document
from chapter8.site.situations.models import Situation

pytestmark = pytest.mark.django_db(transaction=True)

Keep = Callable[[int, Marking], Document]
ClientFor = Callable[..., Client]
AMBER = Marking(Tlp.AMBER, "UN", frozenset({"ECOWAS"}))
RED = Marking(Tlp.RED, "UN", frozenset({"ECOWAS"}))


def unfolded(calendar: bytes) -> str:
    """A calendar with its folded lines made whole."""
    return calendar.decode().replace("\r\n ", "")


def the_report() -> Entry:
    """The one report that the test's resolution asks for."""
    upkeep.catch_up()
    return Entry.objects.get(report=True)


def post(client: Client, entry: Entry, do: str, **values: str) -> str:
    """Decide by form; where one is led to."""
    sent = {"do": do, "version": str(entry.version), **values}
    response = client.post(f"/commitments/{entry.ident}/decide", sent)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def values_of(**changes: str) -> dict[str, str]:
    """What the form of the resolution's report sends."""
    return {
        "bearers": "Secretary-General", "kind": "request", "verb": "Requests", "action": "to report within 90 days",
        "recipients": "Security Council", "report": "on", "deadline_text": "within 90 days", "deadline_type": "date",
        "due": "2026-04-14", "recurrence": "", "until": "", **changes,
    }  # fmt: skip


def test_a_request_stands_on_the_board_until_its_day_has_passed(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    assert "within 90 days" in client.get("/commitments?on=2026-02-01").content.decode()
    assert the_report().due == date(2026, 4, 14)
    for day, tab in (("2026-02-01", "open"), ("2026-04-01", "soon"), ("2026-05-01", "overdue")):
        listed = client.get(f"/commitments.json?show={tab}&on={day}&report=yes").json()
        assert [row["standing"] for row in listed["commitments"]] == [tab]
    assert client.get("/commitments.json?show=all&on=2026-01-01").json()["count"] == 0, "it was not adopted yet"


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_its_page_and_its_copies(keep: Keep, client: Client, tab: str) -> None:
    keep(9901, Marking())
    for address in ("/commitments", "/commitments.json", "/commitments.csv"):
        assert client.get(f"{address}?show={tab}").status_code == 200


def test_filters_narrow_and_what_is_no_question_is_told(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    for query, count in (("decision=S/RES/9901", 1), ("decision=S/RES/99011", 0), ("bearer=Secretary-General", 1),
                         ("bearer=AU", 0), ("kind=request", 1), ("report=no", 0), ("from=2026-04-01&to=2026-04-30", 1),
                         ("to=2026-04-01", 0), ("text=90 days", 1)):  # fmt: skip
        found = client.get(
            f"/commitments.json?show=all&report=yes&{query}"
            if "report" not in query
            else f"/commitments.json?show=all&text=90 days&{query}"
        )
        assert found.json()["count"] == count, query
    for query in ("show=nothing", "kind=wish", "on=yesterday"):
        assert client.get(f"/commitments?{query}").status_code == 400


def test_an_accepted_proposal_leaves_the_queue_and_undo_brings_it_back(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    entry, analyst = the_report(), client_for("UN", Role.ANALYST)
    before = analyst.get("/commitments/review.json").json()["of"]
    post(analyst, entry, "accept")
    assert analyst.get("/commitments/review.json").json()["of"] == before - 1
    entry.refresh_from_db()
    place = post(analyst, entry, "undo")
    assert parse_qs(urlsplit(place).query)["at"] == [entry.ident]
    entry.refresh_from_db()
    assert (entry.status, entry.version) == ("proposed", 2)
    assert [change.undoes for change in entry.changes.all()] == [None, 1]


def test_the_reading_is_kept_beside_the_edited_value(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    entry, analyst = the_report(), client_for("UN", Role.ANALYST)
    post(analyst, entry, "edit", **values_of(bearers="AU; Chad", due="2026-05-01"))
    entry.refresh_from_db()
    assert (entry.status, entry.bearers, entry.due) == ("edited", ["African Union", "Chad"], date(2026, 5, 1))
    original = original_of(entry)
    assert original is not None
    assert original.bearers == ("Secretary-General",)
    page = analyst.get(entry.get_absolute_url()).content.decode()
    assert "<mark>African Union; Chad</mark>" in page
    post(analyst, entry, "undo")
    entry.refresh_from_db()
    assert (entry.bearers, entry.due) == (["Secretary-General"], date(2026, 4, 14))


def test_undo_after_undo_goes_further_back(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    entry, analyst = the_report(), client_for("UN", Role.ANALYST)
    for do, more in (("accept", {}), ("reject", {"reason": "a courtesy"}), ("undo", {}), ("undo", {})):
        post(analyst, entry, do, **more)
        entry.refresh_from_db()
    assert (entry.status, entry.version) == ("proposed", 4)
    assert analyst.post(f"/commitments/{entry.ident}/decide", {"do": "undo", "version": "4"}).status_code == 400


def test_a_rejection_needs_a_reason(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    entry, analyst = the_report(), client_for("UN", Role.ANALYST)
    assert analyst.post(f"/commitments/{entry.ident}/decide", {"do": "reject", "version": "0"}).status_code == 400
    assert not Change.objects.exists()


def test_of_two_reviewers_the_second_is_told(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    entry = the_report()
    first, second = client_for("UN", Role.ANALYST), client_for("AU", Role.ANALYST)
    post(first, entry, "accept")
    told = second.post(
        f"/commitments/{entry.ident}/decide", {"do": "reject", "reason": "none", "version": "0"}, follow=True
    )
    assert "Somebody else decided on this commitment since you opened it" in told.content.decode()
    entry.refresh_from_db()
    assert entry.status == "accepted"


def test_the_check_holds_for_two_at_the_same_moment(keep: Keep) -> None:
    keep(9901, Marking())
    one = the_report()
    same = Entry.objects.get(pk=one.pk)
    by = Reviewer(User.objects.create_user("analyst"), "UN")
    deciding.accept(one, 0, by)
    with pytest.raises(StaleError):
        deciding.reject(same, 0, "no", by)
    assert Change.objects.count() == 1


def test_history_is_only_added_to(keep: Keep) -> None:
    keep(9901, Marking())
    change = deciding.accept(the_report(), 0, Reviewer(User.objects.create_user("analyst"), "UN"))
    with pytest.raises(ValueError, match="never changed"):
        change.save()


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_who_may_only_look_decides_nothing(
    role: Role | None, keep: Keep, client_for: ClientFor, client: Client
) -> None:
    keep(9901, Marking())
    entry = the_report()
    browser = client_for("UN", role) if role else client
    for address in ("decide", "edit", "alike", "answer"):
        sent = browser.post(f"/commitments/{entry.ident}/{address}", {"do": "accept", "version": "0"})
        assert sent.status_code == 403, address
    page = browser.get("/commitments/review").content.decode()
    assert 'value="accept"' not in page
    assert not Change.objects.exists()


def test_a_decision_survives_that_the_document_is_read_again(keep: Keep) -> None:
    document = keep(9901, Marking())
    entry = the_report()
    deciding.reject(entry, 0, "a courtesy", Reviewer(User.objects.create_user("analyst"), "UN"))
    document.delete()
    entry.refresh_from_db()
    assert entry.document_id is None
    keep(9901, Marking())
    upkeep.catch_up()
    again = Entry.objects.get(report=True)
    assert (again.pk, again.status, again.document_id is None, again.changes.count()) == (
        entry.pk,
        "rejected",
        False,
        1,
    )


def test_a_proposal_that_is_read_no_more_stays_only_where_it_was_decided_on(keep: Keep) -> None:
    document = keep(9901, Marking())
    entry = the_report()
    others = Entry.objects.exclude(pk=entry.pk)
    assert others.exists()
    deciding.accept(entry, 0, Reviewer(User.objects.create_user("analyst"), "UN"))
    Document.objects.filter(pk=document.pk).update(
        record=document.record.replace('"commitments":[', '"commitments":[],"x":[')
    )
    library.Commitment.objects.filter(document=document).delete()
    document.taken.delete()
    upkeep.catch_up()
    assert not others.exists()
    entry.refresh_from_db()
    assert (entry.lost, entry.status) == (True, "accepted")


@pytest.mark.parametrize("marking", [AMBER, RED], ids=["amber", "red"])
def test_an_outsider_sees_no_trace_of_what_is_withheld(
    marking: Marking, keep: Keep, client_for: ClientFor, client: Client
) -> None:
    keep(9901, marking)
    entry = the_report()
    for browser in (client, client_for("AU", Role.ANALYST)):
        for address in ("/commitments?show=all", "/commitments.json?show=all", "/commitments.csv?show=all",
                        "/commitments/review", "/commitments/calendar?month=2026-04", "/commitments.ics?on=2026-03-01",
                        "/api/commitments", "/commitments/report-draft?from=2026-01-01&to=2026-12-31"):  # fmt: skip
            answer = browser.get(address)
            text = unfolded(b"".join(answer) if answer.streaming else answer.content)
            assert "9901" not in text, address
        assert browser.get(entry.get_absolute_url()).status_code in {403, 404}
    insider = client_for("ECOWAS")
    assert "9901" in insider.get("/commitments?show=all").content.decode()
    copied = unfolded(insider.get("/commitments.ics?on=2026-03-01").content)
    assert ("9901" in copied) is (marking is AMBER)


def test_the_same_words_in_two_documents_are_one_line_unless_one_is_withheld(keep: Keep, client: Client) -> None:
    first = keep(9901, Marking())
    upkeep.catch_up()
    copy = Document.objects.get(pk=first.pk)
    copy.pk, copy.sha256 = None, "f" * 64
    copy.save()
    for row in library.Commitment.objects.filter(document=first):
        place = library.Passage.objects.get(pk=row.passage_id)
        row.pk, row.document, row.passage = None, copy, place
        row.save()
    upkeep.catch_up()
    listed = client.get("/commitments.json?show=all&report=yes").json()
    assert listed["count"] == 1
    first.marking = RED
    first.save()
    assert client.get("/commitments.json?show=all&report=yes").json()["count"] == 1, "the other one stands for itself"


def test_a_person_adds_a_commitment_with_its_passage(keep: Keep, client_for: ClientFor) -> None:
    document = keep(9901, Marking())
    upkeep.catch_up()
    passage = library.Passage.objects.filter(document=document, kind="preambular").latest("position")
    sent = values_of(
        document=document.sha256,
        passage=passage.ident,
        action="to recall it",
        deadline_text="",
        due="",
        deadline_type="none",
    )
    answer = client_for("UN", Role.ANALYST).post("/commitments/add", sent)
    assert answer.status_code == 302, answer.content.decode()
    entry = Entry.objects.get(original__isnull=True)
    assert (entry.passage, entry.status) == (passage.ident, "accepted")
    added = reviews().added[document.sha256]
    assert [commitment.action for commitment, _ in added] == ["to recall it"]


def test_a_document_is_linked_confirmed_and_rejected_as_an_answer(keep: Keep, client_for: ClientFor) -> None:
    keep(9901, Marking())
    keep(9902, Marking())
    upkeep.catch_up()
    entry, analyst = Entry.objects.get(report=True, decision="S/RES/9901 (2026)"), client_for("UN", Role.ANALYST)
    place = f"/commitments/{entry.ident}/answer"
    assert analyst.post(place, {"do": "link", "symbol": "S/RES/9902 (2026)"}).status_code == 302
    assert analyst.get(f"{entry.get_absolute_url()}.json?on=2026-06-01").json()["standing"] == "answered"
    answer = Fulfils.objects.get()
    assert analyst.post(place, {"do": "reject", "answer": str(answer.pk)}).status_code == 302
    assert analyst.get(f"{entry.get_absolute_url()}.json?on=2026-06-01").json()["standing"] == "overdue"
    assert entry.answer_changes.count() == 2
    assert analyst.post(place, {"do": "link", "symbol": "S/2026/1"}).status_code == 404


def test_an_answer_in_a_withheld_document_answers_nothing_for_others(
    keep: Keep, client_for: ClientFor, client: Client
) -> None:
    keep(9901, Marking())
    keep(9902, AMBER)
    upkeep.catch_up()
    entry = Entry.objects.get(report=True, decision="S/RES/9901 (2026)")
    client_for("UN", Role.ANALYST).post(
        f"/commitments/{entry.ident}/answer", {"do": "link", "symbol": "S/RES/9902 (2026)"}
    )
    address = f"{entry.get_absolute_url()}.json?on=2026-06-01"
    assert client_for("ECOWAS").get(address).json()["standing"] == "answered"
    assert client.get(address).json()["standing"] == "overdue"
    assert "9902" not in client.get(entry.get_absolute_url()).content.decode()
    assert client.get("/commitments.json?show=answered&on=2026-06-01").json()["count"] == 0


def test_proposals_that_say_the_same_are_accepted_together_after_a_confirmation(
    keep: Keep, client_for: ClientFor
) -> None:
    for number in (9901, 9902, 9903):
        keep(number, Marking())
    upkeep.catch_up()
    entry, analyst = Entry.objects.filter(report=True).first(), client_for("UN", Role.ANALYST)
    assert entry is not None
    place = f"/commitments/{entry.ident}/alike"
    assert analyst.get(place).content.decode().count('type="checkbox"') == 3
    assert not Change.objects.exists()
    ticked = [f"{row.ident}:{row.version}" for row in Entry.objects.filter(report=True)[:2]]
    assert analyst.post(place, {"commitment": ticked}).status_code == 302
    assert Entry.objects.filter(status="accepted").count() == 2


def test_a_feed_opens_what_its_holder_may_copy_until_it_is_revoked(
    keep: Keep, client_for: ClientFor, client: Client
) -> None:
    keep(9901, AMBER)
    upkeep.catch_up()
    holder = client_for("ECOWAS")
    page = holder.post("/commitments/feeds", {"do": "make", "name": "Desk"}).content.decode()
    address = page.split("/commitments/feeds/")[1].split("<")[0]
    feed = client.get(f"/commitments/feeds/{address}?on=2026-03-01")
    assert feed["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(feed.content).walk("VEVENT")
    assert (event.decoded("DTSTART"), str(event["CLASS"])) == (date(2026, 4, 14), "CONFIDENTIAL")
    assert "TLP:AMBER" in unfolded(feed.content)
    assert address.removesuffix(".ics") not in str(list(Feed.objects.values()))
    number = Feed.objects.get().pk
    assert client_for("ECOWAS").post("/commitments/feeds", {"do": "revoke", "feed": str(number)}).status_code == 404
    holder.post("/commitments/feeds", {"do": "revoke", "feed": str(number)})
    assert client.get(f"/commitments/feeds/{address}").status_code == 404


def test_a_feed_of_who_acts_for_the_organization_no_more_is_the_public_one(keep: Keep, client: Client) -> None:
    keep(9901, AMBER)
    upkeep.catch_up()
    user = User.objects.create_user("leaver")
    held = Accreditation.objects.create(user=user, organization="ECOWAS", role="viewer")
    address = f"/commitments/feeds/{feeds.make_feed(user.pk, 'ECOWAS', 'Desk')}.ics?on=2026-03-01"
    assert "9901" in unfolded(client.get(address).content)
    held.valid_to = date(2020, 1, 1)
    held.save()
    assert "9901" not in unfolded(client.get(address).content)


def test_a_feed_that_is_asked_too_often_waits(client: Client) -> None:
    token = feeds.make_feed(User.objects.create_user("eager").pk, "UN", "Desk")
    answers = [client.get(f"/commitments/feeds/{token}.ics").status_code for _ in range(feeds.MOST + 1)]
    assert (answers[-2], answers[-1]) == (200, 429)


def test_the_calendar_tells_a_month_and_the_draft_each_record(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    upkeep.catch_up()
    told = client.get("/commitments/calendar.json?month=2026-04").json()
    assert [row["day"] for row in told["days"]] == ["2026-04-14"]
    assert client.get("/commitments/calendar?month=April").status_code == 400
    draft = client.get("/commitments/report-draft.json?from=2026-01-01&to=2026-12-31")
    assert draft.status_code == 200
    assert client.get("/commitments/report-draft.md").status_code == 400


def test_what_was_rejected_or_edited_goes_to_those_who_use_the_record(keep: Keep) -> None:
    keep(9901, Marking())
    entry = the_report()
    deciding.reject(entry, 0, "a courtesy", Reviewer(User.objects.create_user("analyst"), "UN"))
    (review,) = reviews().by_key.values()
    assert (review.fate, review.by, review.commitment) == ("rejected", "UN", commitment_of(entry))


def test_the_api_lists_what_the_board_lists(keep: Keep, client: Client) -> None:
    keep(9901, Marking())
    upkeep.catch_up()
    listed = client.get("/api/commitments?show=open&on=2026-02-01&report=true").json()
    assert [row["decision"] for row in listed["items"]] == ["S/RES/9901 (2026)"]
    one = client.get(f"/api/commitments/{listed['items'][0]['id']}")
    assert one.json()["due"] == "2026-04-14"


def test_the_brief_leaves_out_what_was_rejected_and_says_who_accepted_what(keep: Keep) -> None:
    """`gather` is the one place where reviews are applied for briefs."""
    document = keep(9901, Marking())
    entry = the_report()
    by = Reviewer(User.objects.create_user("analyst"), "UN")
    situation = Situation(slug="anywhere", name="Anywhere", states=["TCD"])
    deciding.accept(entry, 0, by)
    (held,) = gather(situation, date(2026, 6, 1), Viewer())[1].documents
    assert [(review.fate, review.by) for review in held.reviews] == [("accepted", "UN")]
    deciding.reject(entry, 1, "a courtesy", by)
    (held,) = gather(situation, date(2026, 6, 1), Viewer())[1].documents
    assert commitment_of(entry) not in held.item.commitments
    assert document.sha256 == held.sha256


def test_a_page_of_the_board_asks_no_more_for_more(keep: Keep, client: Client) -> None:
    addresses = ("/commitments?show=all", "/commitments.csv?show=all", "/commitments/calendar?month=2026-04",
                 "/api/commitments", "/commitments/review")  # fmt: skip
    counts: list[list[int]] = []
    for numbers in ((9901,), range(9902, 9909)):
        for number in numbers:
            keep(number, Marking())
        upkeep.catch_up()
        counts.append([])
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                b"".join(client.get(address))
            counts[-1].append(len(asked))
    few, many = counts
    assert max(many) <= 16
    assert [more - less for less, more in zip(few[:-1], many[:-1], strict=True)] == [0] * 4
    assert many[-1] - few[-1] <= 1, "the queue names the proposal that comes next"
