"""Addresses of the atlas."""

from __future__ import annotations

from chapter8.site.registry import acting, covering, organization, pages, state
from chapter8.site.registry.editing.urls import urlpatterns as editing
from chapter8.site.registry.registers.urls import urlpatterns as registers
from chapter8.site.twins import page

urlpatterns = [
    *editing,
    *page("organizations", pages.organizations, name="organizations", csv=True),
    *page("organizations/<str:code>", organization.organization, name="organization", csv=True),
    *page("states", pages.states, name="states", csv=True),
    *page("states/<str:code>", state.state, name="state", csv=True),
    *page("coverage", covering.coverage, name="coverage", csv=True),
    *page("who-may-act", acting.who_may_act, name="who-may-act", csv=True),
    *registers,
]
