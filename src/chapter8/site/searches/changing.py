"""What a person does with saved searches: save, rename, delete, bring back, mark as seen, open and close the feed."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.errors import UsageError
from chapter8.site.asking import Request, person
from chapter8.site.faults import unknown
from chapter8.site.registry.registers.notices import mark_seen as mark_notices_seen
from chapter8.site.searches import news
from chapter8.site.searches.models import SavedSearch
from chapter8.site.searches.pages import FEED_SHOWN
from chapter8.site.searches.places import PLACES, question

MOST = 200  # searches of one person for one organization
LONGEST_NAME = 120


@require_POST
@login_required
def save(request: Request) -> HttpResponse:
    """Keep a question under a name. The same question is kept once."""
    place, query = request.POST.get("place", ""), question(request.POST.get("query", ""))
    if place not in PLACES:
        raise UsageError(_("Questions of this page cannot be saved"), remedy=_("Save a search or a filtered list."))
    if not query:
        raise UsageError(_("There is nothing to look for"), remedy=_("Type words or choose a filter first."))
    own = news.own_searches(person(request), request.viewer)
    kept = own.filter(place=place, query=query, deleted_at=None).first()
    if kept is None:
        if own.count() >= MOST:
            raise UsageError(_("You have saved as many searches as one may"), remedy=_("Delete one of them."))
        name = _name(request.POST.get("name", "")) or str(PLACES[place].title)
        kept = SavedSearch.objects.create(
            user=person(request), organization=request.viewer.organization or "", place=place, query=query, name=name
        )
        messages.success(request, _("Saved. What comes into the library from now on is told under “New”."))
    return redirect("saved-search", ident=kept.ident)


@require_POST
@login_required
def change(request: Request, ident: UUID) -> HttpResponse:
    """One of the things that one does with a search."""
    item = news.own_searches(person(request), request.viewer).filter(ident=ident).first()
    if item is None:
        raise unknown(request.viewer)
    match request.POST.get("do", ""):
        case "rename":
            item.name = _name(request.POST.get("name", "")) or item.name
        case "delete":
            item.deleted_at, item.feed_sha256 = timezone.now(), ""
            messages.success(request, _("Deleted. Its feed is closed; the search can be brought back for 30 days."))
        case "restore":
            item.deleted_at = None
        case "seen":
            news.unseen(person(request), request.viewer).filter(search=item).update(seen_at=timezone.now())
        case "open-feed":
            token = secrets.token_urlsafe(32)
            item.feed_sha256 = token_hash(token)
            request.session[FEED_SHOWN] = {"search": str(ident), "token": token}
        case "close-feed":
            item.feed_sha256 = ""
        case "mail":
            item.by_mail = request.POST.get("by_mail") == "1"
        case _:
            raise UsageError(_("Nothing of this kind is done with a search"))
    item.save(update_fields=["name", "deleted_at", "feed_sha256", "by_mail"])
    if request.POST.get("do") in {"delete", "restore"}:
        return redirect("searches")
    return redirect("saved-search", ident=ident)


@require_POST
@login_required
def seen(request: Request) -> HttpResponse:
    """Mark as seen all that is new and was there when the page was made."""
    until = request.POST.get("until", "")
    found = news.unseen(person(request), request.viewer)
    if until.isascii() and until.isdigit() and len(until) < 18:
        found = found.filter(pk__lte=int(until))
    found.update(seen_at=timezone.now())
    mark_notices_seen(request)
    return redirect("notifications")


def token_hash(token: str) -> str:
    """What is kept of a token: whoever reads the database reads no feed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _name(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST_NAME]
