"""Address of agreed language. It isn't /language: there the interface's own language is chosen."""

from __future__ import annotations

from chapter8.site.agreed import pages
from chapter8.site.twins import page

urlpatterns = [*page("agreed-language", pages.agreed, name="agreed", csv=True)]
