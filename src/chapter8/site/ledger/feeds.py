"""Private addresses of the calendar: calendar programs cannot sign in, so the address itself is the secret.

The token is shown once and kept as a hash. What it opens is decided anew at each request: the person's accreditations
on that day, and what the organization may have copies of; a person who may nothing more gets the public calendar.
Never more than 60 requests an hour for one address.
"""

from __future__ import annotations

import hashlib
import secrets
import time

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, NotFoundError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.accounts.middleware import roles_by_organization, viewer_of
from chapter8.site.asking import Request, person
from chapter8.site.faults import unknown
from chapter8.site.ledger.forms import FeedForm
from chapter8.site.ledger.models import Feed

MOST, WINDOW = 60, 3600  # requests in so many seconds
KEPT = 20  # private addresses of one person


def feeds(request: Request) -> HttpResponseBase:
    """One's own private addresses; make one (it is shown once), revoke one."""
    request.purpose = Purpose.READ
    if request.viewer.organization is None:
        raise ForbiddenError(_("A private address is for people who act for an organization"), remedy=_("Sign in."))
    who, made, form = person(request), "", FeedForm()
    own = Feed.objects.filter(person=who, revoked_at=None)
    if request.method == "POST" and request.POST.get("do") == "revoke":
        number = request.POST.get("feed", "")
        if not own.filter(pk=int(number) if number.isdecimal() and len(number) < 19 else 0).update(
            revoked_at=timezone.now()
        ):
            raise unknown(request.viewer)
        messages.success(request, _("Revoked: the address opens nothing any more."))
        return HttpResponseRedirect(reverse("feeds"))
    if request.method == "POST":
        form = FeedForm(request.POST)
        if own.count() >= KEPT:
            form.add_error(None, _("You hold %(count)s addresses: revoke one first.") % {"count": KEPT})
        elif form.is_valid():
            token = make_feed(who.pk, request.viewer.organization, form.cleaned_data["name"])
            made = request.build_absolute_uri(reverse("private-feed", args=[token]))
    context = {"feeds": list(own), "form": FeedForm() if made else form, "made": made}
    response = render(request, "ledger/feeds.html", context, status=422 if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response


def make_feed(user: int, organization: str, name: str) -> str:
    """A new token. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    Feed.objects.create(person_id=user, organization=organization, name=name, token_sha256=_hash(token))
    return token


@transaction.atomic
def opened(token: str) -> Feed | int:
    """The feed of a token, counted; or how many seconds to wait. Raises NotFoundError for any other token."""
    rows = Feed.objects.select_for_update().select_related("person")
    found = rows.filter(token_sha256=_hash(token), revoked_at=None, person__is_active=True).first()
    if found is None:
        raise NotFoundError(_("There is no calendar at this address"), remedy=_("Make a new private address."))
    now = time.time()
    recent = [at for at in found.asked_at if at > now - WINDOW]
    if len(recent) >= MOST:
        return int(recent[0] + WINDOW - now) + 1
    found.asked_at = [*recent, now]
    found.save(update_fields=["asked_at"])
    return found


def holder(found: Feed) -> Viewer:
    """Who holds a feed today: the person for the organization for which it was made, if that is still in force."""
    roles = {code: held for code, held in roles_by_organization(found.person).items() if code == found.organization}
    return viewer_of(found.person, roles, found.organization)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
