"""Who may see the persons behind roles: people who are signed in for an organization; everybody sees the roles."""

from __future__ import annotations

from chapter8.exchange.decide import Viewer


def may_see_contacts(viewer: Viewer) -> bool:
    """Whether names and addresses of focal points are for this viewer (limits on personal data: domain rules, 10.3)."""
    return viewer.organization is not None
