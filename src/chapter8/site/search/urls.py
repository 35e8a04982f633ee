"""Address of the search page."""

from __future__ import annotations

from chapter8.site.search import pages
from chapter8.site.twins import page

urlpatterns = [*page("search", pages.search, name="search", csv=True)]
