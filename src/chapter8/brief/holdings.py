"""What a brief is made from: the question, and everything the library holds, each thing with its marking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from chapter8.atlas import Atlas
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking
from chapter8.record.commitments.reviewing import Review
from chapter8.record.nouns import Record
from chapter8.respond.legal.consent import ConsentEntry
from chapter8.watch.panel import Panel

T = TypeVar("T")
PUBLIC = Marking()


@dataclass(frozen=True, slots=True)
class Holding(Generic[T]):
    """One thing in the library. `sha256` is that of its file, `link` its path on the site ("/d/S/RES/1631(2005)").

    `reviews` are what people decided on the commitments of a document; `item` holds the values that they settled.
    """

    item: T
    marking: Marking
    sha256: str | None = None
    link: str | None = None
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a unit is, 0-100 in six dimensions. A unit is as ready as its weakest one."""

    people: int
    equipment: int
    training: int
    planning: int
    finance: int
    transport: int

    @property
    def weakest(self) -> tuple[str, int]:
        """The dimension that holds the unit back, and its score; the first named one of equals."""
        scores = {name: getattr(self, name) for name in self.__slots__}
        return min(scores.items(), key=lambda score: score[1])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit held ready in a pool. `contributor` is a state's ISO code, `pool` an organization's code.

    `lead_time_days` count from the order to the start of deployment; `status_on` is the day of the entry.
    """

    code: str
    name: str
    contributor: str
    pool: str
    kind: str
    strength: int
    lead_time_days: int
    sustainment_months: int
    readiness: Readiness
    status_on: date
    source: str


@dataclass(frozen=True, slots=True)
class Expert:
    """A mediation or planning expert on a roster, by roster code. The dates bound availability (None is open)."""

    code: str
    roster: str
    expertise: tuple[str, ...]
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    notice_hours: int
    available_from: date | None
    available_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the brief is to answer, for whom, as of which day.

    `states` are ISO codes. `places` are further names that stand for the situation in documents ("Darfur"), beside
    those the brief knows itself (`brief/data/places.csv`). `made_at` is the moment of making, with its time zone.
    `purpose` is READ for a brief to be read here, EXPORT for one that is taken away as a file.
    """

    situation: str
    states: tuple[str, ...]
    as_of: date
    made_at: datetime
    viewer: Viewer
    exercise: bool = False
    places: tuple[str, ...] = ()
    purpose: Purpose = Purpose.READ


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the library holds; `assemble` itself leaves out what the viewer may not see.

    `panel` is None where no release of events has been added. `panel_marking` covers all figures out of it.
    `consent` is the situation's log, without what was taken back.
    """

    atlas: Atlas
    documents: Sequence[Holding[Record]] = ()
    panel: Panel | None = None
    panel_marking: Marking = PUBLIC
    units: Sequence[Holding[Unit]] = ()
    experts: Sequence[Holding[Expert]] = ()
    consent: Sequence[Holding[ConsentEntry]] = ()
