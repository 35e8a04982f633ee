"""What waits for the viewer's decision, and what was decided on what they proposed: for the queue and notifications."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.people import administers
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.registry.editing.rights import readable, represented
from chapter8.site.registry.models import Change, Status

LATELY = timedelta(days=14)


def waiting(viewer: Viewer) -> QuerySet[Change]:
    """Proposals on rows of the viewer's organization; for administrators also those on rows of nobody here.

    A proposal that moves a row from one organization to another waits for both; an administrator decides on it.
    """
    open_ones = Change.objects.filter(status=Status.PROPOSED)
    if not may_contribute(viewer):
        return open_ones.none()
    mine = Q(owned_by__contains=f"|{viewer.organization}|")
    if administers(viewer):
        others = Q(pk__in=[])
        for code in represented() - {str(viewer.organization)}:
            others |= Q(owned_by__contains=f"|{code}|")
        mine |= ~others
    return open_ones.filter(mine)


def decided_lately(viewer: Viewer) -> QuerySet[Change]:
    """Proposals of the viewer's organization that others decided on in the last days."""
    since = timezone.now() - LATELY
    return (
        Change.objects.filter(organization=viewer.organization or "-", decided_at__gte=since, status__in=DECIDED)
        .exclude(decided_for=viewer.organization or "-")
        .select_related("decided_by")
    )


def edited_by_others(viewer: Viewer) -> QuerySet[Change]:
    """What others put in force on rows of the viewer's organization in the last days."""
    since = timezone.now() - LATELY
    return Change.objects.filter(
        readable(viewer), owned_by__contains=f"|{viewer.organization or '-'}|", revision__at__gte=since
    ).exclude(decided_for=viewer.organization or "-")


DECIDED = (Status.ACCEPTED, Status.EDITED, Status.REJECTED)
