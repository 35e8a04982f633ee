"""Saved searches: what is new is found once, told to its owner alone, and never told of what they may not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.accounts.models import Accreditation
from chapter8.site.library.adding.add import add
from chapter8.site.library.models import Document
from chapter8.site.searches.looking import look
from chapter8.site.searches.mail import send_digests
from chapter8.site.searches.models import Finding, SavedSearch
from chapter8.site.searches.places import question

pytestmark = pytest.mark.django_db(transaction=True)

Keep = Callable[[int, Marking], Document]
ClientFor = Callable[..., Client]
ATOM = "{http://www.w3.org/2005/Atom}"


def save(client: Client, place: str = "search", query: str = "q=seized&in=text", name: str = "Seized") -> SavedSearch:
    """Save a search by its form."""
    response = client.post("/searches/save", {"place": place, "query": query, "name": name})
    assert response.status_code == 302
    return SavedSearch.objects.get(ident=response["Location"].rpartition("/")[2])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def new(client: Client) -> int:
    """How much the page of what is new holds."""
    return int(client.get("/notifications.json").json()["count"])


@pytest.mark.parametrize(
    ("place", "query"),
    [("search", "q=seized&in=text"), ("search", "symbol=S/RES&in=text"), ("library", "kind=resolution"),
     ("decisions", "symbol=S/RES"), ("statements", "speaker=nobody")],
)  # fmt: skip
def test_what_comes_after_a_search_was_saved_is_new_once(
    place: str, query: str, keep: Keep, client_for: ClientFor
) -> None:
    client = client_for("AU")
    keep(9901, Marking())
    item = save(client, place, query)
    assert look() == 0, "what was there before is not new"
    keep(9902, Marking())
    wanted = 0 if place == "statements" else 1
    assert look() == wanted
    assert look() == 0, "however often it is run"
    assert new(client) == wanted
    found = page(client, f"/searches/{item.ident}")
    assert ("/d/S/RES/9902(2026)" in found) is bool(wanted)
    assert "/d/S/RES/9901(2026)" not in found
    bell = re.search(r'class="bell-count">(\d+)<', page(client, "/library"))
    assert (bell.group(1) if bell else "0") == str(wanted)


def test_a_look_that_was_cut_off_is_taken_up_again(keep: Keep, client_for: ClientFor) -> None:
    item = save(client_for("AU"))
    keep(9901, Marking())
    keep(9902, Marking())
    look()
    Finding.objects.filter(document__symbol="S/RES/9902 (2026)").delete()  # as if it had ended in between
    SavedSearch.objects.update(looked_at=item.made_at)
    assert look() == 1
    assert Finding.objects.count() == 2


def test_a_document_that_the_index_does_not_hold_yet_is_found_later(keep: Keep, client_for: ClientFor) -> None:
    save(client_for("AU"))
    document = keep(9901, Marking())
    Document.objects.filter(pk=document.pk).update(indexed=False, added_at=timezone.now() - timedelta(hours=3))
    SavedSearch.objects.update(made_at=timezone.now() - timedelta(hours=4), looked_at=timezone.now())
    look()
    assert SavedSearch.objects.get().looked_at > document.added_at, "a look never goes back"
    keep(9902, Marking())
    assert look() == 1


def test_adding_has_the_worker_look(resolution: Callable[[int], Path], client_for: ClientFor) -> None:
    save(client_for("AU"))
    add([resolution(9901)])
    add([resolution(9902)])
    waiting = [path.rpartition(".")[2] for path in DBTaskResult.objects.values_list("task_path", flat=True)]
    assert waiting.count("look_for_new") == 1, "once, however much waits"
    assert waiting.count("fill_shelves") == 1
    assert look() == 2


def test_new_is_new_until_it_is_seen(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)
    keep(9901, Marking())
    look()
    shown = re.search(r'name="until" value="(\d+)"', page(client, "/notifications"))
    assert shown is not None
    keep(9902, Marking())
    look()
    client.post("/notifications/seen", {"until": shown.group(1)})
    assert new(client) == 1, "what came after the page was made is still new"
    client.post(f"/searches/{item.ident}/change", {"do": "seen"})
    assert new(client) == 0
    assert client.get(f"/searches/{item.ident}.json").json()["count"] == 2, "seen is not gone"


def test_what_may_be_read_no_more_is_told_nowhere(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("ECOWAS")
    item = save(client)
    document = keep(9901, Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"})))
    assert look() == 1
    assert new(client) == 1
    document.marking = Marking(Tlp.AMBER, "AU")
    document.save()
    assert new(client) == 0
    for address in ("/notifications", "/searches", f"/searches/{item.ident}", f"/searches/{item.ident}.json", "/"):
        text = page(client, address)
        assert "9901" not in text, address
        assert "bell-count" not in text, address
    assert client.get("/searches.json").json()[0]["new"] == 0


def test_an_outsiders_search_finds_nothing_withheld(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("ECOWAS")
    save(client)
    save(client, "library", "kind=resolution", "Resolutions")
    save(client, "decisions", "symbol=S/RES", "Decisions")
    keep(9901, Marking(Tlp.AMBER, "AU"))
    assert look() == 0


def test_searches_belong_to_one_person_acting_for_one_organization(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client, name="African matters")
    user = item.user
    Accreditation.objects.create(user=user, organization="UN", role=Role.VIEWER.value)
    assert "African matters" in page(client, "/searches") or client.get("/searches").status_code == 200
    client.post("/act-for", {"organization": "UN"})
    assert "African matters" not in page(client, "/searches")
    assert client.get(f"/searches/{item.ident}").status_code == 404
    other = client_for("AU")
    assert other.get(f"/searches/{item.ident}").status_code == 404
    assert other.post(f"/searches/{item.ident}/change", {"do": "delete"}).status_code == 404


def test_who_acts_for_the_organization_no_more_is_told_nothing(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)
    Accreditation.objects.update(valid_to=timezone.now().date() - timedelta(days=1))
    keep(9901, Marking())
    assert look() == 0
    assert client.get(f"/searches/{item.ident}").status_code == 404


def test_a_deleted_search_can_be_brought_back(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)
    keep(9901, Marking())
    look()
    client.post(f"/searches/{item.ident}/change", {"do": "delete"})
    assert new(client) == 0
    assert "Bring back" in page(client, "/searches")
    client.post(f"/searches/{item.ident}/change", {"do": "restore"})
    assert new(client) == 1
    client.post(f"/searches/{item.ident}/change", {"do": "delete"})
    SavedSearch.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    look()
    assert not SavedSearch.objects.exists()


def test_a_search_is_renamed_and_the_same_question_is_kept_once(client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)
    assert save(client, query="in=text&q=seized&page=3", name="Again") == item
    client.post(f"/searches/{item.ident}/change", {"do": "rename", "name": "  Of the\0 matter " + "x" * 300})
    assert SavedSearch.objects.get().name == ("Of the matter " + "x" * 300)[:120]


@pytest.mark.parametrize(
    "form",
    [{"place": "admin", "query": "q=a"}, {"place": "search", "query": ""}, {"place": "search", "query": "page=2"}],
)
def test_what_is_no_question_is_not_saved(form: dict[str, str], client_for: ClientFor) -> None:
    assert client_for("AU").post("/searches/save", form).status_code == 400
    assert not SavedSearch.objects.exists()


def test_a_filter_that_is_none_any_more_stops_no_other_search(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    save(client, "library", "from=yesterday", "Broken")
    save(client)
    keep(9901, Marking())
    assert look() == 1


def test_a_question_is_kept_in_one_form() -> None:
    assert question("b=2&a=1&page=7&in=text&empty=") == "a=1&b=2"


def test_pages_of_searches_are_for_people_who_have_signed_in(client: Client) -> None:
    for address in ("/searches", "/notifications", "/searches.csv", "/notifications.json"):
        assert client.get(address).status_code == 403
    assert client.post("/searches/save", {"place": "search", "query": "q=a"}).status_code == 302, "to the sign-in"
    assert 'class="bell"' not in page(client, "/")


def feed_of(client: Client, item: SavedSearch) -> str:
    client.post(f"/searches/{item.ident}/change", {"do": "open-feed"})
    shown = re.search(r"http://testserver(/feeds/[\w-]+\.atom)", page(client, f"/searches/{item.ident}"))
    assert shown is not None
    assert "/feeds/" not in page(client, f"/searches/{item.ident}"), "it is shown once"
    return shown.group(1)


def test_a_feed_needs_no_session_and_holds_only_what_may_be_copied(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("ECOWAS")
    item = save(client, name="<b>Seized</b>")
    address = feed_of(client, item)
    keep(9901, Marking())
    keep(9902, Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"})))
    keep(9903, Marking(Tlp.RED, "AU", frozenset({"ECOWAS"})))
    keep(9904, Marking(Tlp.AMBER, "AU"))
    look()
    response = Client().get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"
    entries = ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own words
    assert sorted(entry.findtext(f"{ATOM}title") or "" for entry in entries) == [
        "S/RES/9901 (2026)",
        "S/RES/9902 (2026)",
    ]
    assert new(client) == 2, "a copy, too"
    assert "9903" in page(client, "/notifications"), "which is read here"
    token = address.removeprefix("/feeds/").removesuffix(".atom")
    assert not SavedSearch.objects.filter(feed_sha256__contains=token).exists()


def test_a_feed_ends_with_its_token_its_search_and_its_owners_accreditation(client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)

    def change(do: str) -> None:
        client.post(f"/searches/{item.ident}/change", {"do": do})

    first = feed_of(client, item)
    second = feed_of(client, item)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    change("close-feed")
    assert Client().get(second).status_code == 404
    third = feed_of(client, item)
    change("delete")
    assert Client().get(third).status_code == 404
    change("restore")
    assert Client().get(third).status_code == 404, "bringing a search back does not open its feed"
    fourth = feed_of(client, item)
    Accreditation.objects.all().delete()
    assert Client().get(fourth).status_code == 404
    assert Client().get("/feeds/.atom").status_code == 404


def test_more_findings_are_not_more_questions(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("AU")
    item = save(client)

    def questions() -> list[int]:
        counted = []
        for address in ("/searches", "/notifications", f"/searches/{item.ident}"):
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counted.append(len(asked))
        return counted

    keep(9901, Marking())
    look()
    few = questions()
    for number in range(9902, 9908):
        keep(number, Marking())
    look()
    assert questions() == few
    assert max(few) <= 9


def test_the_api_tells_what_may_be_taken_away(keep: Keep, client_for: ClientFor) -> None:
    client = client_for("ECOWAS")
    save(client)
    keep(9901, Marking())
    keep(9903, Marking(Tlp.RED, "AU", frozenset({"ECOWAS"})))
    look()
    assert [item["new"] for item in client.get("/api/searches").json()] == [1]
    told = client.get("/api/notifications").json()
    assert [item["document"]["symbol"] for item in told["items"]] == ["S/RES/9901 (2026)"]
    assert told["total"] == 1
    assert Client().get("/api/searches").status_code == 403


def test_a_digest_goes_out_once_a_day_and_names_only_what_is_clear(
    keep: Keep, client_for: ClientFor, mailoutbox: list[EmailMessage]
) -> None:
    client = client_for("ECOWAS")
    item = save(client)
    item.user.email = "person@example.org"
    item.user.save()
    keep(9901, Marking())
    keep(9902, Marking(Tlp.GREEN, "AU"))
    look()
    assert send_digests() == 0, "nobody asked for it"
    client.post(f"/searches/{item.ident}/change", {"do": "mail", "by_mail": "1"})
    assert send_digests() == 1
    (sent,) = mailoutbox
    assert sent.to == ["person@example.org"]
    assert "S/RES/9901 (2026) /d/S/RES/9901(2026)" in sent.body
    assert "9902" not in sent.body
    keep(9904, Marking())
    look()
    assert send_digests() == 0, "not twice a day"
    Finding.objects.exclude(mailed_at=None).update(mailed_at=timezone.now() - timedelta(days=2))
    assert send_digests() == 1
    assert "9904" in mailoutbox[1].body
    assert "9901" not in mailoutbox[1].body


def test_a_node_without_a_mail_server_says_so(client_for: ClientFor, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    client = client_for("AU")
    item = save(client)
    assert "This node sends no mail." in page(client, f"/searches/{item.ident}")
    assert send_digests() == 0
