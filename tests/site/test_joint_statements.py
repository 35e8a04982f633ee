"""Joint statements: joint only when every party concurs with the same version, whoever asks, and by whatever way."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from django.contrib import admin
from django.test import Client

from chapter8.exchange.decide import Role
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.joint.models import Concurrence, Issue, JointStatement, LeverageNote, Version, is_joint
from chapter8.site.registry.asking import today
from chapter8.site.situations.models import Situation

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = {
    "title": "On the talks", "parties": "AU, ECOWAS", "text": "We call on all sides.\n\nWe stand ready.", "note": "",
    "tlp": "TLP:AMBER", "audience": "", "own": "",
}  # fmt: skip


@pytest.fixture
def situation(db: None) -> Situation:
    """A situation for three organizations."""
    return Situation.objects.create(
        slug="talks", name="Talks", states=["SDN"], tlp="TLP:AMBER", owner="UN", audience=" AU ECOWAS IGAD "
    )


@pytest.fixture
def union(situation: Situation, client_for: Callable[..., Client]) -> Client:
    """An analyst of the African Union, who has drafted a statement."""
    browser = client_for("AU", Role.ANALYST)
    assert browser.post("/situations/talks/joint-statements/new", FIRST).status_code == 302
    return browser


@pytest.fixture
def community(union: Client, client_for: Callable[..., Client]) -> Client:
    """An analyst of ECOWAS, the other party."""
    return client_for("ECOWAS", Role.ANALYST)


def address() -> str:
    """The page of the statement."""
    return JointStatement.objects.get().get_absolute_url()


def say(browser: Client, do: str, version: int = 1, words: str = "") -> int:
    """A party's word; the status of the answer."""
    return browser.post(f"{address()}/answer", {"do": do, "version": str(version), "words": words}).status_code


def standing(browser: Client) -> tuple[str, list[str]]:
    """Whether it is joint, and who concurs."""
    told = browser.get(f"{address()}.json").json()
    return told["standing"], told["concur"]


def test_it_cannot_be_joint_until_every_party_concurs(union: Client, community: Client) -> None:
    assert say(union, "issue") == 400
    assert say(union, "concurs") == 302
    assert say(union, "issue") == 400, "one party has not said anything"
    assert say(community, "objects") == 400, "an objection says why"
    assert say(community, "objects", words="The second paragraph is too weak") == 302
    assert say(union, "issue") == 400
    assert standing(union) == ("draft", ["AU"])
    assert "The second paragraph is too weak" in union.get(address()).content.decode()
    assert say(community, "concurs") == 302
    assert standing(union) == ("draft", ["AU", "ECOWAS"])
    assert say(community, "issue") == 302
    assert standing(union) == ("joint", ["AU", "ECOWAS"])


def test_another_version_asks_all_parties_anew(union: Client, community: Client) -> None:
    say(union, "concurs")
    say(community, "concurs")
    text = {"seen": "1", "parties": "AU, ECOWAS", "text": "We demand.", "note": "stronger"}
    assert community.post(f"{address()}/version", text).status_code == 302
    assert standing(union) == ("draft", [])
    assert say(union, "issue", version=2) == 400
    assert say(union, "concurs", version=1) == 400, "the version that was seen is no longer the newest"
    assert union.post(f"{address()}/version", text).status_code == 400, "somebody wrote another version since"
    kept = union.get(f"{address()}.json").json()["versions"]
    assert [(each["number"], each["answers"]["AU"] is not None) for each in kept] == [(1, True), (2, False)]


def test_no_other_way_makes_it_joint(union: Client, community: Client, client_for: Callable[..., Client]) -> None:
    say(union, "concurs")
    version = Version.objects.get()
    anybody = User.objects.get(accreditations__organization="ECOWAS")
    with pytest.raises(ValueError, match="not all parties concur: ECOWAS"):
        Issue.objects.create(version=version, on=today(), person=anybody, organization="ECOWAS")
    row = Issue(version=version, on=today(), person=anybody, organization="ECOWAS")
    with pytest.raises(ValueError, match="added by itself"):
        Issue.objects.bulk_create([row])
    with pytest.raises(ValueError, match="added by itself"):
        Version.objects.update(parties=["AU"])
    with pytest.raises(ValueError, match="never changed"):
        version.save()
    with pytest.raises(ValueError, match="never deleted"):
        version.delete()
    assert Concurrence.objects.filter(organization="ECOWAS").count() == 0
    registered = {model.__name__ for model in admin.site._registry}
    assert not {"JointStatement", "Version", "Concurrence", "Issue"} & registered
    ruler = client_for("UN", Role.ADMINISTRATOR)
    for method in (ruler.post, ruler.put, ruler.patch, union.post, union.put, union.patch):
        assert method(f"/api{address()}", {"standing": "joint"}, content_type="application/json").status_code == 405
    super(Issue, row).save_base(force_insert=True)
    assert Issue.objects.count() == 1, "even a row that got in past its checks"
    assert not is_joint(version)
    assert standing(union) == ("draft", ["AU"])


