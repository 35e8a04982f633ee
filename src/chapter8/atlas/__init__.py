"""States, organizations, membership in time, instruments, regions: dated, sourced facts."""

from chapter8.atlas.atlas import Atlas
from chapter8.atlas.nouns import (
    DatedName,
    Instrument,
    Membership,
    MembershipStatus,
    Mention,
    Organization,
    Provenance,
    State,
)

__all__ = [
    "Atlas",
    "DatedName",
    "Instrument",
    "Membership",
    "MembershipStatus",
    "Mention",
    "Organization",
    "Provenance",
    "State",
]
