"""A saved search as an Atom feed: for programs that cannot sign in, by an address that is a secret.

The feed is a copy: it holds what its owner's organization may take away, asked anew each time. Who acts for the
organization no more, or has closed the feed, leaves an address that names nothing.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from chapter8.exchange.decide import Purpose
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.searches import news
from chapter8.site.searches.changing import token_hash
from chapter8.site.searches.looking import owner
from chapter8.site.searches.models import SavedSearch
from chapter8.site.searches.places import address

ENTRIES = 100


def feed(request: Request, token: str) -> HttpResponse:
    """The newest findings of one search."""
    search = SavedSearch.objects.filter(feed_sha256=token_hash(token), deleted_at=None).select_related("user").first()
    viewer = owner(search) if search else None
    if search is None or viewer is None:
        raise unknown(request.viewer)
    found = news.findings(search.user, viewer, Purpose.EXPORT).filter(search=search)
    rows = found.select_related("document").defer("document__record")[:ENTRIES]
    written = Atom1Feed(
        title=search.name,
        link=request.build_absolute_uri(address(search.place, search.query)),
        description="",
        feed_url=request.build_absolute_uri(reverse("feed", args=[token])),
        feed_guid=f"urn:uuid:{search.ident}",
    )
    for item in rows:
        document = item.document
        mark = "EXERCISE " if document.exercise else ""
        written.add_item(
            title=f"{mark}{document}",
            link=request.build_absolute_uri(document.get_absolute_url()),
            description=escape(f"{mark}{document.tlp}: {document.title}"),  # readers take it for HTML
            unique_id=f"urn:sha256:{document.sha256}",
            updateddate=item.found_at,
        )
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    return HttpResponse(
        written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8", headers=headers
    )
