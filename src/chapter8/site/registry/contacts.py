"""Who may see the persons behind roles: people who are signed in for an organization; everybody sees the roles."""

from __future__ import annotations

from dataclasses import replace

from chapter8.atlas.focal_points import VERIFY_WITHIN_DAYS, Contact
from chapter8.atlas.nouns import FocalPoint
from chapter8.exchange.decide import Viewer


def may_see_contacts(viewer: Viewer) -> bool:
    """Whether names and addresses of focal points are for this viewer (limits on personal data: domain rules, 10.3)."""
    return viewer.organization is not None


def shown_role(row: FocalPoint, viewer: Viewer) -> FocalPoint:
    """The role as the viewer may see it: person and contact are blank for those who act for no organization."""
    return row if may_see_contacts(viewer) else replace(row, person="", contact="")


def contact_as_data(each: Contact, viewer: Viewer, within: int = VERIFY_WITHIN_DAYS) -> dict[str, object]:
    """A contact for a copy; `vacant` tells whether anybody is entered, also where the names are not shown."""
    return {
        "focal_point": shown_role(each.focal_point, viewer),
        "vacant": each.vacant,
        "unverified_days": each.unverified_days,
        "stale": each.stale(within),
    }
