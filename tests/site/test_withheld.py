"""Nothing that is withheld shows anywhere: every page, twin, copy and answer of the API, asked by three viewers.

What is for somebody's eyes only (TLP:RED) is on their pages, and in nothing that they can take away.

The addresses are collected from the site itself. A new address with a part that this test cannot fill fails it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import msgspec
import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.commitments.reviewing import keyed
from chapter8.record.nouns import Clause, Commitment, Decision, Meeting, Note, Passage, Record, Source, Statement
from chapter8.record.writing import FORMATS as RECORD_FORMATS
from chapter8.site.briefs.making import FORMS
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.plans.keeping import Author, Said, say
from chapter8.site.plans.models import Plan
from chapter8.site.plans.nouns import DeploymentSaid, DriverNamed, MeansStated, OptionSet, TaskSet, WaiverGiven
from chapter8.site.positions.keeping import place_outstanding
from chapter8.site.search.index import catch_up
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby.models import Expert, Unit

pytestmark = pytest.mark.django_db(transaction=True)

MARKINGS = {
    "clearword": Marking(Tlp.CLEAR, "UN"),
    "greenword": Marking(Tlp.GREEN, "UN"),
    "amberword": Marking(Tlp.AMBER, "UN", frozenset({"ECOWAS"})),
    "strictword": Marking(Tlp.AMBER_STRICT, "UN", frozenset({"ECOWAS"})),
    "redword": Marking(Tlp.RED, "UN"),
    "theirsword": Marking(Tlp.AMBER, "AU"),
    "eyesword": Marking(Tlp.RED, "UN", frozenset({"ECOWAS"})),
}
SEEN_BY = {
    None: {"clearword"},
    "AU": {"clearword", "greenword", "theirsword"},
    "ECOWAS": {"clearword", "greenword", "amberword", "strictword", "eyesword"},
}
READ_HERE = {"eyesword"}  # never in a copy of anybody but its owner
NOT_FOR_READERS = re.compile(r"^(admin/|static/|sign-in/|sign-out|act-for|language)")
QUERIES = (
    "",
    "?q=ceasefire&in=text&countries=SDN&measure=coercive&as_of=2026-06-30",
    "?organization=AU&in=text",
    "?speaker=Sudan&in=text",
)


def document_of(word: str, number: int) -> Record:
    """A document in which every text holds the word."""
    text = f"Sudan and the African Union welcome the mediation of a ceasefire {word}."
    return Record(
        source=Source(f"{word}.txt", f"{number:064x}", "text/plain"),
        kind="resolution",
        symbol=f"S/RES/99{number:02} (2026)",
        title=f"Title {word}",
        date=date(2026, 1, number),
        language="en",
        passages=(
            Passage("p1", None, 1, "1", "operative", text),
            Passage("p2", None, 1, None, "speech", text),
            Passage("p3", None, 1, None, "note", f"See {word}."),
        ),
        notes=(Note(None, "1", f"See {word}.", "p1", 5),),
        meetings=(Meeting("9999", date(2026, 1, number), f"Item {word}", f"President {word}"),),
        decisions=(
            Decision(
                f"S/RES/99{number:02} (2026)",
                "resolution",
                date(2026, 1, number),
                "9999",
                unanimous=True,
                clauses=(Clause("1", "operative", ("Requests",), text, ("African Union",), (), "p1"),),
            ),
        ),
        statements=(Statement("9999", "Sudan", f"Role {word}", None, "said", text, None, (), (), (), "p2"),),
        commitments=(
            Commitment(
                f"S/RES/99{number:02} (2026)", "1", "request", "Requests", ("African Union",), f"report {word}",
                ("Security Council",), report=True, deadline=None, passage="p1",
            ),
        ),
    )  # fmt: skip


def keep_plan(situation: Situation, word: str, marking: Marking) -> None:
    """A plan on the situation in which everything said holds the word; for all, with what is said apart for few."""
    plan = Plan(situation=situation)
    plan.marking = marking
    plan.save()
    public = Situation.objects.get_or_create(slug="situation-all", name="All", states=["SDN"])[0]
    shared = Plan.objects.get_or_create(situation=public)[0]
    means = MeansStated(100, 10, 6, f"Means {word}")
    option = OptionSet(f"Option {word}", "AU", "AU", {"GHA": 5}, 1.0, (), force=False)
    said = [Said("driver", word, DriverNamed(f"Driver {word}", "Report")), Said("option", word, option)]
    task = TaskSet(f"Task {word}", "peacekeeping", ("SDN",), date(2026, 1, 1))
    waiver = WaiverGiven(f"Reason {word}", f"Person {word}", date(2026, 1, 1))
    said += [Said("task", word, task), Said("waiver", "lead", waiver), Said("means", "AU", means)]
    say(plan, "exercise", said, Author(None, marking.owner))
    out = DeploymentSaid("AU", "UN", 100, date(2026, 1, 1), None, f"Deployment {word}", f"unit {word}")
    apart = [Said("means", f"AU by {word}", means, 0, marking), Said("deployment", word, out, 0, marking)]
    say(shared, "exercise", apart, Author(None, marking.owner))


@pytest.fixture
def kept(db: None) -> None:
    """One of everything under each marking."""
    for number, (word, marking) in enumerate(MARKINGS.items(), start=1):
        record = document_of(word, number)
        encoded = msgspec.json.encode(record)
        save_document(NewDocument(record, encoded, size=1, marking=marking, exercise=False, user=None))
        common = {"tlp": marking.tlp.value, "owner": marking.owner, "audience": f" {' '.join(marking.audience)} "}
        situation = Situation.objects.create(
            slug=f"situation-{number}", name=f"Situation {word}", states=["SDN"], **common
        )
        keep_plan(situation, word, marking)
        if word != "clearword" and not any(word in seen for seen in SEEN_BY.values()):
            EventRelease.objects.create(
                sha256=f"{number:064x}", name=f"{word}.csv", release=f"Release {word}", first_month=date(2026, 1, 1),
                last_month=date(2026, 2, 1), events=1, deaths=1, **common,
            )  # fmt: skip
        Unit.objects.create(
            code=f"U{number}", name=f"Unit {word}", contributor="GHA", pool="ECOWAS", kind=f"kind {word}", strength=100,
            lead_time_days=10, sustainment_months=6, people=90, equipment=90, training=90, planning=90, finance=90,
            transport=80, status_on=date(2026, 1, 1), source=f"Source {word}", **common,
        )  # fmt: skip
        Expert.objects.create(
            code=f"E{number}", roster="AU", expertise=[f"expertise {word}"], languages=[f"language {word}"],
            regions=["Africa"], notice_hours=48, source=f"Source {word}", **common,
        )  # fmt: skip
    place_outstanding()
    catch_up()


def addresses() -> Iterator[str]:
    """Every address of the site that a reader may ask for, its parts filled with all that the test keeps."""
    return (address for _route, address in _filled())


def _filled() -> Iterator[tuple[str, str]]:
    """Each address with the route that it fills."""
    for route in _routes(get_resolver().url_patterns, ""):
        if NOT_FOR_READERS.match(route):
            continue
        parts = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        choices = [VALUES[_key(route, name)] for _converter, name in parts]
        for values in product(*choices):
            address = route
            for value in values:
                address = re.sub(r"<[^>]+>", value.replace("\\", ""), address, count=1)
            yield route, f"/{address}"


def questions(*, thorough: bool) -> Iterator[str]:
    """Every address bare, and with each query: all of them, or of each route the first, which everybody may read."""
    routes: set[str] = set()
    for route, address in _filled():
        whole = thorough or route not in routes
        routes.add(route)
        yield from (address + query for query in QUERIES if whole or not query)


def _routes(patterns: list[URLPattern | URLResolver], stem: str) -> Iterator[str]:
    for pattern in patterns:
        route = stem + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not route.startswith("admin"):
                yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def _key(route: str, name: str) -> str:
    """What fills a part: by its name, and for codes by what they are codes of."""
    if name != "code":
        return name
    return f"{route.partition('<')[0].rstrip('/').rpartition('/')[2]}:code"


_NUMBERS = range(1, len(MARKINGS) + 1)
_COMMITMENTS = [
    key[:16]
    for number, word in enumerate(MARKINGS, start=1)
    for key, _ in keyed(f"{number:064x}", document_of(word, number).commitments)
]
_SYMBOLS = [f"S/RES/99{number:02}(2026)" for number in _NUMBERS]
VALUES = {
    "slug": [*(f"situation-{number}" for number in _NUMBERS), "situation-all", "sudan"],
    "form": [form for form in FORMS if form != "pdf"],  # the same text as html, and slow
    "units:code": [f"U{number}" for number in _NUMBERS],
    "organizations:code": ["AU"],
    "states:code": ["SDN"],
    "document_id": [f"{number:064x}" for number in _NUMBERS],
    "permalink": [*_SYMBOLS, *(f"sha256:{number:064x}"[:23] for number in _NUMBERS)],
    "number": ["9999"],
    "commitment": _COMMITMENTS,
    "passage": ["p1"],
    "record_format": list(RECORD_FORMATS),
    "sha256": [f"{number:064x}" for number in _NUMBERS],
    "question": ["modes", "labour", "scorecard", "funding", "gates", "load", "options", "bars"],
    "key": ["mediation"],
    "actor": ["SDN", "AU"],
    "edition": ["1"],
    "username": ["nobody"],
    "token": ["nobodys"],
    "entry": ["1"],
    "operation": ["ECOMIB"],
    "operations:code": ["ECOMIB"],
    "table": ["memberships", "focal_points"],
    "paper_form": ["txt", "html", "docx"],
    "letter_form": ["txt", "html", "docx"],
    "ident": ["00000000-0000-0000-0000-000000000000"],
}


def body(response: object) -> str:
    """The body of an answer, streamed or not."""
    if getattr(response, "streaming", False):
        return b"".join(response).decode("utf-8", "replace")  # type: ignore[arg-type]
    return response.content.decode("utf-8", "replace")  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("organization", [None, "AU", "ECOWAS"])
def test_no_withheld_word_shows_at_any_address(
    organization: str | None, kept: None, client: Client, client_for: Callable[..., Client], *, thorough: bool
) -> None:
    browser = client_for(organization) if organization else client
    shown: set[str] = set()
    copied: set[str] = set()
    for address in dict.fromkeys(questions(thorough=thorough)):
        response = browser.get(address)
        assert response.status_code < 500, f"{address}: {response.status_code}"
        text = body(response)
        words = {word for word in MARKINGS if word in text}
        may = SEEN_BY[organization] - READ_HERE if is_copy(response) else SEEN_BY[organization]
        assert words <= may, f"{address} shows {words - may} to {organization or 'the public'}"
        if is_copy(response):
            copied |= words
        else:
            shown |= words
    assert (shown, copied) == (SEEN_BY[organization], SEEN_BY[organization] - READ_HERE)


def is_copy(response: HttpResponseBase) -> bool:
    """Whether an answer is something to take away: data, or a file, and not a page that is shown."""
    page = response["Content-Type"].startswith("text/html")
    return not page or response.get("Content-Disposition", "").startswith("attachment")


@pytest.mark.parametrize(
    "address", ["/", "/library", "/d/S/RES/9907(2026)", "/search?q=ceasefire&in=text", "/standby", "/standby/units/U7",
                "/standby/experts", "/statements", "/decisions", "/situations", "/situations/situation-7",
                "/situations/situation-7/brief", "/decisions/S/RES/9907(2026)"],
)  # fmt: skip
def test_a_page_that_shows_what_no_copy_holds_says_so(
    address: str, kept: None, client_for: Callable[..., Client]
) -> None:
    note = "Not in copies:"
    assert note in (page := body(client_for("ECOWAS").get(address)))
    assert "TLP:RED (UN)" in page
    assert note not in body(client_for("UN").get(address)), "its owner takes copies"


@pytest.mark.parametrize("address", ["/d/S/RES/9907(2026).json", "/d/S/RES/9907(2026).csv", f"/files/{7:064x}",
                                     "/standby/units/U7.json", f"/api/documents/{7:064x}"])  # fmt: skip
def test_who_reads_it_and_asks_for_a_copy_is_told_the_rule(
    address: str, kept: None, client_for: Callable[..., Client]
) -> None:
    answer = client_for("ECOWAS").get(address)
    assert answer.status_code == 403
    assert "TLP:RED is read here; only UN takes copies." in body(answer)
    assert client_for("AU").get(address).status_code == 404


def test_every_kind_of_address_is_asked() -> None:
    asked = set(addresses())
    assert {"/search", "/search.json", "/search.csv", "/standby.csv", "/api/search", "/api/units"} <= asked
    assert {"/situations/sudan/brief", "/situations/sudan/brief.json", "/api/situations/sudan/brief"} <= asked
    assert "/d/S/RES/9904(2026)" in asked
