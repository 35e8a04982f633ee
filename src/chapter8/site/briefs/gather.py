"""Everything the node holds that a brief may draw on, each thing with its marking; `assemble` decides on each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

import msgspec
from django.db.models import Max
from django.utils import timezone

from chapter8.brief.holdings import Expert, Holding, Holdings, Question, Readiness, Unit
from chapter8.exchange.decide import Marked, Purpose, Viewer, decide
from chapter8.exchange.marking import Tlp
from chapter8.record.commitments.reviewing import keyed, reviewed
from chapter8.record.nouns import Record, Source
from chapter8.respond.legal.consent import ConsentEntry
from chapter8.site.ledger.reviews import Reviews, reviews
from chapter8.site.library.entered import seen
from chapter8.site.library.marked import MarkedModel
from chapter8.site.library.models import Document
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.figures import Figures, figures
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby import models as standby
from chapter8.site.twins import not_copied

T = TypeVar("T")

_RECORD = msgspec.json.Decoder(Record)


def gather(
    situation: Situation,
    as_of: date,
    viewer: Viewer,
    *,
    made_at: datetime | None = None,
    purpose: Purpose = Purpose.READ,
) -> tuple[Question, Holdings]:
    """The question and the holdings for a brief on a situation as of a day, for a viewer.

    An exercise draws on exercise documents, events and registers alone, and anything else on none of them. What the
    viewer may not read goes in as its cover (kind and marking), so that `assemble` can count it and nothing can leak.
    What may be read and not copied stays out of a brief made for EXPORT.
    """
    question = Question(
        situation=situation.name,
        states=tuple(situation.states),
        as_of=as_of,
        made_at=made_at or timezone.now(),
        viewer=viewer,
        exercise=situation.exercise,
    )
    known = figures(viewer, exercise=situation.exercise, purpose=purpose)
    copied = _Copied(viewer, purpose)
    holdings = Holdings(
        atlas=node_atlas(),
        documents=tuple(copied.of(_documents(viewer, exercise=situation.exercise))),
        panel=known.panel,
        panel_marking=known.marking,
        units=tuple(copied.of(_units(exercise=situation.exercise))),
        experts=tuple(copied.of(_experts(exercise=situation.exercise))),
        consent=tuple(_consent(situation, viewer, purpose)),
    )
    return question, holdings


@dataclass(frozen=True, slots=True)
class _Copied:
    """Leaves out what may be read and not copied, where a copy is asked for."""

    viewer: Viewer
    purpose: Purpose

    def may(self, thing: Marked) -> bool:
        """Whether the thing goes into the holdings: also what may not even be read, which `assemble` counts."""
        return decide(thing, self.viewer, self.purpose).allow or not decide(thing, self.viewer).allow

    def of(self, things: Iterator[Holding[T]]) -> Iterator[Holding[T]]:
        """Those that go in."""
        return (thing for thing in things if self.may(thing))


def default_as_of(
    situation: Situation, viewer: Viewer, known: Figures | None = None, *, purpose: Purpose = Purpose.READ
) -> date:
    """The newest day that the viewer's data reach: the end of the last month of events, or the newest document.

    A real situation is never asked about a day to come, whatever date a document bears. Without data it is today.
    """
    known = known or figures(viewer, exercise=situation.exercise, purpose=purpose)
    documents = Document.objects.readable_by(viewer, purpose).filter(exercise=situation.exercise)
    newest = documents.aggregate(newest=Max("date"))["newest"]
    days = [day for day in (newest, month_end(known.panel.last) if known.panel else None) if day]
    today = timezone.now().date()
    if not days:
        return today
    return max(days) if situation.exercise else min(max(days), today)


def left_out_of_copies(situation: Situation, viewer: Viewer) -> list[str]:
    """Markings, with owners, of what a brief shows the viewer on the page and no copy of it holds: "TLP:RED (AU)"."""
    kept: list[MarkedModel] = []
    for model in (Document, EventRelease, standby.Unit, standby.Expert):
        rows = model.objects.readable_by(viewer).filter(exercise=situation.exercise, tlp=Tlp.RED.value)
        kept += rows.only("tlp", "owner", "audience", "own_marking")
    return not_copied(kept, viewer)


def month_end(month: date) -> date:
    """The last day of the month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def _documents(viewer: Viewer, *, exercise: bool) -> Iterator[Holding[Record]]:
    """Documents that the viewer may read, decoded; of all others the cover."""
    rows = Document.objects.filter(exercise=exercise).order_by("pk")
    readable = set(rows.readable_by(viewer).values_list("pk", flat=True))
    for document in rows.exclude(pk__in=readable).defer("record"):
        yield Holding(_cover(document), document.marking)
    decided = reviews()
    for document in rows.filter(pk__in=readable).iterator(chunk_size=50):
        allowed = decide(document, viewer).allow
        record = _RECORD.decode(document.record) if allowed else _cover(document)
        held = Holding(record, document.marking, document.sha256, document.get_absolute_url())
        yield _settled(held, decided) if allowed else held


def _settled(held: Holding[Record], decided: Reviews) -> Holding[Record]:
    """A document with what people decided on its commitments: edited values, those added, rejected ones left out."""
    added = decided.added.get(held.sha256 or "", ())
    keys = [key for key, _ in keyed(held.sha256 or "", held.item.commitments)] if decided.by_key else []
    made = tuple(decided.by_key[key] for key in keys if key in decided.by_key)
    if not made and not added:
        return held
    record = reviewed(held.item, {review.key: review for review in made}, [commitment for commitment, _ in added])
    return replace(held, item=record, reviews=(*made, *(review for _, review in added)))


def _cover(document: Document) -> Record:
    """A document that is withheld: that it exists and of what kind, nothing else."""
    return Record(
        source=Source(name="", sha256="", media_type=""),
        kind="other",
        symbol=None,
        title="",
        date=None,
        language=document.language,
    )


def _units(*, exercise: bool) -> Iterator[Holding[Unit]]:
    for row in standby.Unit.objects.filter(exercise=exercise):
        ready = Readiness(row.people, row.equipment, row.training, row.planning, row.finance, row.transport)
        unit = Unit(
            code=row.code,
            name=row.name,
            contributor=row.contributor,
            pool=row.pool,
            kind=row.kind,
            strength=row.strength,
            lead_time_days=row.lead_time_days,
            sustainment_months=row.sustainment_months,
            readiness=ready,
            status_on=row.status_on,
            source=row.source,
        )
        yield Holding(unit, row.marking, link=f"/standby/units/{row.code}")


def _consent(situation: Situation, viewer: Viewer, purpose: Purpose) -> Iterator[Holding[ConsentEntry]]:
    """The consent log that the viewer may have: it belongs to the situation, so that nothing withheld is counted."""
    log = consent_log(situation, viewer, purpose)
    for row, entry in log.standing:
        yield Holding(entry, seen(row, situation, log.documents.get(row.sha256)), link=f"/situations/{situation.slug}")


def _experts(*, exercise: bool) -> Iterator[Holding[Expert]]:
    for row in standby.Expert.objects.filter(exercise=exercise):
        expert = Expert(
            code=row.code,
            roster=row.roster,
            expertise=tuple(row.expertise),
            languages=tuple(row.languages),
            regions=tuple(row.regions),
            notice_hours=row.notice_hours,
            available_from=row.available_from,
            available_to=row.available_to,
            source=row.source,
        )
        yield Holding(expert, row.marking, link=f"/standby/experts#{row.code}")
