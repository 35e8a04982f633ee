"""Addresses of the atlas."""

from __future__ import annotations

from chapter8.site.registry import acting, pages
from chapter8.site.twins import page

urlpatterns = [
    *page("organizations", pages.organizations, name="organizations", csv=True),
    *page("organizations/<str:code>", pages.organization, name="organization", csv=True),
    *page("states", pages.states, name="states", csv=True),
    *page("states/<str:code>", pages.state, name="state", csv=True),
    *page("who-may-act", acting.who_may_act, name="who-may-act", csv=True),
]
