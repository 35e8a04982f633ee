"""How long a page and an answer of the API take, over 200,000 passages; beside a static file from the same server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from bench import library
from bench.figures import Figure
from bench.measuring import milliseconds, summed

TIMES, PATIENCE = 200, 60
STATIC = "/static/chapter8/chapter8.css"


def figures() -> list[Figure]:
    """p95 of each kind of page, one client, one question at a time."""
    with served(library.ready()) as server:
        floor = measured(server, [STATIC] * TIMES)["p95"]
        beside = "static file, same server"
        return [
            Figure(
                f"{name} p95 over {library.PASSAGES:,} passages", measured(server, asked)["p95"], "ms", beside, floor
            )
            for name, asked in addresses().items()
        ]


def addresses() -> dict[str, list[str]]:
    """What is asked for, by the kind of page."""
    words = [quote(question) for question in library.questions(TIMES, seed=3)]
    numbers = [1 + 7 * place % library.DOCUMENTS for place in range(TIMES)]
    documents = [f"/d/{quote(library.symbol(number))}" for number in numbers]
    return {
        "home page": ["/"] * TIMES,
        "search page": [f"/search?q={question}" for question in words],
        "document page (100 passages)": documents,
        "search as JSON": [f"/search.json?q={question}" for question in words],
        "document as JSON": [f"{document}.json" for document in documents],
        "API search": [f"/api/search?q={question}" for question in words],
        "API documents": ["/api/documents"] * TIMES,
        "API passages": [f"/api/passages?document={library.digest(number)}" for number in numbers],
    }


def measured(server: HTTPConnection, asked: list[str]) -> dict[str, float]:
    """The times of all but the first few, which warm the server up. Raises AssertionError for an answer but 200."""

    def ask(address: str) -> None:
        server.request("GET", address)
        answer = server.getresponse()
        answer.read()
        if answer.status != 200:
            raise AssertionError(f"{address} answers {answer.status}")

    milliseconds(ask, asked[:10])
    return summed(milliseconds(ask, asked))


@contextmanager
def served(environment: dict[str, str]) -> Iterator[HTTPConnection]:
    """The site as `chapter8 up` serves it, on a free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chapter8")), "up", "--port", str(port), "--no-worker"]
    site = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        yield _connected(port, site)
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(timeout=PATIENCE)


def _connected(port: int, site: subprocess.Popen[bytes]) -> HTTPConnection:
    """A connection, as soon as the site answers. Raises TimeoutError."""
    for _ in range(PATIENCE * 5):
        if site.poll() is not None:
            raise ChildProcessError(f"the site ended with {site.returncode}")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.connect()
        except OSError:
            time.sleep(0.2)
        else:
            return connection
    raise TimeoutError(f"the site did not answer within {PATIENCE} s")
