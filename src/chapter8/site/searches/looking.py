"""Looks for what is new in each saved search: once for each document, however often it is run or cut off.

Rules:

1. a search is asked with its owner's rights of today: who acts for the organization no more is told nothing;
2. the documents of the last hour before the last look are looked at again, since a transaction that began then may
   have ended later; the database keeps one finding for a search and a document;
3. documents that the search index does not hold yet are left for the next time;
4. whether a finding may be shown is asked when it is shown.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from chapter8.errors import UsageError
from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.middleware import roles_by_organization, viewer_of
from chapter8.site.library.models import Document
from chapter8.site.searches.models import Finding, SavedSearch
from chapter8.site.searches.places import PLACES, found

AGAIN = timedelta(hours=1)
KEPT = timedelta(days=30)  # a deleted search can be brought back


def look() -> int:
    """Look for all saved searches; how many findings are new. Safe to kill and to repeat."""
    SavedSearch.objects.filter(deleted_at__lt=timezone.now() - KEPT).delete()
    until = _until()
    active = SavedSearch.objects.filter(deleted_at=None, place__in=PLACES, user__is_active=True)
    return sum(_look(search, until) for search in active.select_related("user").order_by("pk"))


def owner(search: SavedSearch) -> Viewer | None:
    """The owner acting for the organization of the search; None where they may do so no more."""
    roles = roles_by_organization(search.user)
    if not search.user.is_active or (search.organization and search.organization not in roles):
        return None
    if not search.organization:
        return Viewer(person=search.user.username)
    return viewer_of(search.user, {search.organization: roles[search.organization]}, search.organization)


def _until() -> datetime:
    """Up to when everything in the library is in the search index, too."""
    waiting = Document.objects.filter(indexed=False).aggregate(first=Min("added_at"))["first"]
    now = timezone.now()
    return min(now, waiting) if waiting else now


@transaction.atomic
def _look(search: SavedSearch, until: datetime) -> int:
    """One search: what came since it was looked at last."""
    viewer = owner(search)
    if viewer is None:
        return 0
    since = max(search.made_at, search.looked_at - AGAIN)
    new = Document.objects.readable_by(viewer).filter(added_at__gt=since).order_by()
    known = Finding.objects.filter(search=search, found_at__gt=since - AGAIN).values("document")
    among = list(new.exclude(pk__in=known).values_list("pk", flat=True))
    try:
        keys = found(search.place, search.query, viewer, among) if among else set()
    except UsageError:  # a filter that is none any more: the page of the search says so
        keys = set()
    rows = [Finding(search=search, document_id=key) for key in sorted(keys)]
    Finding.objects.bulk_create(rows, ignore_conflicts=True)
    SavedSearch.objects.filter(pk=search.pk).update(looked_at=max(search.looked_at, until))
    return len(rows)
