"""Who may see what, and why: one pure function that every page, answer, search hit and export asks.

Rules, in order; the first that applies decides:

1. owner           a person acting for the owner sees and exports all of it;
2. clear           TLP:CLEAR goes to everybody;
3. anonymous       nobody who has not signed in gets anything else;
4. green           TLP:GREEN goes to every organization of the community (anybody who acts for one);
5. audience        TLP:AMBER, AMBER+STRICT and RED go to the organizations that the owner named;
6. withheld        everything else stays with the owner.

Exports and onward sharing of what came from another owner are narrower than reading it:

7. originator      onward sharing of AMBER and above is the owner's alone (originator control).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from chapter8.exchange.marking import Marking, Tlp


class Role(StrEnum):
    """What a person may do for the organization that they act for."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    PLANNER = "planner"
    RELEASER = "releaser"
    ADMINISTRATOR = "administrator"


class Purpose(StrEnum):
    """What the viewer wants to do with the record."""

    READ = "read"
    EXPORT = "export"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a person acting for one organization in its roles. `organization` is None for the public."""

    organization: str | None = None
    roles: frozenset[Role] = frozenset()
    person: str | None = None


class Marked(Protocol):
    """Anything stored: it has a marking."""

    @property
    def marking(self) -> Marking:
        """How far it may travel."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer to "may this viewer have this record for this purpose?", with the rule that decided."""

    allow: bool
    rule: str
    explanation: str


def decide(record: Marked, viewer: Viewer, purpose: Purpose = Purpose.READ) -> Ruling:
    """Decide whether `viewer` may have `record` for `purpose`. Pure: the same arguments give the same ruling."""
    marking, organization = record.marking, viewer.organization
    if organization is not None and organization == marking.owner:
        return Ruling(allow=True, rule="owner", explanation=f"{organization} is the owner.")
    if marking.tlp is Tlp.CLEAR:
        return Ruling(allow=True, rule="clear", explanation="TLP:CLEAR may go to everybody.")
    if organization is None:
        return Ruling(
            allow=False,
            rule="anonymous",
            explanation=f"{marking.tlp} is for people who act for an organization: sign in.",
        )
    if purpose is Purpose.SHARE and marking.tlp.rank >= Tlp.AMBER.rank:
        return Ruling(
            allow=False,
            rule="originator",
            explanation=f"Only {marking.owner}, the originator, may share {marking.tlp} further.",
        )
    if marking.tlp is Tlp.GREEN:
        return Ruling(
            allow=True,
            rule="green",
            explanation=f"TLP:GREEN may go to every organization of the community, {organization} included.",
        )
    if organization in marking.audience:
        return Ruling(allow=True, rule="audience", explanation=f"{marking.owner} named {organization} in the audience.")
    return Ruling(
        allow=False,
        rule="withheld",
        explanation=f"{marking.tlp}: {marking.owner} has not named {organization} in the audience.",
    )
