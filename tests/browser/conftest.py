"""What browser tests share: the real site on a data folder that `add` filled, and a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHAPTER8 = [sys.executable, "-c", "from chapter8.cli import main; main()"]
PATIENCE = 60  # seconds for the site to answer its first request


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its address, and the link that signs its administrator in."""

    address: str
    link: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`chapter8 add sample`, then `chapter8 up` on a free port."""
    home = tmp_path_factory.mktemp("node")
    environment = {**os.environ, "CHAPTER8_HOME": str(home)}
    environment.pop("CHAPTER8_DATABASE_URL", None)
    subprocess.run([*CHAPTER8, "add", str(ROOT / "sample")], env=environment, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = home / "up.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [*CHAPTER8, "up", "--port", str(port)], env=environment, stdout=stream, stderr=stream
        )
    try:
        wait_for(port, process, log)
        link = re.search(r"http://\S+/sign-in/\S+", log.read_text())
        assert link is not None, "a new node prints a link for its first administrator"
        yield Site(f"http://127.0.0.1:{port}", link.group())
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, log.read_text()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the site listens; fail with its own words if it ends or doesn't."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"the site did not start: {log.read_text()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, headless."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("no Chromium on this machine: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser, site: Site) -> Iterator[Page]:
    """A reader's window, not signed in. A script error or a refused resource fails the test."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not troubles


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """The window of the administrator, who came in by the one-time link."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(site.link)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")
    page.close()
    yield context
    context.close()


@pytest.fixture(scope="session")
def faults_of() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page, one line each."""
    axe = Axe()

    def look(page: Page) -> list[str]:
        violations = axe.run(page).response["violations"]
        return [
            f"{found['id']}: {found['help']} ({node['html'][:160]})" for found in violations for node in found["nodes"]
        ]

    return look
