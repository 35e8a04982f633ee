"""How long pages of positions take, over 200,000 positions; beside counting them one by one, and a static file.

2,000 generated meeting records of 100 statements each, on the shipped themes, by 400 actors over 30 years: who speaks
and on what is drawn by Zipf's law, with a fixed seed.

CHAPTER8_BENCH_PASSAGES     another number of positions, for a quick look
"""

from __future__ import annotations

import random
import shutil
from datetime import date
from itertools import accumulate
from pathlib import Path

from bench import library
from bench.figures import Figure
from bench.measuring import run
from bench.pages import STATIC, measured, served

from chapter8.record.nouns import Passage, Record, Source, Statement
from chapter8.record.positions import STANCES, Position, Vocabulary

ACTORS, YEARS, FIRST = 400, 30, 1996
TIMES = 100
OFTEN = (0.55, 0.1, 0.05, 0.3)  # of each stance
BAR = "p95 < 100 ms"


def figures() -> list[Figure]:
    """p95 of each kind of page, one client, one question at a time."""
    with served(_ready()) as server:
        floor = measured(server, [STATIC] * TIMES)["p95"]
        rows = [
            Figure(
                f"{name} p95 over {library.PASSAGES:,} positions", measured(server, asked)["p95"], "ms",
                "static file, same server", floor, BAR,
            )
            for name, asked in addresses().items()
        ]  # fmt: skip
    slow = run("bench.positions_pages:one_by_one", _home()).result
    quick = run("bench.positions_pages:tallied", _home()).result
    many = f"matrix of positions off the tallies, p50 over {library.PASSAGES:,} positions"
    return [*rows, Figure(many, quick, "ms", "counted one by one, p50", slow)]


def addresses() -> dict[str, list[str]]:
    """What is asked for, by the kind of page."""
    themes = [theme.key for theme in Vocabulary.shipped().themes]
    chosen = [themes[number % len(themes)] for number in range(TIMES)]
    years = [FIRST + number % YEARS for number in range(TIMES)]
    return {
        "positions, all": ["/positions"] * TIMES,
        "positions of a year": [f"/positions?year={year}" for year in years],
        "positions of ten years, by name": [f"/positions?from={year}&to={year + 10}&sort=name" for year in years],
        "positions of states that oppose": [
            f"/positions?stance=opposes&kind=state&page={1 + n % 3}" for n in range(TIMES)
        ],
        "positions on chosen themes": [f"/positions?theme={key}&theme={themes[0]}" for key in chosen],
        "positions as JSON": ["/positions.json"] * TIMES,
        "a theme": [f"/positions/{key}" for key in chosen],
        "all themes": ["/positions/themes"] * TIMES,
        "all actors": [f"/actors?page={1 + n % 8}" for n in range(TIMES)],
    }


def _home() -> dict[str, str]:
    return {"CHAPTER8_HOME": str(Path(f".data/bench/positions-{library.PASSAGES}").resolve())}


def _ready() -> dict[str, str]:
    """Make the library once, and keep it under .data; the environment in which it is the library."""
    done = Path(_home()["CHAPTER8_HOME"]) / "filled"
    if not done.exists():
        shutil.rmtree(done.parent, ignore_errors=True)
        run("bench.positions_pages:fill", _home())
        done.touch()
    return _home()


def fill() -> int:
    """Put the generated records into the library of CHAPTER8_HOME by its own doors; the number of positions."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only in the process that fills

    make_ready()
    import msgspec  # noqa: PLC0415 - as above

    from chapter8.exchange.marking import Marking  # noqa: PLC0415 - as above
    from chapter8.site.library.adding.saving import NewDocument, save_document  # noqa: PLC0415 - as above
    from chapter8.site.positions.keeping import keep_statements  # noqa: PLC0415 - as above
    from chapter8.site.positions.themes import fingerprint_of, node_vocabulary  # noqa: PLC0415 - as above

    lot, mark = random.Random(library.SEED), fingerprint_of(node_vocabulary())  # noqa: S311 - texts, not secrets
    for number in range(1, library.DOCUMENTS + 1):
        record, found = _record(number, lot)
        encoded = msgspec.json.encode(record)
        new = NewDocument(record, encoded, size=len(encoded), marking=Marking(), exercise=False, user=None)
        keep_statements([(save_document(new), record, found)], mark)
    return library.PASSAGES


def _record(number: int, lot: random.Random) -> tuple[Record, list[Position]]:
    """A meeting record with one position a statement."""
    actors, themes = _actors(), [theme.key for theme in Vocabulary.shipped().themes]
    day = date(FIRST + number % YEARS, 1 + number % 12, 1 + number % 28)
    who = lot.choices(actors, cum_weights=_zipf(len(actors)), k=library.IN_A_DOCUMENT)
    about = lot.choices(themes, cum_weights=_zipf(len(themes)), k=library.IN_A_DOCUMENT)
    stances = lot.choices(STANCES, OFTEN, k=library.IN_A_DOCUMENT)
    text = "We support what was said."
    passages = tuple(Passage(f"p{n}", None, n, None, "speech", text) for n in range(1, library.IN_A_DOCUMENT + 1))
    said = tuple(
        Statement(str(number), name, None, None, None, text, None, (), (), (), one.id)
        for name, one in zip(who, passages, strict=True)
    )
    found = [
        Position(
            theme, stance, name, None, None, "own", None, str(number), day, passages[n].id, 0, 2, "We", "support",
            text, n, (),
        )
        for n, (theme, stance, name) in enumerate(zip(about, stances, who, strict=True))
    ]  # fmt: skip
    source = Source(f"generated-{number}.txt", library.digest(number), "text/plain", 10)
    return Record(source, "meeting_record", f"S/PV.{number}", "", day, "en", passages=passages, statements=said), found


def _actors() -> list[str]:
    """The states of the atlas, then offices."""
    from chapter8.atlas import Atlas  # noqa: PLC0415 - read in the process that fills

    names = [state.name for state in Atlas.shipped().states]
    return [*names[:190], *(f"Office {number}" for number in range(190, ACTORS))]


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


def tallied() -> float:
    """The matrix as its page counts it."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - as above

    make_ready(migrate=False)
    from chapter8.site.positions.counting import counted  # noqa: PLC0415 - as above

    return _matrix(counted)


def one_by_one() -> float:
    """The matrix counted off the positions."""
    from chapter8.site.start import make_ready  # noqa: PLC0415 - as above

    make_ready(migrate=False)
    from chapter8.site.positions.counting import one_by_one  # noqa: PLC0415 - as above

    return _matrix(one_by_one)


def _matrix(count: object) -> float:
    """The time that half of some askings did not exceed."""
    from bench.measuring import milliseconds, summed  # noqa: PLC0415 - beside what it serves
    from django.test import RequestFactory  # noqa: PLC0415 - as above

    from chapter8.exchange.decide import Purpose, Viewer  # noqa: PLC0415 - as above
    from chapter8.site.positions.asking import sight_of  # noqa: PLC0415 - as above
    from chapter8.site.positions.matrix import matrix_of  # noqa: PLC0415 - as above

    asked: object = RequestFactory().get("/positions")
    asked.viewer, asked.purpose = Viewer(), Purpose.READ  # type: ignore[attr-defined]
    return summed(milliseconds(lambda _: matrix_of(asked, sight_of(asked), count), [None] * 12))["p50"]  # type: ignore[arg-type]
