"""What is done with a joint statement: a text is written, a party answers, the statement is issued.

The rows check themselves (`models.py`); here the checks are told to people before, in words.
"""

from __future__ import annotations

from secrets import token_hex

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.models import User
from chapter8.site.faults import require, unknown
from chapter8.site.joint.models import Concurrence, Issue, JointStatement, Stand, Version, answers
from chapter8.site.library.entered import require_contributor
from chapter8.site.registry.asking import today
from chapter8.site.situations.models import Situation


class StaleError(UsageError):
    """Somebody wrote another version since this page was shown."""


def readable_statements(situation: Situation, viewer: Viewer, purpose: Purpose) -> list[JointStatement]:
    """The statements on a situation that the viewer may have, the newest first; none for one that is not kept."""
    if situation.pk is None:
        return []
    rows = JointStatement.objects.filter(situation=situation).readable_by(viewer, purpose).select_related("situation")
    return [row for row in rows if decide(row, viewer, purpose).allow]


def find_statement(ident: str, viewer: Viewer, purpose: Purpose) -> JointStatement:
    """The statement of an address, if it and its situation may be seen."""
    found = JointStatement.objects.filter(ident=ident).select_related("situation").first()
    if found is None or not decide(found.situation, viewer, purpose).allow:
        raise unknown(viewer)
    require(found, viewer, purpose)
    return found


@transaction.atomic
def begin(situation: Situation, title: str, marking: Marking, first: Version) -> JointStatement:
    """A new statement with its first version; its parties are in its audience."""
    reach = marking.audience | (set(first.parties) - {marking.owner})
    statement = JointStatement(situation=situation, ident=token_hex(8), title=" ".join(title.split()))
    statement.marking = Marking(marking.tlp, marking.owner, frozenset(reach), marking.own)
    statement.save()
    first.statement = statement
    first.save()
    return statement


@transaction.atomic
def write(statement: JointStatement, version: Version) -> Version:
    """Another version, which asks all parties anew; another list of parties is the drafting organization's to make."""
    locked = JointStatement.objects.select_for_update().get(pk=statement.pk)
    newest = locked.newest
    if newest is None or newest.number + 1 != version.number:
        raise _stale()
    if Issue.objects.filter(version=newest).exists():
        raise UsageError(_("The statement is joint: its text stays"), remedy=_("Begin another statement."))
    if version.organization not in newest.parties:
        raise ForbiddenError(_("Only a party writes a version"), remedy=_("Ask one of the parties."))
    if set(version.parties) != set(newest.parties):
        if version.organization != locked.owner:
            raise ForbiddenError(_("Only the drafting organization changes the parties"), remedy=_("Ask it."))
        locked.audience = f" {' '.join(sorted(locked.marking.audience | set(version.parties) - {locked.owner}))} "
        locked.save()
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError as error:
        raise _stale() from error
    return version


@transaction.atomic
def answer(statement: JointStatement, number: int, stand: str, words: str, viewer: Viewer, person: User) -> Concurrence:
    """A party's word on a version, by its own contributor."""
    organization, version = _open(statement, number, viewer)
    if stand not in Stand.values:
        raise UsageError(_("A party concurs or objects"), remedy=", ".join(Stand.values))
    if stand == Stand.OBJECTS and not words.strip():
        raise UsageError(_("An objection says why"), remedy=_("Write in a few words what stands against it."))
    row = Concurrence(
        version=version, stand=stand, words=words.strip()[:4000], person=person, organization=organization
    )
    row.save()
    return row


@transaction.atomic
def issue(statement: JointStatement, number: int, viewer: Viewer, person: User) -> Issue:
    """Set a statement joint: refused unless all parties concur with its newest version."""
    organization, version = _open(statement, number, viewer)
    missing = [code for code, row in answers(version).items() if row is None or row.stand != Stand.CONCURS]
    if missing:
        raise UsageError(
            _("Not all parties concur: %(codes)s") % {"codes": ", ".join(missing)},
            remedy=_("It is joint once each party concurs with this version."),
        )
    row = Issue(version=version, on=today(), person=person, organization=organization)
    row.save()
    return row


def _open(statement: JointStatement, number: int, viewer: Viewer) -> tuple[str, Version]:
    """The organization that speaks, and the version that it saw, if that is still the newest and not joint."""
    organization = require_contributor(viewer)
    locked = JointStatement.objects.select_for_update().get(pk=statement.pk)
    newest = locked.newest
    if newest is None or newest.number != number:
        raise _stale()
    if organization not in newest.parties:
        raise ForbiddenError(_("Only a party concurs, objects or issues"), remedy=_("Ask one of the parties."))
    if Issue.objects.filter(version=newest).exists():
        raise UsageError(_("The statement is joint: its text stays"), remedy=_("Begin another statement."))
    return organization, newest


def _stale() -> StaleError:
    return StaleError(
        _("Another version was written since you opened the page"),
        remedy=_("Look at it, and say again what you think."),
    )
