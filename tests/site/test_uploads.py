"""Uploading: read by the worker, seen by who may, and telling nothing of what others keep."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.jobs.forms import LARGEST
from chapter8.site.library.adding.add import add
from chapter8.site.library.models import Document, Fault

pytestmark = pytest.mark.django_db(transaction=True)


def upload(client: Client, name: str, content: bytes, tlp: str) -> str:
    """Send a file; the address of its job."""
    answer = client.post("/upload", {"file": SimpleUploadedFile(name, content), "tlp": tlp, "audience": "", "own": ""})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def work() -> None:
    """Let the worker do what waits."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_an_upload_belongs_to_the_organization_that_the_person_acts_for(
    client_for: Callable[..., Client], resolution: Callable[[int], Path], home: Path
) -> None:
    client = client_for("AU", Role.ANALYST)
    address = upload(client, "r.txt", resolution(9951).read_bytes(), "TLP:AMBER")
    assert "waits for the worker" in client.get(address).content.decode()
    work()
    assert "/d/S/RES/9951(2026)" in client.get(address).content.decode()
    document = Document.objects.get()
    assert (document.owner, document.tlp) == ("AU", "TLP:AMBER")
    assert not list((home / "uploads").iterdir())


def test_an_upload_that_cannot_be_read_says_why(client_for: Callable[..., Client]) -> None:
    client = client_for("AU", Role.ANALYST)
    address = upload(client, "broken.pdf", b"%PDF-1.7\n broken", "TLP:AMBER")
    work()
    assert "not added" in client.get(address).content.decode()


def test_a_job_is_shown_to_who_began_it_only(client_for: Callable[..., Client]) -> None:
    address = upload(client_for("AU", Role.ANALYST), "n.txt", b"Some words to read.", "TLP:AMBER")
    assert client_for("AU", Role.ANALYST).get(address).status_code == 404


def test_uploading_what_another_keeps_to_itself_tells_nothing(
    client_for: Callable[..., Client], resolution: Callable[[int], Path]
) -> None:
    add([resolution(9951)], marking=Marking(Tlp.RED, "EU"))
    client = client_for("AU", Role.ANALYST)
    address = upload(client, "r.txt", resolution(9951).read_bytes(), "TLP:AMBER")
    work()
    page = client.get(address).content.decode()
    assert "received" in page
    assert "/d/" not in page
    assert Document.objects.get().owner == "EU"


def test_a_file_over_the_limit_is_refused_in_words_and_nothing_is_kept(
    client_for: Callable[..., Client], home: Path
) -> None:
    client = client_for("AU", Role.ANALYST)
    form = {"file": SimpleUploadedFile("large.txt", bytes(LARGEST + 1)), "tlp": "TLP:AMBER"}
    answer = client.post("/upload", form)
    assert answer.status_code == 400
    assert "larger than 100 MB" in answer.content.decode()
    assert not (home / "uploads").exists()
    assert not DBTaskResult.objects.exists()


def test_a_zip_bomb_ends_as_a_fault_that_its_uploader_is_shown(client_for: Callable[..., Client], home: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(1 << 20))
    client = client_for("AU", Role.ANALYST)
    address = upload(client, "bomb.docx", bomb.getvalue(), "TLP:AMBER")
    work()
    page = client.get(address).content.decode()
    assert "not added" in page
    assert "bomb.docx" in page
    assert Fault.objects.get().error in {"HostileError", "TooLargeError"}
    assert not Document.objects.exists()
    assert not list((home / "uploads").iterdir())


def test_the_form_says_to_whom_the_file_will_go_and_begins_with_the_safe_marking(
    client_for: Callable[..., Client],
) -> None:
    page = client_for("AU", Role.ANALYST).get("/upload").content.decode()
    assert "belong to AU" in page
    assert '<option value="TLP:AMBER" selected>' in page
    assert "TLP:AMBER unless you choose otherwise" in page


def test_a_viewer_uploads_nothing(client_for: Callable[..., Client]) -> None:
    client = client_for("AU", Role.VIEWER)
    assert client.get("/upload").status_code == 403
    assert client.post("/upload", {"file": SimpleUploadedFile("a.txt", b"words")}).status_code == 403


def test_an_audience_that_no_organization_bears_is_refused_at_the_form(client_for: Callable[..., Client]) -> None:
    form = {"file": SimpleUploadedFile("a.txt", b"words"), "tlp": "TLP:AMBER", "audience": "AU NOBODY"}
    answer = client_for("AU", Role.ANALYST).post("/upload", form)
    assert answer.status_code == 400
    assert "No organization has the code NOBODY." in answer.content.decode()


def test_control_characters_in_a_marking_do_no_harm(client_for: Callable[..., Client]) -> None:
    client = client_for("AU", Role.ANALYST)
    form = {"file": SimpleUploadedFile("a.txt", b"Some words to read."), "tlp": "TLP:AMBER", "own": "EU\x07 RESTRICTED"}
    client.post("/upload", form)
    work()
    assert Document.objects.get().own_marking == "EU RESTRICTED"


def test_a_job_that_was_cut_off_after_its_last_step_ends_well(client_for: Callable[..., Client], home: Path) -> None:
    client = client_for("AU", Role.ANALYST)
    address = upload(client, "n.txt", b"Some words to read.", "TLP:AMBER")
    for folder in (home / "uploads").iterdir():
        shutil.rmtree(folder)
    work()
    assert "Done" in client.get(address).content.decode()
