"""A record as tables, one a noun, each row with its document, so that the tables of many documents can be joined."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping

from chapter8.errors import UsageError
from chapter8.record.nouns import Commitment, Record, Vote
from chapter8.record.writing.cells import safe_cell
from chapter8.record.writing.characters import writable

Row = tuple[object, ...]
_DOCUMENT = ("document", "sha256")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows: the same record gives the same bytes
_LIST = "; "


def _listed(values: Iterable[object]) -> str:
    return _LIST.join(str(value) for value in values)


def _passages(record: Record) -> Iterator[Row]:
    for item in record.passages:
        yield item.id, item.section, item.page, item.number, item.kind, item.text


def _statements(record: Record) -> Iterator[Row]:
    for item in record.statements:
        yield (
            item.meeting, item.speaker, item.role, item.on_behalf_of, item.verb, item.text, item.collective,
            _listed(item.supporters), _listed(item.echoed_by), _listed(item.notes), item.language, item.passage,
        )  # fmt: skip


def _clauses(record: Record) -> Iterator[Row]:
    for decision in record.decisions:
        for item in decision.clauses:
            yield (
                decision.symbol, decision.date, item.number, item.kind, _listed(item.verbs), item.text,
                _listed(item.addressees), _listed(item.cites), item.passage,
            )  # fmt: skip


def _citations(record: Record) -> Iterator[Row]:
    for item in record.citations:
        yield (
            item.symbol, item.part, _listed(item.pages), _listed(item.paragraphs), item.speaker, item.on_behalf_of,
            item.via, item.passage, item.start, item.end,
        )  # fmt: skip


def _commitments(record: Record) -> Iterator[Row]:
    for item in record.commitments:
        yield (
            item.decision, item.clause, item.kind, item.verb, _listed(item.bearers), item.action,
            _listed(item.recipients), item.report, *_due(item), item.passage,
        )  # fmt: skip


def _due(item: Commitment) -> Row:
    due = item.deadline
    return (due.text, due.type, due.date, due.recurrence) if due else (None, None, None, None)


def _votes(record: Record) -> Iterator[Row]:
    """One row a state: how it voted; a vote that names no state is one row without."""
    told = [(meeting.number, vote) for meeting in record.meetings for vote in meeting.votes]
    told += [(decision.meeting or "", decision.vote) for decision in record.decisions if decision.vote]
    for meeting, vote in told:
        head = (meeting, vote.draft, vote.decision, vote.adopted, vote.favour, vote.against, vote.abstentions)
        for state, how in _ballots(vote) or [(None, None)]:
            yield (*head, state, how, vote.passage)


def _ballots(vote: Vote) -> list[tuple[str | None, str | None]]:
    lists = (
        ("in favour", vote.in_favour), ("against", vote.opposed), ("abstaining", vote.abstaining),
        ("absent", vote.absent),
    )  # fmt: skip
    return [(state, how) for how, states in lists for state in states]


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Record], Iterator[Row]]]] = {
    "passages": (("passage", "section", "page", "number", "kind", "text"), _passages),
    "statements": (
        ("meeting", "speaker", "role", "on_behalf_of", "verb", "text", "collective", "supporters", "echoed_by",
         "notes", "language", "passage"),
        _statements,
    ),
    "clauses": (
        ("decision", "date", "number", "kind", "verbs", "text", "addressees", "cites", "passage"), _clauses,
    ),
    "citations": (
        ("symbol", "part", "pages", "paragraphs", "speaker", "on_behalf_of", "via", "passage", "start", "end"),
        _citations,
    ),
    "commitments": (
        ("decision", "clause", "kind", "verb", "bearers", "action", "recipients", "report", "deadline",
         "deadline_type", "deadline_date", "recurrence", "passage"),
        _commitments,
    ),
    "votes": (
        ("meeting", "draft", "decision", "adopted", "favour", "against", "abstentions", "state", "vote", "passage"),
        _votes,
    ),
}  # fmt: skip
"""The tables by name: their columns behind "document" and "sha256", and their rows."""


def table_of(record: Record, name: str) -> bytes:
    """One table as CSV (RFC 4180, UTF-8 with the mark that spreadsheets need). Lists stand in a cell with semicolons.

    Raises UsageError for a table that there is not.
    """
    if name not in TABLES:
        raise UsageError(f"no table {name!r}", remedy=f"There are: {', '.join(TABLES)}.")
    columns, rows = TABLES[name]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*_DOCUMENT, *columns))
    head = (record.symbol or record.title or record.source.name, record.source.sha256)
    for row in rows(record):
        writer.writerow([safe_cell(_clean(value)) for value in (*head, *row)])
    return out.getvalue().encode("utf-8-sig")


def _clean(value: object) -> object:
    """Text without control characters: taken out before the cell is made safe, for one may hide a formula."""
    return writable(value) if isinstance(value, str) else value


def all_tables(record: Record) -> bytes:
    """All tables in one zip, in the order of the nouns. The same record gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in TABLES:
            packed.writestr(zipfile.ZipInfo(f"{name}.csv", _MOMENT), table_of(record, name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
