"""The log of a host's consent: given, withdrawn, restricted and lifted again, and what each change does to the paths.

Consent is an input of every plan (Ghana in S/PV.5007, p. 21; the Sudan's appeals in S/PV.5649, pp. 15-27). An entry
of the log is a person's, with its evidence: it settles what it says, unlike what a document only tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.paths import LegalPath, legal_paths
from chapter8.respond.legal.rules import Availability, Measure
from chapter8.symbols.evidence import Evidence

Act = Literal["given", "withdrawn", "restricted", "lifted", "agreement"]
Standing = Literal["given", "restricted", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class ConsentEntry:
    """One act of a state towards an organization's presence (None: towards any).

    "agreement" is one on the status of forces; it gives consent and says so in `what`. "restricted" names in `what`
    the restriction, and the same words "lifted" end it.
    """

    state: str
    organization: str | None
    act: Act
    on: date
    what: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Consent:
    """How a state stood to an organization's presence on a day, since when, under which restrictions."""

    state: str
    organization: str | None
    standing: Standing
    since: date | None
    restrictions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one legal path was and became. `organization` is None for a coalition of States."""

    key: str
    title: str
    organization: str | None
    before: Availability
    after: Availability
    reason: str


def consent_on(log: Sequence[ConsentEntry], state: str, organization: str | None, on: date) -> Consent:
    """The standing of a state's consent on a day; "unknown" where the log says nothing."""
    held = sorted((each for each in log if _speaks(each, state, organization) and each.on <= on), key=lambda e: e.on)
    standing: Standing = "unknown"
    since: date | None = None
    open_restrictions: dict[str, ConsentEntry] = {}
    for entry in held:
        if entry.act in {"given", "agreement", "withdrawn"}:
            changed: Standing = "withdrawn" if entry.act == "withdrawn" else "given"
            since = entry.on if changed != standing else since
            standing = changed
        elif entry.act == "restricted":
            open_restrictions[entry.what] = entry
        else:
            open_restrictions.pop(entry.what, None)
    if standing == "given" and open_restrictions:
        standing, since = "restricted", min(entry.on for entry in open_restrictions.values())
    evidence = tuple(dict.fromkeys(item for entry in held for item in entry.evidence))
    return Consent(state, organization, standing, since, tuple(open_restrictions), evidence)


def facts_of(log: Sequence[ConsentEntry]) -> tuple[KnownFact, ...]:
    """The acts of the log that speak to legal paths: consent given, and consent withdrawn."""
    return tuple(
        KnownFact(
            "refusal" if entry.act == "withdrawn" else "consent",
            entry.organization,
            entry.on,
            entry.evidence,
            state=entry.state,
        )
        for entry in log
        if entry.act in {"given", "agreement", "withdrawn"}
    )


def changes(
    atlas: Atlas,
    states: Sequence[str],
    on: date,
    *,
    before: Sequence[KnownFact],
    after: Sequence[KnownFact],
    measures: Sequence[Measure] = ("consent", "coercive"),
) -> tuple[Change, ...]:
    """What would change: every legal path that stands otherwise with the facts after than with those before."""
    found: list[Change] = []
    for measure in measures:
        earlier = {_named(path): path for path in legal_paths(atlas, states, on, measure, facts=before)}
        for path in legal_paths(atlas, states, on, measure, facts=after):
            was = earlier.get(_named(path))
            if was is not None and was.available != path.available:
                refused = [needed.reason for needed in path.requirements if needed.refused]
                reason = (refused or list(path.reasons) or [path.authorisation])[-1]
                change = Change(path.key, path.title, path.organization, was.available, path.available, reason)
                found.append(change)
    return tuple(dict.fromkeys(found))


def _speaks(entry: ConsentEntry, state: str, organization: str | None) -> bool:
    return entry.state == state and entry.organization in {None, organization}


def _named(path: LegalPath) -> tuple[str, str | None]:
    return path.key, path.organization
