"""One commitment: its words in place, reading and edited value side by side, history, due days, answers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.record.commitments.occurrences import occurrences, period
from chapter8.record.nouns import Commitment, Deadline
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.faults import require, unknown
from chapter8.site.ledger.lines import COLUMNS, data_of, lines, row_of
from chapter8.site.ledger.models import AnswerChange, Change, Entry, Fulfils
from chapter8.site.ledger.standing import standing_words
from chapter8.site.ledger.values import commitment_of, original_of
from chapter8.site.library.models import Document, Passage
from chapter8.site.library.pages import bands
from chapter8.site.listing import day
from chapter8.site.twins import Page, Table

BEYOND = timedelta(days=400)  # days to come that the list of a series shows
MOST_DAYS = 60
TELLING = 30  # characters of an action that, found in a passage, mark its place


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day of a series with the answer that fell to it; `state` is met, missed or to come."""

    day: date
    state: str
    answer: Fulfils | None


def find_entry(request: Request, ident: str) -> Entry:
    """The entry of an address, if its document may be seen; raises what the viewer may know."""
    rows = Entry.objects.filter(key__startswith=ident).select_related("document").defer("document__record")
    found = list(rows[:2]) if len(ident) == 16 else []
    if len(found) != 1 or found[0].document is None:
        raise unknown(request.viewer)
    require(found[0].document, request.viewer, request.purpose)
    return found[0]


def commitment(request: Request, commitment: str) -> Page:
    """One commitment, whole."""
    entry = find_entry(request, commitment)
    on = day(request, "on") or timezone.now().date()
    (line,) = lines([entry], request.viewer, request.purpose, on)
    history = list(entry.changes.select_related("person"))
    proposed, verdicts = _answers(request, entry)
    documents = [line.document, *(answer.told_by for answer in proposed)]
    return Page(
        template="ledger/commitment.html",
        context={
            "entry": entry, "line": line, "on": on, "words": standing_words(),
            "values": side_by_side(original_of(entry), commitment_of(entry)),
            "places": places(entry), "history": history, "proposed": proposed, "verdicts": verdicts,
            "days": due_days(entry, [answer for answer in proposed if answer.state != "rejected"], on),
            "may_write": may_contribute(request.viewer), "names": request.viewer.organization is not None,
        },
        data=lambda: {
            **data_of(line), "version": entry.version, "original": entry.original,
            "history": [_change(change, named=request.viewer.organization is not None) for change in history],
        },
        table=Table(COLUMNS, lambda: [row_of(line)]),
        marking=bands(documents),
        exercise=any(document.exercise for document in documents),
        shown=documents,
    )  # fmt: skip


def _answers(request: Request, entry: Entry) -> tuple[list[Fulfils], list[AnswerChange]]:
    """Every answer out of documents that the viewer may have, rejected ones too, and what people decided on them."""
    readable = Document.objects.readable_by(request.viewer, request.purpose)
    rows: QuerySet[Any] = entry.answers.filter(told_by__in=readable).select_related("told_by")
    proposed = list(rows.defer("told_by__record"))
    seen = {(answer.symbol, answer.told_by.sha256) for answer in proposed}
    changes = entry.answer_changes.select_related("person")
    return proposed, [change for change in changes if (change.symbol, change.told_by) in seen]


def _change(change: Change, *, named: bool) -> dict[str, object]:
    """A row of history; persons are named to those who act for an organization."""
    return {
        "version": change.version, "status": change.status, "values": change.values, "reason": change.reason,
        "undoes": change.undoes, "by": change.organization, "at": change.at,
        "person": str(change.person) if named and change.person else None,
    }  # fmt: skip


def side_by_side(original: Commitment | None, now: Commitment) -> list[tuple[str, str, str, bool]]:
    """What was read and what counts, field by field: label, reading, value, whether they differ."""
    labels = {
        "bearers": _("Owed by"), "kind": _("Kind"), "verb": _("Verb"), "action": _("What"),
        "recipients": _("To whom"), "report": _("Report"),
    }  # fmt: skip
    rows = [
        (label, plain(getattr(original, name, "")), plain(getattr(now, name)), name) for name, label in labels.items()
    ]
    read, held = original.deadline if original else None, now.deadline
    words = {"text": _("Words of the deadline"), "type": _("Kind of deadline"), "date": _("Due"),
             "recurrence": _("Every"), "until": _("Last day")}  # fmt: skip
    shown = [field.name for field in fields(Deadline) if field.name in words]
    rows += [(words[name], plain(getattr(read, name, "")), plain(getattr(held, name, "")), name) for name in shown]
    return [(label, before, after, original is not None and before != after) for label, before, after, _name in rows]


def plain(value: object) -> str:
    """A value as words: names with semicolons, yes and no, dates as data."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage around the words; `parts` are before, marked and after."""

    number: str
    page: int | None
    parts: tuple[str, str, str]


def places(entry: Entry) -> list[Place]:
    """The passage of a commitment with its words marked, and the passages beside it."""
    held = Passage.objects.filter(document=entry.document_id, ident=entry.passage).first()
    if held is None:
        return []
    near = Passage.objects.filter(
        document=entry.document_id, position__gte=held.position - 1, position__lte=held.position + 1
    ).exclude(kind="furniture")
    return [
        Place(row.number, row.page, marked(row.text, entry) if row.pk == held.pk else (row.text, "", ""))
        for row in near.order_by("position")
    ]


def marked(text: str, entry: Entry) -> tuple[str, str, str]:
    """A passage cut where the words of a commitment stand; an action put together of several parts by its beginning."""
    original = original_of(entry) or commitment_of(entry)
    for words in (original.action, original.action[:TELLING], original.verb):
        at = text.find(words) if words.strip() else -1
        if at >= 0:
            return text[:at], text[at : at + len(words)], text[at + len(words) :]
    return text, "", ""


def due_days(entry: Entry, answers: list[Fulfils], on: date) -> list[DueDay]:
    """The days of a series until a year beyond the day, each with the answer nearest to it; one answer for a day."""
    deadline = commitment_of(entry).deadline
    every = period(deadline.recurrence) if deadline else None
    if deadline is None or every is None or entry.due is None:
        return []
    days = list(occurrences(deadline, entry.due, on + BEYOND, entry.adopted))[-MOST_DAYS:]
    half = max(1, every[0] * {"day": 1, "week": 7, "month": 30, "year": 365}[every[1]] // 2)
    taken: dict[date, Fulfils] = {}
    for answer in answers:
        dated = answer.dated
        near = min(days, key=lambda one: abs((one - dated).days), default=None) if dated else None
        if near is not None and dated is not None and abs((near - dated).days) <= half:
            taken.setdefault(near, answer)
    return [DueDay(one, _state(one, on, met=one in taken), taken.get(one)) for one in days]


def _state(one: date, on: date, *, met: bool) -> str:
    return "met" if met else "missed" if one < on else "to come"
