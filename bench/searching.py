"""How long a question to 200,000 passages takes; beside SQLite's own full-text search, and a bare SELECT."""

from __future__ import annotations

import os
import random
import sqlite3
from functools import partial
from pathlib import Path

from bench import library
from bench.figures import Figure
from bench.measuring import milliseconds, run, seconds, summed

QUESTIONS, WARMING = 300, 50
FTS5 = "SQLite FTS5"


def figures() -> list[Figure]:
    """p50 and p95 of questions, and how fast the index is made."""
    here = library.ready()
    index, ours = run("bench.searching:index", here), run("bench.searching:asked", here)
    peer_index, peer = run("bench.searching:peer_index", here), run("bench.searching:peer_asked", here)
    select = run("bench.searching:select", here).result
    size = f"over {library.PASSAGES:,} passages"
    return [
        Figure(f"search p50 {size}", ours.result["p50"], "ms", FTS5, peer.result["p50"]),
        Figure(f"search p95 {size}", ours.result["p95"], "ms", FTS5, peer.result["p95"]),
        Figure(f"search p95 {size}: the least", ours.result["p95"], "ms", "bare SELECT of 20 passages", select["p95"]),
        Figure(f"peak memory of search {size}", ours.peak_mb, "MB", FTS5, peer.peak_mb),
        Figure(f"indexing {size}", index.result, "passages/s", FTS5, peer_index.result),
        Figure(f"peak memory of indexing {size}", index.peak_mb, "MB", FTS5, peer_index.peak_mb),
    ]


def index() -> float:
    """Passages a second into the index."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only in the process that needs it

    make_ready(migrate=False)
    from chapter8.site.search.index import rebuild  # noqa: PLC0415 - as above

    return library.PASSAGES / seconds(rebuild)


def asked() -> dict[str, float]:
    """The site's own search, for a person who has not signed in."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - as above

    make_ready(migrate=False)
    from chapter8.exchange.decide import Viewer  # noqa: PLC0415 - as above
    from chapter8.site.search.index import find  # noqa: PLC0415 - as above

    found = [find(question, Viewer()).total for question in library.questions(WARMING, seed=1)]
    if not any(found):
        raise AssertionError("no question finds anything: there is nothing to measure")
    return summed(milliseconds(lambda question: find(question, Viewer()), library.questions(QUESTIONS, seed=2)))


def peer_index() -> float:
    """The same passages into FTS5, with stemming as ours."""
    with _peer() as database:
        database.execute("DROP TABLE IF EXISTS texts")
        database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
        insert = "INSERT INTO texts(text) VALUES (?)"
        took = sum(
            seconds(partial(database.executemany, insert, [(text,) for text in texts]))
            for _, texts in library.passages()
        )
        return library.PASSAGES / (took + seconds(database.commit))


def peer_asked() -> dict[str, float]:
    """The same answers from FTS5: the number of hits, and the 20 best with their text."""
    with _peer() as database:

        def ask(question: str) -> object:
            number = database.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", [question]).fetchone()
            best = "SELECT rowid, text FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
            return number, database.execute(best, [question]).fetchall()

        milliseconds(ask, library.questions(WARMING, seed=1))
        return summed(milliseconds(ask, library.questions(QUESTIONS, seed=2)))


def select() -> dict[str, float]:
    """Twenty passages by their keys, all over the table."""
    with sqlite3.connect(_home() / "chapter8.sqlite3") as database:
        keys = [key for (key,) in database.execute("SELECT id FROM library_passage")]
        lot = random.Random(library.SEED)  # noqa: S311 - a sample, not a secret
        pages = [lot.sample(keys, 20) for _ in range(QUESTIONS)]
        query = f"SELECT id, text FROM library_passage WHERE id IN ({','.join('?' * 20)})"  # noqa: S608 - only marks
        return summed(milliseconds(lambda page: database.execute(query, page).fetchall(), pages))


def _peer() -> sqlite3.Connection:
    """The peer's own database, beside the library."""
    return sqlite3.connect(_home() / "peer.sqlite3")


def _home() -> Path:
    """The folder of the generated library."""
    return Path(os.environ["CHAPTER8_HOME"])
