"""Which organizations cover a situation's states on a day, n of m, and which are competent for a function there.

Coverage follows membership. Suspension ends a state's participation in an organization, not the organization's
competence for it: suspended members are covered, and named. Observers, associates and candidates are not covered.
Competence for a function needs a mandate in force, article by article; what bounds it is told as limits. The United
Nations covers every member and stands beside the answer, not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.atlas import COVERING
from chapter8.atlas.nouns import UNITED_NATIONS, Instrument, Mandate, Membership, MembershipStatus, Organization
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.errors import UsageError
from chapter8.symbols.evidence import Evidence, Locator

Standing = Literal["competent", "limited", "no_mandate"]
Level = Literal["subregional", "regional"]
LimitKind = Literal[
    "partial_coverage", "suspended", "consent_needed", "stated", "not_chapter_viii", "authorisation_needed"
]
STANDINGS: tuple[Standing, ...] = ("competent", "limited", "no_mandate")


@dataclass(frozen=True, slots=True)
class Limit:
    """What bounds an organization's competence here, as a sentence; `evidence` is the row that says so."""

    kind: LimitKind
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """One organization, and which of the states it covers, leaves out, or covers though suspended. All are codes.

    `mandates` are the articles in force that give it the function asked about (all its functions where none is), and
    `standing` whether it has one without a limit ("competent"), with limits ("limited") or none ("no_mandate").
    """

    organization: str
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    suspended: tuple[str, ...]
    memberships: tuple[Membership, ...]
    charter_basis: tuple[str, ...]
    functions: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    evidence: tuple[Evidence, ...]
    level: Level
    mandates: tuple[Mandate, ...]
    limits: tuple[Limit, ...]
    standing: Standing

    @property
    def coverage(self) -> str:
        """How many of the states it covers, as "2 of 3"."""
        return f"{len(self.covered)} of {len(self.covered) + len(self.uncovered)}"


@dataclass(frozen=True, slots=True)
class Competence:
    """The organizations by coverage. `gaps` are states that no Chapter VIII organization on record covers.

    `notes` say what the question could not settle (a State that had ceased to exist on the day, or did not yet exist).
    """

    states: tuple[str, ...]
    on: date
    rows: tuple[CompetenceRow, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...]
    function: str | None = None


def competence(atlas: Atlas, states: Sequence[str], on: date, function: str | None = None) -> Competence:
    """The organizations that cover at least one of the states on the day; with a function, how each stands to it.

    Order: most states covered; then, with a function, those with a mandate for it; then those with a function in
    peace and security on record, Chapter VIII organizations, those with instruments in force; then the smaller before
    the larger, since the closer body goes first (subsidiarity).

    Raises:
        UsageError: no state is given, or the function is none of `FUNCTIONS`.
        NotFoundError: a code names no state.
    """
    asked = tuple(dict.fromkeys(states))
    if not asked:
        raise UsageError("no state is given", remedy="Give ISO codes, such as SDN,TCD")
    if function is not None and function not in FUNCTIONS:
        raise UsageError(f"{function!r} is no function on record", remedy=f"Ask for one of {', '.join(FUNCTIONS)}")
    standing: dict[str, list[Membership]] = {}
    for code in asked:
        for membership in atlas.memberships_of(code, on):
            if membership.status in COVERING and membership.organization != UNITED_NATIONS:
                standing.setdefault(membership.organization, []).append(membership)
    rows = [
        _row(atlas, atlas.organization(code), several, asked, on=on, function=function)
        for code, several in standing.items()
    ]
    rows.sort(key=lambda row: _order(row, len(atlas.members(row.organization, on)), asked_for=function))
    held = {code for row in rows if "chapter_viii" in row.charter_basis for code in row.covered}
    return Competence(
        states=asked,
        on=on,
        rows=tuple(rows),
        gaps=tuple(code for code in asked if code not in held),
        notes=_notes(atlas, asked, on),
        function=function,
    )


def _order(row: CompetenceRow, size: int, *, asked_for: str | None) -> tuple[int, bool, bool, bool, bool, int, str]:
    return (
        -len(row.covered),
        asked_for is not None and row.standing == "no_mandate",
        not row.functions,
        "chapter_viii" not in row.charter_basis,
        not row.instruments,
        size,
        row.organization,
    )


def _row(
    atlas: Atlas,
    organization: Organization,
    memberships: list[Membership],
    asked: tuple[str, ...],
    *,
    on: date,
    function: str | None,
) -> CompetenceRow:
    covered = {membership.state for membership in memberships}
    instruments = tuple(atlas.instruments(organization.code, on))
    mandates = tuple(row for row in atlas.mandates(organization.code, on) if function in {None, row.function})
    functions = atlas.functions(organization.code, on)
    limits = tuple(_limits(atlas, organization, memberships, mandates, asked=asked, on=on))
    return CompetenceRow(
        organization=organization.code,
        covered=tuple(code for code in asked if code in covered),
        uncovered=tuple(code for code in asked if code not in covered),
        suspended=tuple(m.state for m in memberships if m.status is MembershipStatus.SUSPENDED),
        memberships=tuple(memberships),
        charter_basis=atlas.charter_basis(organization.code, on),
        functions=functions,
        instruments=instruments,
        evidence=(
            *(membership_evidence(membership) for membership in memberships),
            *(instrument_evidence(instrument) for instrument in instruments),
            *(mandate_evidence(mandate) for mandate in mandates),
        ),
        level="subregional" if organization.parent else "regional",
        mandates=mandates,
        limits=limits,
        standing=_standing(function, functions, limits),
    )