def test_only_a_contributor_of_a_party_speaks_for_it(
    union: Client, community: Client, client_for: Callable[..., Client]
) -> None:
    assert say(client_for("ECOWAS", Role.VIEWER), "concurs") == 403
    assert say(client_for("IGAD", Role.ANALYST), "concurs") in {403, 404}
    assert say(client_for("UN", Role.ADMINISTRATOR), "concurs") in {403, 404}
    outsider = User.objects.create_user("outsider")
    Accreditation.objects.create(user=outsider, organization="AU", role=Role.ANALYST.value)
    version = Version.objects.get()
    with pytest.raises(ValueError, match="only a contributor of the party"):
        Concurrence.objects.create(version=version, stand="concurs", organization="ECOWAS", person=outsider)
    with pytest.raises(ValueError, match="only a party"):
        Concurrence.objects.create(version=version, stand="concurs", organization="IGAD", person=outsider)
    assert not Concurrence.objects.exists()


def test_a_joint_statement_stays_as_it_is(union: Client, community: Client) -> None:
    for browser in (union, community):
        say(browser, "concurs")
    say(union, "issue")
    assert say(community, "objects", words="too late") == 400
    text = {"seen": "1", "parties": "AU, ECOWAS", "text": "Other words.", "note": ""}
    assert union.post(f"{address()}/version", text).status_code == 400
    assert standing(union)[0] == "joint"


def test_parties_may_see_the_situation_and_only_the_drafter_changes_them(
    union: Client, community: Client, client_for: Callable[..., Client]
) -> None:
    text = {"seen": "1", "parties": "AU, ECOWAS, IGAD", "text": "We call.", "note": ""}
    assert community.post(f"{address()}/version", text).status_code == 403
    assert client_for("IGAD").get(address()).status_code in {403, 404}
    answer = union.post(f"{address()}/version", {**text, "parties": "AU, EU"})
    assert answer.status_code == 422
    assert "EU may not see the situation" in answer.content.decode()
    assert union.post(f"{address()}/version", text).status_code == 302
    assert client_for("IGAD").get(address()).status_code == 200
    assert union.post(f"{address()}/version", {**text, "seen": "2", "parties": "ECOWAS, IGAD"}).status_code == 422


def test_others_learn_nothing_of_it(union: Client, client: Client, client_for: Callable[..., Client]) -> None:
    igad = client_for("IGAD", Role.ANALYST)
    page = igad.get("/situations/talks/joint-statements").content.decode()
    assert "On the talks" not in page
    assert igad.get("/api/situations/talks/joint-statements").json() == []
    for browser in (client, client_for("EU", Role.ANALYST)):
        for path in (address(), f"{address()}.json", f"{address()}.csv", f"{address()}/file/txt", f"/api{address()}"):
            answer = browser.get(path)
            assert answer.status_code in {403, 404}, path
            assert "On the talks" not in answer.content.decode()


def test_it_goes_out_with_parties_and_date_and_a_draft_says_that_it_is_one(union: Client, community: Client) -> None:
    draft = union.get(f"{address()}/file/txt").content.decode()
    assert "not a joint statement" in draft
    assert "Concurrence not given by: AU, ECOWAS" in draft
    for browser in (union, community):
        say(browser, "concurs")
    say(union, "issue")
    text = union.get(f"{address()}/file/txt").content.decode()
    assert "Joint statement of: African Union; Economic Community of West African States" in text
    assert f"Date: {today()}" in text
    assert "TLP:AMBER" in text
    word = docx.Document(io.BytesIO(union.get(f"{address()}/file/docx").content))
    assert "We stand ready." in [paragraph.text for paragraph in word.paragraphs]
    assert "We stand ready." in union.get(f"{address()}/file/html").content.decode()


def test_the_text_leads_to_agreed_language_without_standing_in_an_address(union: Client) -> None:
    page = union.get(address()).content.decode()
    assert 'action="/agreed-language"' in page
    assert "draft=" not in page
    answer = union.post("/agreed-language", {"draft": Version.objects.get().text})
    assert answer.status_code == 200


def test_leverage_notes_are_sourced_and_stay(union: Client, client_for: Callable[..., Client]) -> None:
    note = {
        "organization": "AU", "kind": "influence", "over": "the transitional council", "words": "chairs the panel",
        "on": "2026-06-01", "document": "", "paragraph": "", "page": "", "source": "", "tlp": "TLP:AMBER",
        "audience": "ECOWAS", "own": "",
    }  # fmt: skip
    add = "/situations/talks/leverage/add"
    assert union.post(add, note).status_code == 422, "a note needs its source"
    assert union.post(add, {**note, "source": "Report of the envoy"}).status_code == 302
    assert "the transitional council" in client_for("ECOWAS").get("/situations/talks/leverage").content.decode()
    assert client_for("IGAD").get("/situations/talks/leverage.json").json()["notes"] == []
    row = LeverageNote.objects.get()
    back = f"/situations/talks/leverage/{row.pk}/back"
    assert client_for("IGAD", Role.ANALYST).post(back, {"reason": "x"}).status_code == 404
    assert union.post(back, {"reason": "no longer so"}).status_code == 302
    assert union.get("/situations/talks/leverage.json").json()["notes"][0]["taken_back_for"] == "no longer so"
