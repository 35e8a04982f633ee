"""Uploading: read by the worker, seen by who may, and telling nothing of what others keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding import add
from chapter8.site.library.models import Document

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