def _standing(function: str | None, functions: tuple[str, ...], limits: tuple[Limit, ...]) -> Standing:
    if not functions or (function is not None and function not in functions):
        return "no_mandate"
    return "limited" if limits else "competent"


def _limits(
    atlas: Atlas,
    organization: Organization,
    memberships: Sequence[Membership],
    mandates: Sequence[Mandate],
    *,
    asked: tuple[str, ...],
    on: date,
) -> Iterator[Limit]:
    """What bounds the organization's competence for the states: coverage, suspension, consent, its own words, basis."""
    covered = {membership.state for membership in memberships}
    outside = [atlas.name_on(code, on) for code in asked if code not in covered]
    name = organization.name
    if outside:
        text = f"The {name} does not cover {' and '.join(outside)}."
        yield Limit("partial_coverage", text, Evidence(source=f"Atlas, memberships of {organization.code} on {on}"))
    for one in memberships:
        if one.status is MembershipStatus.SUSPENDED:
            state = atlas.name_on(one.state, on)
            text = f"{state} is suspended since {one.valid_from}: it takes no part in decisions, and stays covered."
            yield Limit("suspended", text, membership_evidence(one))
    if mandates and all(mandate.consent == "required" for mandate in mandates):
        text = f"The {name} acts here with the consent of the State alone."
        yield Limit("consent_needed", text, mandate_evidence(mandates[0]))
    for mandate in mandates:
        if mandate.limits:
            yield Limit("stated", f"{mandate.limits.rstrip('.')}.", mandate_evidence(mandate))
    if "enforcement" in {mandate.function for mandate in mandates}:
        yield from _bounds_of_enforcement(atlas, organization, on)


def _bounds_of_enforcement(atlas: Atlas, organization: Organization, on: date) -> Iterator[Limit]:
    """Enforcement needs the Council (Art. 53), and the article is open to agencies of Chapter VIII alone."""
    charter = Evidence(Locator("Charter of the United Nations", paragraphs=("Art. 53",)))
    if "chapter_viii" not in atlas.charter_basis(organization.code, on):
        text = f"The {organization.name} has not declared itself an agency in the sense of Article 53."
        yield Limit("not_chapter_viii", text, charter)
    yield Limit(
        "authorisation_needed", "No enforcement without the authorization of the Security Council (Art. 53).", charter
    )


def membership_evidence(membership: Membership) -> Evidence:
    """The row of the atlas that says how a state stands in an organization, with its source."""
    until = f" to {membership.valid_to}" if membership.valid_to else ""
    words = (
        f"{membership.state} in {membership.organization}: {membership.status} from {membership.valid_from}{until}"
        f" ({'checked' if membership.provenance.verified else 'not checked'})"
    )
    return Evidence(words=words, source=f"Atlas, memberships: {membership.provenance.source}")


def instrument_evidence(instrument: Instrument) -> Evidence:
    """The article of the instrument, with what it gives in our words."""
    return Evidence(_place(instrument), source=f"Atlas, instruments: {instrument.summary}")


def mandate_evidence(mandate: Mandate) -> Evidence:
    """The article that gives the function."""
    function = mandate.function.replace("_", " ")
    return Evidence(_place(mandate), source=f"Atlas, mandates: {function}, {mandate.provenance.source}")


def _place(provision: Instrument | Mandate) -> Locator:
    label = article(provision).removeprefix("para. ")
    return Locator(provision.title, paragraphs=(label,) if label else ())


def article(instrument: Instrument | Mandate) -> str:
    """The article as cited: "Art. 4(h)"; a label that says itself what it is ("para. 31") stays, "" is the whole."""
    return f"Art. {instrument.article}" if re.match(r"\d|[IVX]+\b", instrument.article) else instrument.article


def cited(instrument: Instrument | Mandate) -> str:
    """Title and article: "Constitutive Act of the African Union, Art. 4(h)"."""
    label = article(instrument)
    return f"{instrument.title}, {label}" if label else instrument.title


def _notes(atlas: Atlas, asked: tuple[str, ...], on: date) -> tuple[str, ...]:
    notes = []
    for code in asked:
        state = atlas.state(code)
        if state.ended is not None and state.ended < on:
            after = ", ".join(atlas.state(successor).name for successor in state.successors)
            notes.append(f"{state.name} ceased to exist on {state.ended}; successors: {after or 'none on record'}")
        elif not atlas.memberships_of(code, on):
            notes.append(f"{state.name} has no membership on record on {on}")
    return tuple(notes)
