"""Addresses of saved searches and of what is new in them."""

from __future__ import annotations

from django.urls import path

from chapter8.site.searches import changing, feeds, pages
from chapter8.site.twins import page

urlpatterns = [
    path("searches/save", changing.save, name="search-save"),
    path("searches/<uuid:ident>/change", changing.change, name="search-change"),
    *page("searches", pages.searches, name="searches", csv=True),
    *page("searches/<uuid:ident>", pages.saved_search, name="saved-search", csv=True),
    path("notifications/seen", changing.seen, name="notifications-seen"),
    *page("notifications", pages.notifications, name="notifications", csv=True),
    path("feeds/<str:token>.atom", feeds.feed, name="feed"),
]
