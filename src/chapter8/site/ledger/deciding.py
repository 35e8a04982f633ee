"""What a person decides on an entry or on an answer to it: each decision a row of history, in one transaction.

Who decides has seen a version. If somebody decided since, nothing is written and they are told (`StaleError`): the
version is checked by the statement that writes, so that of two at the same moment one is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_hex
from typing import Any, Literal

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Viewer
from chapter8.record.commitments.reviewing import words_key
from chapter8.record.nouns import Commitment
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.ledger.models import AnswerChange, Change, Entry, Fulfils, Status
from chapter8.site.ledger.values import commitment_of, original_of, set_values
from chapter8.site.library.models import Document, Passage

Verdict = Literal["confirmed", "rejected", "proposed"]


class StaleError(UsageError):
    """Somebody else decided since this page was shown."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person deciding on behalf of an organization."""

    person: User
    organization: str


def reviewer(viewer: Viewer, person: Any) -> Reviewer:
    """Who decides. Raises ForbiddenError for whoever may only look."""
    if not may_contribute(viewer) or not isinstance(person, User):
        raise ForbiddenError(
            _("Commitments are reviewed by analysts on behalf of their organization"),
            remedy=_("Sign in, or ask an administrator for the role."),
        )
    return Reviewer(person, str(viewer.organization))


def accept(entry: Entry, seen: int, by: Reviewer) -> Change:
    """The proposal holds as it stands."""
    status = Status.EDITED if entry.status == Status.EDITED else Status.ACCEPTED
    return _write(entry, Change(version=seen, status=status, values=_values(entry)), by)


def edit(entry: Entry, seen: int, values: Commitment, by: Reviewer) -> Change:
    """The proposal holds with other values; values that are those read mean that it is accepted."""
    same = values == original_of(entry)
    status = Status.ACCEPTED if same else Status.EDITED
    return _write(entry, Change(version=seen, status=status, values=None if same else msgspec.to_builtins(values)), by)


def reject(entry: Entry, seen: int, reason: str, by: Reviewer) -> Change:
    """The proposal is none. Raises UsageError without a reason: who comes later must know why."""
    if not reason.strip():
        raise UsageError(_("A rejection needs its reason"), remedy=_("Write in a few words why it is no commitment."))
    return _write(entry, Change(version=seen, status=Status.REJECTED, values=_values(entry), reason=reason.strip()), by)


def undo(entry: Entry, seen: int, by: Reviewer) -> Change:
    """Take the last decision that stands back: what held before holds again, as a new row. UsageError without one."""
    history = list(entry.changes.order_by("version"))
    stack: list[Change] = []
    for change in history:
        if change.undoes is None:
            stack.append(change)
        elif stack:
            stack.pop()
    if not stack:
        raise UsageError(_("There is nothing to take back"))
    last = stack.pop()
    before = stack[-1] if stack else None
    status = before.status if before else Status.PROPOSED if entry.original else Status.REJECTED
    values = before.values if before else None if entry.original else _values(entry)
    return _write(entry, Change(version=seen, status=status, values=values, undoes=last.version), by)


@transaction.atomic
def add(document: Document, passage: Passage, values: Commitment, by: Reviewer) -> Entry:
    """A commitment that a person reads out of a passage: accepted, with the passage as its evidence."""
    stated = replace(values, passage=passage.ident)
    key = sha256(f"{document.sha256}\n{words_key(stated)}\n{token_hex(8)}".encode()).hexdigest()
    adopted = document.date
    entry = Entry(
        key=key, words=key, sha256=document.sha256, document=document, adopted=adopted, status=Status.ACCEPTED
    )
    set_values(entry, stated)
    entry.version = 1
    entry.save()
    _history(entry, Change(status=Status.ACCEPTED, values=msgspec.to_builtins(stated)), by)
    return entry


@transaction.atomic
def judge(answer: Fulfils, verdict: Verdict, reason: str, by: Reviewer) -> None:
    """Confirm a proposed answer, reject it, or leave it open again."""
    Fulfils.objects.filter(pk=answer.pk).update(state=verdict)
    AnswerChange.objects.create(
        entry=answer.entry, symbol=answer.symbol, told_by=answer.told_by.sha256, state=verdict, reason=reason.strip(),
        person=by.person, organization=by.organization,
    )  # fmt: skip


@transaction.atomic
def link(entry: Entry, document: Document, reason: str, by: Reviewer) -> Fulfils:
    """A person says that a document answers the entry."""
    answer, _made = Fulfils.objects.get_or_create(
        entry=entry, symbol=document.symbol, told_by=document,
        defaults={"dated": document.date, "confidence": "hand", "reason": reason.strip()},
    )  # fmt: skip
    judge(answer, "confirmed", reason, by)
    return answer


def _values(entry: Entry) -> Any:
    """The values that count where a person changed them; None where they are those read."""
    now = commitment_of(entry)
    return None if entry.original and now == original_of(entry) else msgspec.to_builtins(now)


@transaction.atomic
def _write(entry: Entry, change: Change, by: Reviewer) -> Change:
    """History and state, together or not at all."""
    seen = change.version
    if not Entry.objects.filter(pk=entry.pk, version=seen).update(version=seen + 1):
        raise StaleError(
            _("Somebody else decided on this commitment since you opened it"),
            remedy=_("Look at what they decided, then decide again."),
        )
    entry.version = seen + 1
    held = msgspec.convert(change.values, Commitment) if change.values else original_of(entry)
    if held is not None:
        set_values(entry, held)
    entry.status = change.status
    entry.save()
    return _history(entry, change, by)


def _history(entry: Entry, change: Change, by: Reviewer) -> Change:
    change.entry, change.version = entry, entry.version
    change.person, change.organization = by.person, by.organization
    change.save()
    return change
