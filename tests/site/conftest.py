"""What the site's tests share: a data folder of their own, the database asked for, people who are signed in."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection, connections
from django.test import Client
from pytest_django.fixtures import Settings

from chapter8.atlas import Atlas
from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking
from chapter8.record import read
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.environment import database
from chapter8.site.library.adding.add import add
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.library.store import Store
from chapter8.site.search.index import catch_up

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
RESOLUTION = """\
United Nations S/RES/{number} (2026)
Security Council
Distr.: General
14 January 2026

Resolution {number} (2026)

Adopted by the Security Council at its 9901st meeting, on 14 January 2026

     The Security Council,

     Recalling its resolution 1631 (2005),

     1. Requests the Secretary-General to report to the Council within 90 days;

     2. Decides to remain seized of the matter.
"""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(server: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point Django at the throw-away server, before it makes the test database."""
    if server is None:
        return
    server.create("chapter8")
    wanted = {"default": database(tmp_path_factory.mktemp("home"), server.url("chapter8"))}
    connections.settings = connections.configure_settings(wanted)
    del connections["default"]


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """A data folder for each test, so that none touches a node's own."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow by design
    return settings.HOME  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Libraries that several tests start from: filled once by each worker, then put back whole, rows and files."""

    folder: Path
    kept: dict[str, sqlite3.Connection] = field(default_factory=dict)

    def take(self, name: str, home: Path, fill: Callable[[], None]) -> None:
        """Have the library of that name in the test's database and data folder. PostgreSQL fills it each time."""
        if connection.vendor != "sqlite":
            fill()
        elif name in self.kept:
            shutil.copytree(self.folder / name, home, dirs_exist_ok=True)
            self.kept[name].backup(self._rows())
        else:
            fill()
            shutil.copytree(home, self.folder / name)
            self.kept[name] = sqlite3.connect(":memory:")
            self._rows().backup(self.kept[name])

    @staticmethod
    def _rows() -> sqlite3.Connection:
        connection.ensure_connection()
        found = connection.connection
        assert isinstance(found, sqlite3.Connection)
        return found


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What this worker has filled already."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def exercise(transactional_db: None, shelf: Shelf, home: Path) -> None:
    """The bundled exercise, in the library."""

    def fill() -> None:
        assert not add([SAMPLE], readers=1).faults

    shelf.take("exercise", home, fill)


@pytest.fixture
def resolution(tmp_path: Path) -> Callable[[int], Path]:
    """Writes a short resolution of that number into a file."""

    def write(number: int) -> Path:
        file = tmp_path / f"resolution-{number}.txt"
        file.write_text(RESOLUTION.format(number=number), encoding="utf-8")
        return file

    return write


@pytest.fixture
def keep(db: None, resolution: Callable[[int], Path], home: Path) -> Callable[[int, Marking], Document]:
    """Keeps a resolution of that number under a marking, file and index too: what `add` does, read in this process."""

    def keep(number: int, marking: Marking) -> Document:
        file = resolution(number)
        record = read(file, atlas=Atlas.shipped())
        Store(home).put(file, record.source.sha256)
        encoded, size = msgspec.json.encode(record), file.stat().st_size
        item = NewDocument(record, encoded, size=size, marking=marking, exercise=False, user=None)
        document = save_document(item)
        catch_up()
        return document

    return keep


@pytest.fixture
def client_for(db: None) -> Callable[..., Client]:
    """A browser of somebody who acts for an organization in a role."""
    numbers = itertools.count()

    def sign_in(organization: str, role: Role = Role.VIEWER) -> Client:
        user = User.objects.create_user(f"person{next(numbers)}")
        Accreditation.objects.create(user=user, organization=organization, role=role.value)
        client = Client()
        client.force_login(user)
        return client

    return sign_in
