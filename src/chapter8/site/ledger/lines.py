"""One line of the ledger as lists, copies and the API show it: who owes what to whom by when, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.record.commitments.occurrences import occurrences
from chapter8.site.ledger.asked import answers_of
from chapter8.site.ledger.models import Entry, Fulfils
from chapter8.site.ledger.standing import Standing, reason_words, standing_of
from chapter8.site.ledger.values import commitment_of
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import content_path, document_path, shared_symbols

COLUMNS = (
    "id", "status", "standing", "decision", "paragraph", "kind", "bearers", "verb", "action", "recipients", "report",
    "deadline", "due", "recurrence", "adopted", "answered_by", "source", "address",
)  # fmt: skip
LOOK_AHEAD = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on a day: how it stands and why, its next day, the place of its words, and what answers it."""

    entry: Entry
    standing: Standing
    reason: str
    next_due: date | None
    source: str
    answers: tuple[Fulfils, ...]

    @property
    def deadline_text(self) -> str:
        """The words of the deadline, as they stand."""
        return str((self.entry.deadline or {}).get("text", ""))

    @property
    def recurrence(self) -> str:
        """The rhythm of a series, as an ISO 8601 period."""
        return str((self.entry.deadline or {}).get("recurrence") or "")

    @property
    def document(self) -> Document:
        """The document in which the words stand."""
        if self.entry.document is None:
            raise ValueError("an entry without its document is shown to nobody")
        return self.entry.document


def lines(
    entries: Sequence[Entry],
    viewer: Viewer,
    purpose: Purpose,
    on: date,
    shared: Collection[str] | None = None,
) -> list[Line]:
    """Entries as lines, with two questions for all of them."""
    if shared is None:
        documents = [entry.document for entry in entries if entry.document is not None]
        shared = shared_symbols(viewer, purpose, among=documents)
    answers = answers_of(list(entries), viewer, purpose, on)
    return [line_of(entry, answers.get(entry.pk, []), on, shared) for entry in entries]


def line_of(entry: Entry, answers: Iterable[Fulfils], on: date, shared: Collection[str]) -> Line:
    """One entry as a line."""
    given = tuple(answers)
    standing = standing_of(entry, on, answered=bool(given))
    return Line(
        entry, standing, reason_words(entry, standing, on), next_due(entry, on), source_path(entry, shared), given
    )


def next_due(entry: Entry, on: date) -> date | None:
    """The day that counts now: of a series the next one; of anything else its day."""
    if not entry.recurring or entry.due is None or entry.due >= on:
        return entry.due
    deadline = commitment_of(entry).deadline
    days = occurrences(deadline, on, on + LOOK_AHEAD, entry.adopted) if deadline else iter(())
    return next(days, None)


def source_path(entry: Entry, shared: Collection[str] = ()) -> str:
    """The address of the passage in which the words stand."""
    document = entry.document
    if document is None:
        return ""
    stem = content_path(document.sha256) if document.symbol in shared else document_path(document)
    return f"{stem}#{entry.passage}"


def row_of(line: Line) -> tuple[object, ...]:
    """A line as a row of plain values, in the order of COLUMNS."""
    entry = line.entry
    return (
        entry.ident, entry.status, line.standing, entry.decision, entry.clause, entry.kind, "; ".join(entry.bearers),
        entry.verb, entry.action, "; ".join(entry.recipients), entry.report, line.deadline_text, line.next_due,
        line.recurrence, entry.adopted, "; ".join(answer.symbol or str(answer.told_by) for answer in line.answers),
        line.source, entry.get_absolute_url(),
    )  # fmt: skip


def data_of(line: Line) -> dict[str, object]:
    """A line as data."""
    return {
        **dict(zip(COLUMNS, row_of(line), strict=True)),
        "bearers": line.entry.bearers,
        "recipients": line.entry.recipients,
        "document": line.document.sha256,
        "reason": line.reason,
        "answered_by": [
            {
                "symbol": answer.symbol or None,
                "date": answer.dated,
                "confidence": answer.confidence,
                "state": answer.state,
            }
            for answer in line.answers
        ],
    }
