"""The brief on the site and from the command line: on the exercise, for whom, as of when, in which form."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from chapter8.brief.render.json import from_json
from chapter8.cli.brief import brief as command
from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.briefs.gather import default_as_of, gather
from chapter8.site.briefs.making import make
from chapter8.site.library.models import Document
from chapter8.site.situations.finding import find_situation

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC, UN = Viewer(), Viewer("UN")


def test_without_a_day_the_brief_is_as_of_the_newest_that_the_data_reach(exercise: None) -> None:
    situation = find_situation("Iskara", UN)
    assert default_as_of(situation, UN) == date(2026, 6, 30)
    assert make(situation, UN).as_of == date(2026, 6, 30)


def test_a_situation_is_found_by_slug_name_or_the_states_it_would_be_about(exercise: None) -> None:
    assert find_situation("iskara", PUBLIC).pk == find_situation("Iskara", PUBLIC).pk is not None
    assert find_situation("XTV, Mbeyla", PUBLIC).states == ["XTV", "XMB"]
    assert find_situation("south-sudan", PUBLIC).name == "South Sudan"
    with pytest.raises(UsageError, match="Iskara"):
        find_situation("Iskra", PUBLIC)


def test_the_page_shows_the_brief_in_the_site_and_links_sources_to_their_passages(
    exercise: None, client: Client
) -> None:
    response = client.get("/situations/iskara/brief")
    page = response.content.decode()
    assert "No day was asked for" in page
    assert "EXERCISE EXERCISE EXERCISE" in page
    assert re.search(r'<li id="note-\d+"><bdi><a href="/d/[^"]+#p\d+">', page)
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert "'sha256-" in response["Content-Security-Policy"]


def test_a_link_from_a_brief_opens_at_a_passage_that_is_there(exercise: None, client: Client) -> None:
    page = client.get("/situations/iskara/brief").content.decode()
    address, ident = re.findall(r'<a href="(/d/[^"#]+)#(p\d+)">', page)[0]
    assert f'id="{ident}"' in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("md", "text/markdown; charset=utf-8", b""),
        ("text", "text/plain; charset=utf-8", b""),
        ("json", "application/json; charset=utf-8", b"{"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_a_copy_is_one_file(exercise: None, client: Client, form: str, media_type: str, begins: bytes) -> None:
    response = client.get(f"/situations/iskara/brief.{form}?as_of=2026-06-30")
    assert response["Content-Type"] == media_type
    assert "iskara-2026-06-30." in response["Content-Disposition"]
    assert response.content.startswith(begins)
    if form in {"md", "text", "json"}:
        assert b"Iskara" in response.content


def test_another_organization_gets_another_brief(
    exercise: None, client: Client, client_for: Callable[..., Client]
) -> None:
    public = from_json(client.get("/situations/iskara/brief.json").content)
    un = from_json(client_for("UN").get("/situations/iskara/brief.json").content)
    assert public.withheld > un.withheld
    assert public.marking.tlp is Tlp.CLEAR
    assert len(un.lines) >= len(public.lines)


def test_a_brief_of_an_earlier_day_rests_on_no_later_document(exercise: None, client: Client) -> None:
    early = from_json(client.get("/situations/iskara/brief.json?as_of=2024-12-31").content)
    assert early.as_of == date(2024, 12, 31)
    read = {item.document for line in early.lines for item in line.evidence if item.document}
    assert read
    assert not Document.objects.filter(sha256__in=read, date__gt="2024-12-31").exists()


def test_what_may_be_read_and_not_copied_stays_out_of_a_copy(exercise: None) -> None:
    Document.objects.filter(kind="news").update(tlp=Tlp.RED.value, owner="AU", audience=" ECOWAS ")
    situation, ecowas = find_situation("Iskara", Viewer("ECOWAS")), Viewer("ECOWAS")
    _question, read = gather(situation, date(2026, 6, 30), ecowas)
    _question, copied = gather(situation, date(2026, 6, 30), ecowas, purpose=Purpose.EXPORT)
    news = {held.item.title for held in read.documents if held.item.kind == "news"}
    assert news
    assert not news & {held.item.title for held in copied.documents}


def test_a_withheld_document_goes_into_the_holdings_as_its_cover_only(exercise: None) -> None:
    Document.objects.update(tlp=Tlp.RED.value, owner="AU", audience="")
    _question, holdings = gather(find_situation("Iskara", PUBLIC), date(2026, 6, 30), PUBLIC)
    assert holdings.documents
    assert {(held.item.title, held.item.passages, held.sha256) for held in holdings.documents} == {("", (), None)}


def test_the_exercise_never_enters_a_brief_on_a_real_state(exercise: None, client: Client) -> None:
    page = client.get("/situations/ghana/brief").content.decode()
    assert "EXERCISE" not in page
    assert "Iskara" not in page


def test_a_situation_that_the_viewer_may_not_read_is_answered_like_none(
    exercise: None, client: Client, client_for: Callable[..., Client]
) -> None:
    situation = find_situation("Iskara", PUBLIC)
    situation.name, situation.slug = "Quiet", "quiet"
    situation.marking = Marking(Tlp.RED, "AU")
    situation.save()
    for path in ("", ".json", "/brief", "/brief.json"):
        assert client.get(f"/situations/quiet{path}").status_code == 404
        assert client_for("AU").get(f"/situations/quiet{path}").status_code == 200


def run(*arguments: str) -> str:
    """What the command prints on stdout."""
    result = CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)
    assert not result.exception
    return result.stdout


def test_the_command_prints_the_summary(exercise: None) -> None:
    assert "Joint brief: Iskara" in run("iskara")


def test_the_command_writes_the_form_that_the_file_names(exercise: None, tmp_path: Path) -> None:
    run("Iskara", "-o", str(tmp_path / "brief.html"), "--as-of", "2026-06-30")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_command_gives_json_for_machines(exercise: None) -> None:
    assert json.loads(run("Iskara", "--json"))["situation"] == "Iskara"


def test_the_command_makes_the_brief_for_another_organization(exercise: None) -> None:
    withheld = {code: json.loads(run("Iskara", "--json", "--for", code))["withheld"] for code in ("UN", "AU", "EU")}
    assert withheld["EU"] >= max(withheld["UN"], withheld["AU"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Atlantis"], "no situation and no state is called"),
        (["Sudan", "--as-of", "yesterday"], "is no date"),
        (["Sudan", "-o", "brief.xyz"], "names no form"),
        (["Sudan", "--format", "pdf"], "-o brief.pdf"),
        (["Sudan", "--for", "NOBODY"], "NOBODY"),
    ],
)
def test_what_cannot_be_answered_is_a_usage_error(home: Path, arguments: list[str], words: str) -> None:
    environment = {**os.environ, "CHAPTER8_HOME": str(home)}
    environment.pop("CHAPTER8_DATABASE_URL", None)
    program = [sys.executable, "-c", "from chapter8.cli import main; main()", "brief", *arguments]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
