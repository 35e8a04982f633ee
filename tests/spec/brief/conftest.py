"""A small library, made by hand: a chapter that reports debates, and a note that not everybody may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chapter8.atlas import Atlas
from chapter8.brief.holdings import Expert, Holding, Holdings, Question, Readiness, Unit
from chapter8.exchange.decide import Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import (
    Citation,
    Clause,
    Commitment,
    Decision,
    Meeting,
    Note,
    Passage,
    Record,
    Source,
    Statement,
)

SUDAN_CALLED = (
    "The representative of the Sudan called for an effective strategic partnership limited to the provisions of"
    " Chapter VIII."
)
GHANA_CALLED = "The representative of Ghana called for the rapid deployment of a United Nations presence in Darfur."


def citation(symbol: str, page: int, speaker: str | None, passage: str) -> Citation:
    return Citation(symbol, None, (page,), (), speaker, None, "explicit", passage, 0, 1)


@pytest.fixture(scope="session")
def chapter() -> Record:
    """Two debates as a Repertoire chapter tells them, with the notes that say on which page each was said."""
    return Record(
        source=Source("chapter.txt", "c" * 64, "text/plain"),
        kind="repertoire",
        symbol=None,
        title="49. Items relating to the role of regional and subregional organizations",
        date=None,
        language="en",
        passages=(
            Passage("p1", "49", None, None, "narrative", GHANA_CALLED),
            Passage("p2", "49", None, None, "narrative", SUDAN_CALLED),
            Passage("p3", "49", None, None, "operative", "Invited collaboration with the African Union;"),
        ),
        notes=(
            Note("49", "67", "S/PV.5529, p. 21.", "p1", 99, (citation("S/PV.5529", 21, "Ghana", "p1"),)),
            Note("49", "88", "S/PV.5649, p. 29.", "p2", 117, (citation("S/PV.5649", 29, "Sudan", "p2"),)),
        ),
        meetings=(
            Meeting("5529", date(2006, 9, 20), None, None),
            Meeting("5649", date(2007, 3, 28), None, None),
        ),
        decisions=(
            Decision(
                "S/PRST/2007/7",
                "presidential_statement",
                date(2007, 3, 28),
                "5649",
                None,
                (
                    Clause(
                        "1", "operative", ("Invited",), "Invited collaboration with the African Union;", (), (), "p3"
                    ),
                ),
            ),
        ),
        commitments=(
            Commitment(
                *("S/PRST/2007/7", "1", "invitation", "Invited", (), "collaboration with the African Union", ()),
                report=False,
                deadline=None,
                passage="p3",
            ),
        ),
        statements=(
            Statement("5529", "Ghana", "representative", None, "called", GHANA_CALLED, None, (), (), ("67",), "p1"),
            Statement("5649", "Sudan", "representative", None, "called", SUDAN_CALLED, None, (), (), ("88",), "p2"),
        ),
    )


@pytest.fixture(scope="session")
def note() -> Record:
    """A note of the African Union for its own use."""
    return Record(
        source=Source("note.txt", "n" * 64, "text/plain"),
        kind="report",
        symbol=None,
        title="Note on the Sudan",
        date=date(2007, 4, 2),
        language="en",
        passages=(Passage("p1", None, 3, None, "narrative", "Talks on Darfur resume on 9 April."),),
    )


@pytest.fixture(scope="session")
def units() -> tuple[Holding[Unit], ...]:
    ready = Readiness(80, 85, 90, 75, 80, 72)
    battalion = Unit(
        *("AU-1", "First Battalion", "RWA", "AU", "infantry battalion", 800, 14, 6),
        readiness=ready,
        status_on=date(2007, 3, 1),
        source="pledging return",
    )
    later = replace(battalion, code="AU-2", status_on=date(2008, 1, 1))
    lame = replace(battalion, code="AU-3", name="Lame Battalion", readiness=replace(ready, transport=20))
    return tuple(Holding(unit, Marking(Tlp.GREEN, "AU")) for unit in (battalion, later, lame))


@pytest.fixture(scope="session")
def experts() -> tuple[Holding[Expert], ...]:
    expert = Expert("MX-1", "UN", ("constitution",), ("Arabic", "English"), ("Africa",), 72, None, None, "roster")
    return (Holding(expert, Marking(Tlp.GREEN, "UN")),)


@pytest.fixture(scope="session")
def holdings(
    chapter: Record, note: Record, units: tuple[Holding[Unit], ...], experts: tuple[Holding[Expert], ...]
) -> Holdings:
    documents = (
        Holding(chapter, Marking(), chapter.source.sha256, "/d/chapter"),
        Holding(note, Marking(Tlp.AMBER, "AU", frozenset({"UN"})), note.source.sha256, "/d/note"),
    )
    return Holdings(Atlas.shipped(), documents, units=units, experts=experts)


@pytest.fixture(scope="session")
def ask() -> Callable[..., Question]:
    """A question on the Sudan, asked in 2007 by an analyst of the United Nations; parts may be named otherwise."""

    def asked(**otherwise: object) -> Question:
        question = Question(
            situation="Sudan",
            states=("SDN",),
            as_of=date(2007, 4, 30),
            made_at=datetime(2007, 5, 1, 9, 30, tzinfo=UTC),
            viewer=Viewer("UN", frozenset({Role.ANALYST})),
        )
        return replace(question, **otherwise)  # type: ignore[arg-type] # the caller names fields of Question

    return asked
