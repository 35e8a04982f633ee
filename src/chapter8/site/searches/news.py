"""What is new for a person: findings that they have not seen, of documents that they may still read."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.accounts.models import User
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.registry.editing.waiting import waiting
from chapter8.site.registry.registers.notices import unseen as unseen_notices
from chapter8.site.searches.models import Finding, SavedSearch

MOST = 100  # a bell that says "99+" has said enough


def own_searches(user: User, viewer: Viewer) -> QuerySet[SavedSearch]:
    """The searches of a person for the organization that they act for just now."""
    return SavedSearch.objects.filter(user=user, organization=viewer.organization or "")


def findings(user: User, viewer: Viewer, purpose: Purpose = Purpose.READ) -> QuerySet[Finding]:
    """What was found for them, seen or not: only of documents that they may have now."""
    mine = own_searches(user, viewer).filter(deleted_at=None)
    readable = Document.objects.readable_by(viewer, purpose)
    return Finding.objects.filter(search__in=mine, document__in=readable)


def unseen(user: User, viewer: Viewer, purpose: Purpose = Purpose.READ) -> QuerySet[Finding]:
    """Those that are new."""
    return findings(user, viewer, purpose).filter(seen_at=None)


def counts(user: User, viewer: Viewer, purpose: Purpose = Purpose.READ) -> dict[int, int]:
    """How many are new, by search."""
    return dict(unseen(user, viewer, purpose).order_by().values_list("search_id").annotate(Count("pk")))


def bell(request: Request) -> str:
    """The figure beside the bell: what is new in searches, notices, and what waits in the registry; "" for nothing."""
    if not isinstance(request.user, User):
        return ""
    number = len(unseen(request.user, request.viewer).order_by().values_list("pk", flat=True)[:MOST])
    number += unseen_notices(request)
    if may_contribute(request.viewer):
        number += len(waiting(request.viewer).order_by().values_list("pk", flat=True)[:MOST])
    number = min(MOST, number)
    return f"{MOST - 1}+" if number == MOST else str(number or "")
