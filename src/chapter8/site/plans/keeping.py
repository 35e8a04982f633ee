"""How something comes into a plan: each act of a person is one change with the new versions that it makes.

Who writes has seen a version of each entry. If somebody wrote since, nothing is kept and they are told: the next
number of an entry is the database's to give once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import msgspec
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Viewer
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.plans.models import Change, Entry, Plan
from chapter8.site.plans.nouns import OWNERS, Saying, saying_of

NEW = 0


class StaleError(UsageError):
    """Somebody else wrote since this page was shown."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on behalf of whom. `person` is None where the exercise fills a plan."""

    person: User | None
    organization: str


@dataclass(frozen=True, slots=True)
class Said:
    """A new version of an entry: its kind and key, the value (None takes it back), and the number that was seen."""

    kind: str
    key: str
    value: Saying | None
    seen: int = NEW
    marking: Marking | None = None


def author(viewer: Viewer, person: Any) -> Author:
    """Who writes. Raises ForbiddenError for whoever may only look."""
    if not may_contribute(viewer) or not isinstance(person, User):
        raise ForbiddenError(
            _("Plans are written by analysts and planners on behalf of their organization"),
            remedy=_("Sign in, or ask an administrator for the role."),
        )
    return Author(person, str(viewer.organization))


def check(plan: Plan, by: Author, kinds: Sequence[str], involved: Sequence[str]) -> None:
    """Let the owner write everything, and those whom the plan names as involved what is theirs to say."""
    if by.organization == plan.owner:
        return
    if by.organization not in involved or OWNERS & set(kinds):
        raise ForbiddenError(
            _("Only its owner decides on a plan; organizations involved add means, tasks, options and pledges"),
            remedy=_("Ask %(owner)s.") % {"owner": plan.owner},
        )


def new_key() -> str:
    """A key for an entry that has no name of its own."""
    return token_hex(4)


@transaction.atomic
def say(plan: Plan, act: str, entries: Sequence[Said], by: Author, *, undoes: Change | None = None) -> Change:
    """One act with all its entries, or none of it. StaleError where an entry has moved on since it was seen."""
    change = Change(plan=plan, act=act, undoes=undoes, person=by.person, organization=by.organization)
    try:
        with transaction.atomic():
            change.save()
            Entry.objects.bulk_create(_row(change, said) for said in entries)
    except IntegrityError as error:
        raise StaleError(
            _("Somebody else changed this since you opened it"), remedy=_("Look at what they wrote, then write again.")
        ) from error
    return change


def _row(change: Change, said: Said) -> Entry:
    values = None if said.value is None else msgspec.to_builtins(said.value)
    row = Entry(
        plan=change.plan, change=change, kind=said.kind, key=said.key, number=said.seen + 1, values=values,
        apart=said.marking is not None,
    )  # fmt: skip
    row.marking = said.marking or change.plan.marking
    return row


def undo(change: Change, by: Author) -> Change:
    """Take an act back: what held before it holds again, as a new act. Raises UsageError where it was built upon."""
    entries = list(change.entries.all())
    before = {(row.kind, row.key, row.number): row for row in change.plan.entries.all()}
    if hasattr(change, "undone_by"):
        raise UsageError(_("This was taken back already"))
    for row in entries:
        if (row.kind, row.key, row.number + 1) in before:
            raise UsageError(
                _("Later changes build on this one"), remedy=_("Take those back first, from the latest on.")
            )
    said = [_earlier(row, before) for row in entries]
    return say(change.plan, "undo", said, by, undoes=change)


def _earlier(row: Entry, before: Mapping[tuple[str, str, int], Entry]) -> Said:
    earlier = before.get((row.kind, row.key, row.number - 1))
    value = saying_of(row.kind, earlier.values) if earlier is not None and earlier.values is not None else None
    return Said(row.kind, row.key, value, seen=row.number, marking=row.marking if row.apart else None)
