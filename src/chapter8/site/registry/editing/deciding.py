"""What people do with the rows of the registry: change, propose, accept, reject, withdraw, undo. History only grows.

Whoever decides has seen a row. If it is another one by now, nothing is written and they are told (`StaleError`). What
is accepted passes the gate once more, on the atlas as it is then, inside the transaction that writes the new revision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.atlas.rows import Cells
from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.registry.atlas import Mark, at_revision, forget_newest, newest
from chapter8.site.registry.editing.checking import Draft, FaultsError, check, fingerprint
from chapter8.site.registry.editing.rights import may_decide, may_write, owners_of
from chapter8.site.registry.models import Change, Import, Revision, Status


class StaleError(UsageError):
    """Somebody else changed the row, or decided on the proposal, since this page was shown."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A person who edits on behalf of an organization; nobody by name where the node's own command does it."""

    person: User | None
    viewer: Viewer

    @property
    def organization(self) -> str:
        """The organization that they act for."""
        return str(self.viewer.organization)


def editor(viewer: Viewer, person: Any) -> Editor:
    """Who edits. Raises ForbiddenError for whoever may only look."""
    if not may_contribute(viewer) or not isinstance(person, User):
        raise ForbiddenError(
            _("The registry is kept by people who contribute for an organization"),
            remedy=_("Sign in, or ask an administrator for the role."),
        )
    return Editor(person, viewer)


@transaction.atomic
def put(drafts: Sequence[Draft], by: Editor, *, batch: Import | None = None) -> list[Change]:
    """Changes, in force at once where the editor may write the row, and else proposed. One revision for all of them.

    Raises:
        FaultsError: rows can't stand, with all that is wrong with them.
        StaleError: a row is another one by now.
    """
    mark = newest()
    sound = _checked(drafts, mark)
    atlas = at_revision(mark).atlas
    changes = []
    for draft in sound:
        owners = dict.fromkeys(
            (*owners_of(draft.table, draft.before, atlas), *owners_of(draft.table, draft.after, atlas))
        )
        change = Change(
            table=draft.table, before=draft.before, after=draft.after, source=draft.source, reason=draft.reason,
            old_key=fingerprint(draft.table, draft.before), new_key=fingerprint(draft.table, draft.after),
            owned_by="".join(f"|{code}" for code in owners) + "|" if owners else "",
            person=by.person, organization=by.organization, edits=draft.edits, undoes=draft.undoes, batch=batch,
        )  # fmt: skip
        if may_write(by.viewer, draft.table, (draft.before, draft.after), atlas):
            _settle(change, Status.ACCEPTED, by)
        changes.append(change)
    if any(change.status == Status.ACCEPTED for change in changes):
        revision = _revise(mark)
        for change in changes:
            change.revision = revision if change.status == Status.ACCEPTED else None
    Change.objects.bulk_create(changes)
    forget_newest()
    return changes


@transaction.atomic
def accept(changes: Sequence[Change], by: Editor, decision: str = "") -> None:
    """Put proposals in force as they stand. Raises as `put`, and ForbiddenError."""
    mark = newest()
    _require(changes, by)
    _checked([Draft(each.table, each.before, each.after, each.source) for each in changes], mark)
    _decide(changes, Status.ACCEPTED, by, decision, _revise(mark))


@transaction.atomic
def accept_edited(change: Change, after: Cells, by: Editor, decision: str = "") -> Change:
    """Put a proposal in force with other cells: a change of the editor's own, in the proposal's place."""
    _require([change], by)
    _decide([change], Status.EDITED, by, decision, None)
    [made] = put([Draft(change.table, change.before, dict(after), after.get("source", ""), decision, edits=change)], by)
    return made


@transaction.atomic
def reject(changes: Sequence[Change], by: Editor, decision: str) -> None:
    """Leave the rows as they are. Raises UsageError without a reason: who proposed must know why."""
    if not decision.strip():
        raise UsageError(
            _("A rejection needs its reason"), remedy=_("Write in a few words why the row stays as it is.")
        )
    _require(changes, by)
    _decide(changes, Status.REJECTED, by, decision, None)


@transaction.atomic
def withdraw(change: Change, by: Editor) -> None:
    """Take a proposal of one's own organization back."""
    if change.organization != by.organization:
        raise ForbiddenError(_("Only the organization that proposed a change withdraws it"))
    _decide([change], Status.WITHDRAWN, by, "", None)


def undo(changes: Sequence[Change], by: Editor, reason: str) -> list[Change]:
    """Restore what stood before: as new changes, in force or proposed as any other. Raises as `put`."""
    if any(change.revision_id is None for change in changes):
        raise UsageError(_("Only a change that was accepted can be undone"))
    why = reason.strip() or _("Undoes change %(number)s") % {"number": ", ".join(str(each.pk) for each in changes[:9])}
    return put(
        [Draft(each.table, each.after, each.before, each.source, why, undoes=each) for each in reversed(changes)], by
    )


def _require(changes: Sequence[Change], by: Editor) -> None:
    atlas = at_revision(newest()).atlas
    for change in changes:
        if not may_decide(by.viewer, change, atlas):
            raise ForbiddenError(
                _("Only %(owners)s or an administrator of this node decides on this row")
                % {"owners": ", ".join(change.owners) or _("nobody else")},
                remedy=_("Ask them, or propose a change of your own."),
            )


def _checked(drafts: Sequence[Draft], mark: Mark) -> list[Draft]:
    """The drafts with canonical cells, on the atlas of a revision."""
    found = check(drafts, mark)
    if found.stale:
        raise StaleError(
            _("Somebody else changed this row since you opened it"),
            remedy=_("Look at the row as it is now, then change it again."),
        )
    if found.faults:
        raise FaultsError(found.faults)
    return [replace(draft, after=after) for draft, after in zip(drafts, found.after, strict=True)]


def _settle(change: Change, status: Status, by: Editor) -> None:
    change.status, change.decided_by, change.decided_for = status, by.person, by.organization
    change.decided_at = timezone.now()


def _decide(changes: Sequence[Change], status: Status, by: Editor, decision: str, revision: Revision | None) -> None:
    """Write the decision on proposals, once."""
    keys = [change.pk for change in changes]
    written = Change.objects.filter(pk__in=keys, status=Status.PROPOSED).update(
        status=status, decided_by=by.person, decided_for=by.organization, decided_at=timezone.now(),
        decision=decision.strip(), revision=revision,
    )  # fmt: skip
    if written != len(keys):
        raise StaleError(
            _("Somebody else decided on this proposal since you opened it"), remedy=_("Look at what they decided.")
        )
    forget_newest()


def _revise(mark: Mark) -> Revision:
    """The next revision; its moment is after the last one's, whatever the clock says."""
    now = timezone.now()
    at = max(now, mark[1] + timedelta(microseconds=1)) if mark[1] else now
    try:
        with transaction.atomic():
            return Revision.objects.create(number=mark[0] + 1, at=at)
    except IntegrityError as error:
        raise StaleError(
            _("Somebody else changed the registry at the same moment"), remedy=_("Send the form again.")
        ) from error
