"""Writes the tables of a batch into the database: releases of events, rows of the standby registers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.recognising import EventsRead
from chapter8.site.library.adding.tables import MARKING_COLUMNS, Register, Row
from chapter8.site.library.models import Document
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby.models import Expert, Unit


@transaction.atomic
def save_events(answer: EventsRead, *, sha256: str, name: str, marking: Marking, exercise: bool) -> EventRelease:
    """A release of events: its summary; the file lies in the store."""
    release = EventRelease(
        sha256=sha256,
        name=name[:255],
        release=answer.release[:64],
        first_month=date.fromisoformat(answer.first_month),
        last_month=date.fromisoformat(answer.last_month),
        events=answer.events,
        deaths=answer.deaths,
        exercise=exercise,
    )
    release.marking = marking
    release.save()
    return release


@transaction.atomic
def save_rows(register: Register, rows: Sequence[Row], *, marking: Marking, exercise: bool) -> int:
    """The rows of a register, by their code: a later table replaces what an earlier one said. How many changed."""
    model: type[models.Model] = Unit if register == "units" else Expert
    changed = 0
    for row in rows:
        values = {key: value for key, value in row.items() if key not in MARKING_COLUMNS}
        values["exercise"] = bool(row["exercise"]) or exercise
        made: Any = model(**{**values, **_marking_columns(row, marking)})
        before: Any = model._default_manager.filter(code=row["code"]).first()  # noqa: SLF001 - Django's documented API
        made.pk = before.pk if before else None
        made.full_clean(validate_unique=False)
        if before is None or any(
            getattr(before, field.attname) != getattr(made, field.attname)
            for field in model._meta.concrete_fields  # noqa: SLF001 - as above
        ):
            made.save()
            changed += 1
    return changed


def _marking_columns(row: Row, marking: Marking) -> dict[str, str]:
    """The row's own marking if it has one, else that of the file."""
    if not row["tlp"]:
        own = marking
    else:
        audience = row["audience"] if isinstance(row["audience"], list) else []
        own = Marking(Tlp(str(row["tlp"])), str(row["owner"] or marking.owner), frozenset(audience), _words(row))
    holder = Document()
    holder.marking = own
    return {column: getattr(holder, column) for column in MARKING_COLUMNS}


def _words(row: Row) -> str | None:
    return str(row["own_marking"]) or None


def save_situation(name: str, states: Sequence[str], slug: str) -> Situation:
    """The situation that an exercise is about. One that is there already stays as it is."""
    situation, _made = Situation.objects.get_or_create(
        slug=slug, defaults={"name": name, "states": list(states), "exercise": True}
    )
    return situation
