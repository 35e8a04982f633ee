"""Offers and requests of assistance between organizations, matched; and where a state stands on resolution 1540 (2004).

Organizations help each other in the Council's subsidiary fields: the OAS with counter-terrorism, States with the
legislation that resolution 1540 asks for (S/PV.5529). Only what somebody said counts: nothing is guessed from silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from chapter8.symbols.evidence import Evidence, Locator

Kind = Literal["offer", "request"]
Status = Literal["in_force", "partly", "in_preparation", "not_in_place"]

TOPICS = (
    "counter_terrorism", "legislation_1540", "mediation", "early_warning", "elections", "security_sector_reform",
    "disarmament_demobilization", "small_arms", "mine_action", "border_security", "maritime_security", "planning",
    "logistics", "training", "human_rights", "sanctions", "other",
)  # fmt: skip
"""What organizations help each other with; "other" matches nothing, since it says nothing."""

MEASURES: Mapping[str, str] = MappingProxyType({
    "prohibitions": "2", "criminalisation": "2", "accounting": "3 (a)", "physical_protection": "3 (b)",
    "border_controls": "3 (c)", "export_controls": "3 (d)", "report": "4", "control_lists": "6", "action_plan": "8",
})  # fmt: skip
"""The measures that resolution 1540 (2004) asks of all States, each with the paragraph that does."""
STATUSES: tuple[Status, ...] = ("in_force", "partly", "in_preparation", "not_in_place")


@dataclass(frozen=True, slots=True)
class AssistanceNotice:
    """An organization's offer or request on a topic. `states` are codes (empty: anywhere); `ends` None is open."""

    key: str
    kind: Kind
    organization: str
    topic: str
    states: frozenset[str]
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class AssistanceMatch:
    """An offer that fits a request, and why: the topic, the states in both, the days in both.

    `states` empty means that neither names any. `whole` says that the offer reaches all of the request.
    """

    offer: AssistanceNotice
    request: AssistanceNotice
    topic: str
    states: tuple[str, ...]
    begins: date
    ends: date | None
    whole: bool

    @property
    def why(self) -> str:
        """The reasons in a sentence: "Same topic (mediation); in MLI, NER; from 2026-01-01 to 2026-06-30"."""
        where = f"in {', '.join(self.states)}" if self.states else "anywhere"
        until = f" to {self.ends}" if self.ends else ", no end stated"
        return f"Same topic ({self.topic.replace('_', ' ')}); {where}; from {self.begins}{until}"


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """Where a state stands on a measure of resolution 1540, as somebody entered it on evidence dated `on`."""

    state: str
    measure: str
    status: Status
    on: date
    evidence: tuple[Evidence, ...]

    @property
    def asked_by(self) -> Evidence:
        """The paragraph that asks for the measure."""
        return Evidence(Locator("S/RES/1540 (2004)", paragraphs=(MEASURES[self.measure],)))


def assistance_matches(notices: Iterable[AssistanceNotice], on: date) -> tuple[AssistanceMatch, ...]:
    """Every offer that fits a request of another organization: same topic, states in common, days in common.

    What has ended by `on` matches no more. Matches that reach the whole request come first, then by request and offer.
    """
    known = [notice for notice in notices if notice.ends is None or notice.ends >= on]
    offers = [notice for notice in known if notice.kind == "offer"]
    requests = [notice for notice in known if notice.kind == "request"]
    found = [made for request in requests for offer in offers if (made := _match(offer, request)) is not None]
    return tuple(sorted(found, key=lambda match: (not match.whole, match.request.key, match.offer.key)))


def _match(offer: AssistanceNotice, request: AssistanceNotice) -> AssistanceMatch | None:
    if offer.topic != request.topic or offer.topic == "other" or offer.organization == request.organization:
        return None
    shared = _shared(offer.states, request.states)
    begins = max(offer.begins, request.begins)
    ends = min((end for end in (offer.ends, request.ends) if end is not None), default=None)
    if shared is None or (ends is not None and ends < begins):
        return None
    whole = not offer.states or bool(request.states and request.states <= offer.states)
    return AssistanceMatch(offer, request, offer.topic, tuple(sorted(shared)), begins, ends, whole)


def _shared(offered: frozenset[str], wanted: frozenset[str]) -> frozenset[str] | None:
    """The states in both; None where both name some and none is in both."""
    if not offered or not wanted:
        return offered or wanted
    return (offered & wanted) or None


def measures_on(entries: Sequence[MeasureStatus], on: date) -> Mapping[tuple[str, str], MeasureStatus]:
    """The newest entry on each state and measure by a day; a pair that nobody entered is not there."""
    known = sorted((entry for entry in entries if entry.on <= on), key=lambda entry: entry.on)
    return MappingProxyType({(entry.state, entry.measure): entry for entry in known})
