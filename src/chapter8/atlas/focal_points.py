"""Focal points: whom to ask, in which order, and how long ago somebody last made sure that they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chapter8.atlas.nouns import FocalPoint

VERIFY_WITHIN_DAYS = 180  # policy, not law: after so many days a contact counts as not verified


@dataclass(frozen=True, slots=True)
class Contact:
    """A role on a day, with whoever holds it.

    `vacant` says that nobody is entered for the day: the role is there all the same, without person and contact.
    `unverified_days` counts from the day on which the contact was last tried; None where it never was, or is vacant.
    """

    focal_point: FocalPoint
    on: date
    unverified_days: int | None

    @property
    def vacant(self) -> bool:
        """Whether no person and no contact is known for the role."""
        return not (self.focal_point.person or self.focal_point.contact)

    def stale(self, within_days: int = VERIFY_WITHIN_DAYS) -> bool:
        """Whether the contact was last verified more than so many days before, or never; a vacant role is not stale."""
        if self.vacant:
            return False
        return self.unverified_days is None or self.unverified_days > within_days


def directory(
    rows: Iterable[FocalPoint], on: date, *, organization: str | None = None, topic: str | None = None
) -> list[Contact]:
    """The roles that existed on a day, by organization and topic, each in its order of escalation.

    A role survives the change of person: between two of them it is vacant and keeps its place.
    """
    grouped: dict[str, list[FocalPoint]] = {}
    for row in rows:
        grouped.setdefault(row.key, []).append(row)
    found = [contact for several in grouped.values() if (contact := _on(several, on)) is not None]
    wanted = [
        each
        for each in found
        if organization in {None, each.focal_point.organization} and topic in {None, each.focal_point.topic}
    ]
    return sorted(wanted, key=_place)


def not_verified(rows: Iterable[FocalPoint], on: date, within_days: int = VERIFY_WITHIN_DAYS) -> list[Contact]:
    """The contacts that nobody has verified for more than so many days, those never verified first."""
    stale = [each for each in directory(rows, on) if each.stale(within_days)]
    return sorted(stale, key=lambda each: -(each.unverified_days if each.unverified_days is not None else 10**9))


def history(rows: Iterable[FocalPoint], key: str) -> list[FocalPoint]:
    """Everybody who is entered for a role, the first one first."""
    return sorted((row for row in rows if row.key == key), key=_since)


def _on(rows: list[FocalPoint], on: date) -> Contact | None:
    """The role on a day: held by the last who began, or vacant; None before the first day of all its rows."""
    begun = [row for row in sorted(rows, key=_since) if _since(row) <= on]
    if not begun:
        return None
    valid = [row for row in begun if row.valid_to is None or on <= row.valid_to]
    if not valid:
        return Contact(replace(begun[-1], person="", contact="", verified_on=None), on, None)
    holder = valid[-1]
    tried = holder.verified_on
    return Contact(holder, on, (on - tried).days if tried is not None and tried <= on else None)


def _since(row: FocalPoint) -> date:
    return row.valid_from or date.min


def _place(contact: Contact) -> tuple[str, str, int, str]:
    row = contact.focal_point
    return (row.organization, row.topic, row.escalation, row.key)
