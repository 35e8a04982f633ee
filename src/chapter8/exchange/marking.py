"""Markings: how far a thing may travel. TLP 2.0 (first.org/tlp) beside the organization's own marking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tlp(StrEnum):
    """The five labels of TLP 2.0, never translated, widest first."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """0 for CLEAR up to 4 for RED: the higher, the narrower."""
        return list(Tlp).index(self)


@dataclass(frozen=True, slots=True)
class Marking:
    """The marking of one stored thing.

    `owner` and `audience` are organization codes of the atlas ("AU", "UN"). `audience` lists organizations that
    the owner shares an AMBER thing with, or the only ones that may see a RED thing beside the owner.
    `own` is the owner's own marking as it writes it ("UNCLASSIFIED", "EU RESTRICTED"); it is shown, never mapped.
    """

    tlp: Tlp = Tlp.CLEAR
    owner: str = "UN"
    audience: frozenset[str] = frozenset()
    own: str | None = None


def strictest(markings: tuple[Marking, ...], owner: str) -> Marking:
    """The marking of a thing made of others: the narrowest label, and only the audience common to all of that label's things."""
    if not markings:
        return Marking(owner=owner)
    narrowest = max(markings, key=lambda marking: marking.tlp.rank).tlp
    restricted = [marking for marking in markings if marking.tlp.rank >= Tlp.AMBER.rank]
    audiences = [marking.audience | {marking.owner} for marking in restricted]
    common = frozenset.intersection(*audiences) - {owner} if audiences else frozenset()
    own = next((marking.own for marking in markings if marking.own and marking.tlp is narrowest), None)
    return Marking(tlp=narrowest, owner=owner, audience=common, own=own)
