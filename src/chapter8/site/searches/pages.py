"""Pages of saved searches: the list, one search with what is new in it, and all that is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from chapter8.exchange.marking import strictest
from chapter8.site.asking import Request, person
from chapter8.site.faults import unknown
from chapter8.site.library.models import Document
from chapter8.site.listing import paginate
from chapter8.site.registry.editing.noticing import registry_news
from chapter8.site.registry.registers.notices import of_viewer as notices_of_viewer
from chapter8.site.searches import news
from chapter8.site.searches.looking import KEPT
from chapter8.site.searches.mail import mail_is_set_up
from chapter8.site.searches.models import Finding, SavedSearch
from chapter8.site.searches.places import PLACES, address
from chapter8.site.twins import Page, Table

FEED_SHOWN = "feed_token"  # the session's key for a token that is shown once
COLUMNS = ("search", "symbol", "title", "kind", "date", "found", "address")
SEARCH_COLUMNS = ("name", "place", "question", "new", "since", "address")


def searches(request: Request) -> Page:
    """The searches that a person has saved, with how much is new in each; and those that can be brought back."""
    user = person(request)
    counts = news.counts(user, request.viewer, request.purpose)
    own = news.own_searches(user, request.viewer)
    kept = list(own.filter(deleted_at=None, place__in=PLACES))
    rows = [(item, address(item.place, item.query), counts.get(item.pk, 0)) for item in kept]
    gone = own.filter(deleted_at__gte=timezone.now() - KEPT).order_by("-deleted_at")

    def row(item: SavedSearch, place: str, new: int) -> tuple[object, ...]:
        return (item.name, item.place, place, new, item.made_at, reverse("saved-search", args=[item.ident]))

    return Page(
        template="searches/searches.html",
        context={"searches": rows, "deleted": list(gone), "places": PLACES},
        data=lambda: [dict(zip(SEARCH_COLUMNS, row(*each), strict=True)) for each in rows],
        table=Table(SEARCH_COLUMNS, lambda: [row(*each) for each in rows]),
    )


def saved_search(request: Request, ident: UUID) -> Page:
    """One search: what it asks, and what was found since it was saved, new first."""
    user = person(request)
    item = news.own_searches(user, request.viewer).filter(ident=ident).first()
    if item is None or item.place not in PLACES:
        raise unknown(request.viewer)
    found = news.findings(user, request.viewer, request.purpose).filter(search=item)
    shown, pages = paginate(request, found.select_related("document").defer("document__record"))
    token = request.session.pop(FEED_SHOWN, {})
    feed = token.get("token") if token.get("search") == str(ident) else None
    return Page(
        template="searches/search.html",
        context={
            "search": item,
            "place": PLACES[item.place],
            "question": address(item.place, item.query),
            "new": news.unseen(user, request.viewer).filter(search=item).count(),
            "findings": shown,
            "pages": pages,
            "feed": request.build_absolute_uri(reverse("feed", args=[feed])) if feed else "",
            "mail": mail_is_set_up(),
            "address": user.email,
        },
        data=lambda: {
            "name": item.name, "question": address(item.place, item.query), "count": pages.count, "page": pages.number,
            "found": [as_data(each) for each in shown],
        },
        table=Table(COLUMNS, lambda: (_row(each) for each in found.select_related("document").iterator())),
        **_bands([each.document for each in shown]),
    )  # fmt: skip


def notifications(request: Request) -> Page:
    """All that is new, by search; and which agreements of one's organization end or are reviewed soon."""
    user = person(request)
    found = news.unseen(user, request.viewer, request.purpose).order_by("search__name", "search_id", "-found_at", "-pk")
    rows = found.select_related("document", "search").defer("document__record")
    shown, pages = paginate(request, rows)
    notices = notices_of_viewer(request)
    groups: dict[SavedSearch, list[Finding]] = {}
    for each in shown:
        groups.setdefault(each.search, []).append(each)
    return Page(
        template="searches/notifications.html",
        context={
            "groups": list(groups.items()),
            "registry": registry_news(request.viewer),
            "pages": pages,
            "notices": notices,
            "until": max((each.pk for each in shown), default=0),
            "saved": bool(shown) or news.own_searches(user, request.viewer).filter(deleted_at=None).exists(),
        },
        data=lambda: {
            "count": pages.count,
            "page": pages.number,
            "new": [as_data(each) for each in shown],
            "agreements": notices,
        },
        table=Table(COLUMNS, lambda: (_row(each) for each in rows.iterator())),
        **_bands([each.document for each in shown]),
    )


def as_data(item: Finding) -> dict[str, object]:
    """A finding as data."""
    return dict(zip(COLUMNS, _row(item), strict=True))


def _row(item: Finding) -> tuple[object, ...]:
    document = item.document
    place = document.get_absolute_url()
    return (item.search.name, document.symbol, document.title, document.kind, document.date, item.found_at, place)


def _bands(documents: Sequence[Document]) -> dict[str, Any]:
    """The markings of a page that shows these documents."""
    marking = strictest(tuple(item.marking for item in documents), settings.ORGANIZATION) if documents else None
    return {"marking": marking, "exercise": any(item.exercise for item in documents), "shown": documents}
