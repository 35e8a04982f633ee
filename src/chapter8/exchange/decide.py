"""Who may see what, and why: one pure function that every page, answer, search hit and export asks.

Rules, in order; the first that applies decides. The same rules stand as a table in tests/spec/sharing/truth_table.csv.

1. clear       TLP:CLEAR goes to everybody, for every purpose;
2. anonymous   nobody who has not signed in for an organization gets anything else;
3. releaser    sharing speaks for an organization: only one of its releasers may do it;
4. owner       a person acting for the owner reads, exports and (as releaser) shares all of it;
5. originator  what is AMBER or narrower is shared onward by its owner alone (originator control);
6. green       TLP:GREEN goes to every organization of the community;
7. eyes        TLP:RED is read here by those named, and never exported;
8. audience    TLP:AMBER, AMBER+STRICT and RED go to the organizations that the owner named;
9. client      TLP:AMBER goes on to the clients of an organization in the audience; AMBER+STRICT stops at it;
10. withheld   everything else stays with the owner.

So sharing allows no more than exporting, and exporting no more than reading; and a wider label never shows less.
"Community" and "client" are TLP 2.0's words (first.org/tlp): here the organizations of this node, and the
organizations that belong to another one (a regional economic community to the African Union).
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
    """What the viewer wants to do with the record: read it here, take a copy, or give it to somebody else."""

    READ = "read"
    EXPORT = "export"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a person acting for one organization in its roles. `organization` is None for the public.

    `client_of` are the organizations that the viewer's own belongs to (`Organization.parent` in the atlas).
    """

    organization: str | None = None
    roles: frozenset[Role] = frozenset()
    person: str | None = None
    client_of: frozenset[str] = frozenset()


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
    if marking.tlp is Tlp.CLEAR:
        return _yes("clear", "TLP:CLEAR may go to everybody.")
    if organization is None:
        return _no("anonymous", f"{marking.tlp} is for people who act for an organization: sign in.")
    if purpose is Purpose.SHARE and Role.RELEASER not in viewer.roles:
        return _no("releaser", f"Only a releaser may share {marking.tlp} on behalf of {organization}.")
    if organization == marking.owner:
        return _yes("owner", f"{organization} is the owner.")
    if purpose is Purpose.SHARE and marking.tlp is not Tlp.GREEN:
        return _no("originator", f"Only {marking.owner}, the originator, may share {marking.tlp} further.")
    if marking.tlp is Tlp.GREEN:
        return _yes("green", f"TLP:GREEN may go to every organization of the community, {organization} included.")
    if purpose is Purpose.EXPORT and marking.tlp is Tlp.RED:
        return _no("eyes", f"TLP:RED is read here; only {marking.owner} takes copies.")
    if organization in marking.audience:
        return _yes("audience", f"{marking.owner} named {organization} in the audience.")
    through = sorted(viewer.client_of & marking.audience)
    if through and marking.tlp is Tlp.AMBER:
        return _yes("client", f"{organization} belongs to {through[0]}, which {marking.owner} named in the audience.")
    return _no("withheld", f"{marking.tlp}: {marking.owner} has not named {organization} in the audience.")


def _yes(rule: str, explanation: str) -> Ruling:
    return Ruling(allow=True, rule=rule, explanation=explanation)


def _no(rule: str, explanation: str) -> Ruling:
    return Ruling(allow=False, rule=rule, explanation=explanation)
