"""Which organizations cover a situation's states on a day: n of m, with basis, functions and instruments.

Coverage follows membership. Suspension ends a state's participation in an organization, not the organization's
competence for it: suspended members are covered, and named. Observers, associates and candidates are not covered.
The United Nations covers every member and stands beside the answer, not in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Instrument, Membership, MembershipStatus, Organization
from chapter8.errors import UsageError
from chapter8.symbols.evidence import Evidence, Locator

UNIVERSAL = "UN"
COVERING = frozenset({MembershipStatus.FULL, MembershipStatus.SUSPENDED})


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """One organization, and which of the states it covers, leaves out, or covers though suspended. All are codes."""

    organization: str
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    suspended: tuple[str, ...]
    memberships: tuple[Membership, ...]
    charter_basis: tuple[str, ...]
    functions: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    evidence: tuple[Evidence, ...]

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


def competence(atlas: Atlas, states: Sequence[str], on: date) -> Competence:
    """The organizations that cover at least one of the states on the day.

    Order: most states covered; then those with a function in peace and security on record, Chapter VIII
    organizations, those with instruments in force; then the smaller before the larger, since the closer body goes
    first.

    Raises:
        UsageError: no state is given.
        NotFoundError: a code names no state.
    """
    asked = tuple(dict.fromkeys(states))
    if not asked:
        raise UsageError("no state is given", remedy="Give ISO codes, such as SDN,TCD")
    standing: dict[str, list[Membership]] = {}
    for code in asked:
        for membership in atlas.memberships_of(code, on):
            if membership.status in COVERING and membership.organization != UNIVERSAL:
                standing.setdefault(membership.organization, []).append(membership)
    rows = [_row(atlas, atlas.organization(code), several, asked, on=on) for code, several in standing.items()]
    rows.sort(key=lambda row: _order(row, len(atlas.members(row.organization, on))))
    held = {code for row in rows if "chapter_viii" in row.charter_basis for code in row.covered}
    return Competence(
        states=asked,
        on=on,
        rows=tuple(rows),
        gaps=tuple(code for code in asked if code not in held),
        notes=_notes(atlas, asked, on),
    )


def _order(row: CompetenceRow, size: int) -> tuple[int, bool, bool, bool, int, str]:
    return (
        -len(row.covered),
        not row.functions,
        "chapter_viii" not in row.charter_basis,
        not row.instruments,
        size,
        row.organization,
    )


def _row(
    atlas: Atlas, organization: Organization, memberships: list[Membership], asked: tuple[str, ...], *, on: date
) -> CompetenceRow:
    covered = {membership.state for membership in memberships}
    instruments = tuple(atlas.instruments(organization.code, on))
    return CompetenceRow(
        organization=organization.code,
        covered=tuple(code for code in asked if code in covered),
        uncovered=tuple(code for code in asked if code not in covered),
        suspended=tuple(m.state for m in memberships if m.status is MembershipStatus.SUSPENDED),
        memberships=tuple(memberships),
        charter_basis=atlas.charter_basis(organization.code, on),
        functions=atlas.functions(organization.code, on),
        instruments=instruments,
        evidence=(
            *(membership_evidence(membership) for membership in memberships),
            *(instrument_evidence(instrument) for instrument in instruments),
        ),
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
    label = article(instrument)
    paragraphs = (label.removeprefix("para. "),) if label else ()
    return Evidence(
        Locator(instrument.title, paragraphs=paragraphs), source=f"Atlas, instruments: {instrument.summary}"
    )


def article(instrument: Instrument) -> str:
    """The article as cited: "Art. 4(h)"; a label that says itself what it is ("para. 31") stays, "" is the whole."""
    return f"Art. {instrument.article}" if re.match(r"\d|[IVX]+\b", instrument.article) else instrument.article


def cited(instrument: Instrument) -> str:
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
