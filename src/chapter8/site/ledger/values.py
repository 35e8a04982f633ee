"""Between the nouns of the record and the rows of the ledger."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from chapter8.record.commitments.occurrences import first_due, period
from chapter8.record.nouns import Commitment, Deadline
from chapter8.site.ledger.models import UNDATED, Entry


def set_values(entry: Entry, commitment: Commitment) -> None:
    """Write a commitment into the columns that count."""
    entry.passage = commitment.passage[:64]
    entry.decision, entry.clause = (commitment.decision or "")[:128], (commitment.clause or "")[:32]
    entry.kind, entry.verb, entry.action = commitment.kind, commitment.verb[:64], commitment.action
    entry.bearers, entry.recipients = list(commitment.bearers), list(commitment.recipients)
    entry.owed_by = f"|{'|'.join(commitment.bearers)}|" if commitment.bearers else ""
    entry.report = commitment.report
    deadline = commitment.deadline
    entry.deadline = msgspec.to_builtins(deadline) if deadline else None
    entry.due = first_due(deadline, entry.adopted) if deadline else None
    entry.saying = _saying(commitment)
    entry.rank = entry.due or UNDATED
    entry.recurring = bool(deadline and period(deadline.recurrence))
    entry.until = deadline.until if deadline else None


def _saying(commitment: Commitment) -> str:
    """A hash of what is asked of whom by when, whatever decision asks it."""
    said = (commitment.kind, commitment.verb.casefold(), commitment.action.casefold(), sorted(commitment.bearers),
            sorted(commitment.recipients), commitment.report, commitment.deadline)  # fmt: skip
    return sha256(msgspec.json.encode(said)).hexdigest()


def commitment_of(entry: Entry) -> Commitment:
    """The noun of an entry, with the values that count."""
    return Commitment(
        decision=entry.decision or None,
        clause=entry.clause or None,
        kind=entry.kind,  # type: ignore[arg-type]  # one of Kind
        verb=entry.verb,
        bearers=tuple(entry.bearers),
        action=entry.action,
        recipients=tuple(entry.recipients),
        report=entry.report,
        deadline=msgspec.convert(entry.deadline, Deadline) if entry.deadline else None,
        passage=entry.passage,
    )


def original_of(entry: Entry) -> Commitment | None:
    """The noun as it was read; None for one that a person added."""
    return msgspec.convert(entry.original, Commitment) if entry.original else None
