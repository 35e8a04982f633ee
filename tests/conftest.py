"""What all tests share: where the real data lies, which database the site runs on, how many examples are drawn."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent


# Few and deterministic examples in the tests; many with HYPOTHESIS_PROFILE=thorough (`make test-all`).
settings.register_profile("quick", max_examples=60, derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--database=postgresql starts a throw-away server for the session; --thorough looks twice at what is long."""
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what the site's tests run on: the embedded default, or a throw-away PostgreSQL",
    )
    parser.addoption("--thorough", action="store_true", help="more of the same where a test takes a sample")


@dataclass(frozen=True, slots=True)
class Server:
    """A throw-away PostgreSQL on a Unix socket, owned by a user without rights."""

    programs: Path
    folder: Path
    user: str | None  # None: the user who runs the tests

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://chapter8@{quote(str(self.folder), safe='')}/{name}"

    def create(self, name: str) -> str:
        """A new, empty database; its address."""
        self.run("createdb", "-h", str(self.folder), "-U", "chapter8", name)
        return self.url(name)

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, as the server's user."""
        command = [str(self.programs / program), *arguments]
        done = subprocess.run(
            command, user=self.user, cwd=self.folder, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(f"{program} failed: {done.stdout}")

    def start(self) -> None:
        """Make the cluster and start it, reachable through its socket only."""
        self.run("initdb", "-D", f"{self.folder}/data", "-U", "chapter8", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        log = f"{self.folder}/log"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-o", options, "-l", log, "-w", "start")

    def stop(self) -> None:
        """Stop it and remove everything."""
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server | None]:
    """The throw-away PostgreSQL where --database=postgresql asks for it, else None."""
    if request.config.getoption("--database") == "sqlite":
        yield None
        return
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if not versions:
        pytest.fail("no PostgreSQL programs under /usr/lib/postgresql: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="chapter8_pg_"))
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = "postgres"
        shutil.chown(folder, user)
    made = Server(versions[-1].parent, folder, user)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether a test that takes a sample should take all."""
    return bool(request.config.getoption("--thorough"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real documents and data; absent data fails a test, it never skips one."""
    folder = Path(os.environ.get("CHAPTER8_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.fail(f"the real documents are not at {folder}: set CHAPTER8_DATA")
    return folder
