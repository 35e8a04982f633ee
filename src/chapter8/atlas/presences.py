"""Who is there: the offices, missions and institutions that cover a country on a day, and what they give out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chapter8.atlas.atlas import COVERING, Atlas
from chapter8.atlas.nouns import UNITED_NATIONS, Presence

EARLY_WARNING = "early_warning"


@dataclass(frozen=True, slots=True)
class CoveringPresence:
    """A presence that covers a country, and through what: the country's own code, or those of its organizations."""

    presence: Presence
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresencesOfCountry:
    """Everybody who covers a country on a day, sorted by what they are.

    `regional_offices` are those of the United Nations; `liaison_offices` those in the country, and those to the
    organizations it belongs to; `missions` are in the field (political, peacekeeping, of the OSCE ...); `centres` warn
    early, and `institutions` are the rest.
    """

    state: str
    on: date
    regional_offices: tuple[CoveringPresence, ...]
    liaison_offices: tuple[CoveringPresence, ...]
    missions: tuple[CoveringPresence, ...]
    centres: tuple[CoveringPresence, ...]
    institutions: tuple[CoveringPresence, ...]


@dataclass(frozen=True, slots=True)
class EarlyWarningFlow:
    """What one presence gives out on a country as early warning, and to whom first: the organization that it is of.

    `products` is "" where none is known: the flow is then a function of its mandate and no paper.
    """

    presence: Presence
    organization: str
    products: str
    through: tuple[str, ...]


_KINDS = {
    "regional_offices": ("regional_office",),
    "liaison_offices": ("liaison_office",),
    "missions": ("political_mission", "peacekeeping_operation", "field_mission"),
    "centres": ("early_warning_centre",),
    "institutions": ("institution",),
}


def presences_of(atlas: Atlas, organization: str, on: date) -> list[Presence]:
    """The presences that an organization had on a day, by name."""
    atlas.organization(organization)
    found = (each for each in atlas.registers.presences if each.organization == organization and open_on(each, on))
    return sorted(found, key=lambda each: each.name)


def covering(atlas: Atlas, state: str, on: date) -> list[CoveringPresence]:
    """The presences that covered a country on a day, the nearest first.

    Those for the country itself stand before those for its organizations, those for few before those for many.
    An office for an organization covers its members of that day, suspended ones too: suspension is not exit. One to
    the United Nations covers no country: everybody belongs to it.
    """
    atlas.state(state)
    own = {state, *(row.organization for row in atlas.memberships_of(state, on) if row.status in COVERING)}
    found = []
    for each in atlas.registers.presences:
        through = tuple(code for code in each.covers if code in own and code != UNITED_NATIONS)
        if through and open_on(each, on):
            found.append(CoveringPresence(each, through))
    return sorted(found, key=lambda each: (state not in each.through, len(each.presence.covers), each.presence.code))


def of_country(atlas: Atlas, state: str, on: date) -> PresencesOfCountry:
    """Everybody who covers a country on a day, sorted by what they are (mechanism A11)."""
    found = covering(atlas, state, on)
    return PresencesOfCountry(state=state, on=on, **{name: _of_kinds(found, kinds) for name, kinds in _KINDS.items()})


def early_warning_flows(atlas: Atlas, state: str, on: date) -> list[EarlyWarningFlow]:
    """Who warned early of what happens in a country on a day, and with what (mechanism A13)."""
    return [
        EarlyWarningFlow(each.presence, each.presence.organization, each.presence.products, each.through)
        for each in covering(atlas, state, on)
        if EARLY_WARNING in each.presence.functions
    ]


def open_on(presence: Presence, on: date) -> bool:
    """Whether a presence existed on a day, its last day included."""
    return presence.valid_from <= on and (presence.valid_to is None or on <= presence.valid_to)


def _of_kinds(found: Iterable[CoveringPresence], kinds: tuple[str, ...]) -> tuple[CoveringPresence, ...]:
    return tuple(each for each in found if each.presence.kind in kinds)
