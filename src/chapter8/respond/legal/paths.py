"""Legal paths for a measure: what each requires, what it obliges to, and which claims compete with it.

The rules are data (data/legal_paths.toml). This module applies them to the states, the day and the organizations
that cover them. It never says a bare yes: a fact that is not on record (consent, a decision of the Council) makes a
path "requires" or "unresolved", and contested claims stand beside the rule. It is advice, not a finding of law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chapter8.atlas import Atlas, MembershipStatus
from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.errors import UsageError
from chapter8.respond.claims import Claim
from chapter8.respond.competence import Competence, CompetenceRow, cited, competence
from chapter8.respond.legal.facts import OF_THE_COUNCIL, KnownFact, Requirement, counting, known
from chapter8.respond.legal.rules import (
    AVAILABILITY,
    MEASURES,
    Availability,
    Measure,
    PathRule,
    Rules,
    shipped_rules,
)
from chapter8.respond.policies import Policies, shipped_policies
from chapter8.symbols.evidence import Evidence

POWER_WORDS = {
    "collective_defence": "collective defence",
    "consent_operation": "operations with consent",
    "peaceful_settlement": "peaceful settlement",
}


HANGING = ("authorisation_timing", "charter_basis", "invitation")
"""The contested questions whose answers change how a path stands."""
BEFORE_THE_COUNCIL = "authorisation_timing"
BY_INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Hinge:
    """Another answer to a contested question, and how the path stands under it: "requires" here, "open" there."""

    policy: str
    choice: str
    title: str
    available: Availability

    @property
    def told(self) -> str:
        """The other answer as a sentence, to stand beside the path."""
        words = {"open": "open", "requires": "one that requires more", "unresolved": "unresolved", "closed": "closed"}
        return f"Under “{self.title}” this would be {words[self.available]}."


@dataclass(frozen=True, slots=True)
class LegalPath:
    """One path for one actor. `organization` is a code, or None for a coalition of States.

    `available`: "open" (nothing more is needed), "requires" (facts that are not on record must hold), "unresolved"
    (the law or the organization's basis is not settled), "closed" (the rule excludes it, for the reason given).
    `contested` is what competes with the rule in one clause, `competing_claims` are the claims in full. `barred` are
    the paragraphs of decisions in force that it would contradict (`contradictions.heeding`). `hinges` are the other
    answers to contested questions under which it would stand otherwise; `policies` tells what was chosen and waived.
    """

    key: str
    title: str
    organization: str | None
    available: Availability
    authorisation: str
    duties: tuple[str, ...]
    reasons: tuple[str, ...]
    competing_claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    requirements: tuple[Requirement, ...] = ()
    contested: str = ""
    claim_evidence: tuple[Evidence, ...] = ()
    barred: tuple[str, ...] = ()
    hinges: tuple[Hinge, ...] = ()
    policies: tuple[str, ...] = ()


def legal_paths(
    atlas: Atlas,
    states: Sequence[str],
    on: date,
    measure: Measure,
    organization: str | None = None,
    *,
    facts: Sequence[KnownFact] = (),
    policies: Policies | None = None,
) -> tuple[LegalPath, ...]:
    """The paths for a measure on some states on a day, in the order of the rules and, within one, of competence.

    With an organization given, its paths alone: those that it can't take are "closed" with the reason, and a
    coalition is named where its members could act. Without one, organizations that a path does not fit are left out.

    `facts` are those that the caller found on record: what a path requires is told with them. A path all of whose
    requirements are met on the day is "open"; a fact that is later than the day, or only claimed, opens nothing.

    `policies` are the answers chosen to contested questions (the defaults where none are given) and the rules waived:
    a waived path passes what it requires and is not on record, with the waiver in words. Where another answer would
    change how a path stands, its hinges say so.

    Raises:
        UsageError: no state is given, or the measure is neither "consent" nor "coercive".
        NotFoundError: a code names no state or organization.
    """
    if measure not in MEASURES:
        raise UsageError(f"{measure!r} is no kind of measure", remedy="Ask for consent or coercive")
    if organization is not None:
        atlas.organization(organization)
    found = competence(atlas, states, on)
    fitting = tuple(fact for fact in facts if fact.measure in {None, measure})
    names = {code: atlas.name_on(code, on) for code in found.states}
    chosen = policies or Policies.of()
    asked = _Asked(atlas, shipped_rules(), found, fitting, chosen, names, counting(fitting, on, chosen))
    hinges: dict[tuple[str, str | None], list[Hinge]] = {}
    paths = asked.all(measure, organization)
    standing = {(path.key, path.organization): path.available for path in paths}
    for hinge, other in asked.otherwise():
        for path in other.all(measure, organization):
            if standing[path.key, path.organization] != path.available:
                found_so = replace(hinge, available=path.available)
                hinges.setdefault((path.key, path.organization), []).append(found_so)
    named = ((path, tuple(hinges.get((path.key, path.organization), ()))) for path in paths)
    return tuple(replace(path, hinges=hanging) if hanging else path for path, hanging in named)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question, with what is needed to answer it rule by rule; `bare` answers leave out words and evidence."""

    atlas: Atlas
    rules: Rules
    found: Competence
    facts: tuple[KnownFact, ...]
    policies: Policies
    names: Mapping[str, str]  # of the states on the day
    counted: tuple[KnownFact, ...]  # the facts, as they count under the policies
    bare: bool = False

    def all(self, measure: Measure, organization: str | None) -> list[LegalPath]:
        """The paths of every rule for the measure."""
        asked = (rule for rule in self.rules.paths if measure in rule.measures and rule.in_force(self.found.on))
        rules = (rule.under(self.policies) for rule in asked)
        return [path for rule in rules for path in self.paths(rule, organization)]

    def otherwise(self) -> Iterator[tuple[Hinge, _Asked]]:
        """The same question under each other answer to each contested question that matters to it."""
        for policy in shipped_policies():
            if policy.key in HANGING and self._matters(policy.key):
                for choice in policy.choices:
                    if choice.key != self.policies.answer(policy.key):
                        chosen = Policies.of({**self.policies.chosen, policy.key: choice.key}, self.policies.waivers)
                        yield Hinge(policy.key, choice.key, choice.title, "open"), self._under(chosen)

    def _under(self, policies: Policies) -> _Asked:
        return replace(self, policies=policies, counted=counting(self.facts, self.found.on, policies), bare=True)

    def _matters(self, policy: str) -> bool:
        if policy == BEFORE_THE_COUNCIL:
            return any(fact.began is not None for fact in self.facts)
        if policy == BY_INVITATION:
            return any(fact.kind == "invitation" and fact.dated <= self.found.on for fact in self.facts)
        return any("undeclared" in row.charter_basis for row in self.found.rows)

    def paths(self, rule: PathRule, organization: str | None) -> Iterator[LegalPath]:
        """The paths of one rule."""
        if rule.actor == "united_nations":
            if organization in {None, UNITED_NATIONS}:
                yield self._beside(rule, UNITED_NATIONS)
        elif rule.actor == "states":
            if organization != UNITED_NATIONS:
                yield self._beside(rule, None)
        elif organization is None:
            yield from (self._regional(rule, row) for row in self.found.rows if self._fits(rule, row))
            yield from (self._outside(rule, code) for code in self._asked_from_outside(rule))
        elif organization != UNITED_NATIONS and (not rule.organizations or organization in rule.organizations):
            row = next((row for row in self.found.rows if row.organization == organization), None)
            if row is not None:
                yield self._regional(rule, row)
            else:
                asked = organization in self._asked_from_outside(rule)
                yield self._outside(rule, organization) if asked else self._absent(rule, organization)

    def _beside(self, rule: PathRule, organization: str | None) -> LegalPath:
        """A path of the United Nations or of States: whatever regional organizations there are."""
        needed = self._requires(rule, organization)
        available: Availability = "open" if needed and all(each.passes for each in needed) else "requires"
        available = _worse(available, rule.at_most)
        return self._path(rule, organization, _unless_refused(available, needed), (), needed=needed)

    def _absent(self, rule: PathRule, organization: str) -> LegalPath:
        reason = f"The {self._name(organization)} has none of the states among its members on {self.found.on}."
        return self._path(rule, organization, "closed", (reason,))

    def _asked_from_outside(self, rule: PathRule) -> tuple[str, ...]:
        """Organizations that cover none of the states, and to which one of these gave its consent or invitation."""
        covering = {UNITED_NATIONS, *(row.organization for row in self.found.rows)}
        on, states = self.found.on, self.found.states
        organizations = {each.code for each in self.atlas.organizations}  # a State may be let in too: no path here
        asked = {
            fact.organization
            for fact in self.facts
            if rule.outside and fact.kind in {"consent", "invitation"} and fact.state in states and fact.dated <= on
        }
        return tuple(
            sorted(
                code
                for code in asked
                if code in organizations - covering and rule.functions.intersection(self.atlas.functions(code, on))
            )
        )

    def _outside(self, rule: PathRule, organization: str) -> LegalPath:
        needed = self._requires(rule, organization)
        available: Availability = "open" if needed and all(each.passes for each in needed) else "requires"
        reason = (
            f"The {self._name(organization)} has none of the states among its members on {self.found.on}: it acts from "
            "outside, on their word alone, and not as a regional arrangement for them."
        )
        available = _unless_refused(_worse(available, rule.outside or "closed"), needed)
        return self._path(rule, organization, available, (reason,), needed=needed)

    def _regional(self, rule: PathRule, row: CompetenceRow) -> LegalPath:
        """A path of a regional organization that covers some or all of the states."""
        reasons = [] if self.bare else [self._coverage(row), *self._suspensions(row), *self._basis(rule, row)]
        needed: tuple[Requirement, ...] = ()
        available = _best(rule.basis[basis] for basis in self._bases(row))
        if row.uncovered and available == "open":
            available = "requires"
        if self._fits(rule, row):
            reasons += () if self.bare else self._powers(rule, row)
            needed = self._requires(rule, row.organization) if available != "closed" else ()
            if available == "requires" and needed and not row.uncovered and all(each.passes for each in needed):
                available = "open"
            available = _unless_refused(available, needed)
        else:
            name = self._name(row.organization)
            reasons.append(f"No function or instrument on record gives the {name} this power on {self.found.on}.")
            available = "closed" if rule.power_needed else _worse(available, "unresolved")
        claims = () if row.charter_basis == ("chapter_viii",) else self.rules.basis_claims
        return self._path(
            rule, row.organization, available, tuple(reasons), needed=needed, claims=claims, evidence=row.evidence
        )

    def _coverage(self, row: CompetenceRow) -> str:
        name, on = self._name(row.organization), self.found.on
        text = f"The {name} covers {row.coverage} States on {on}: {self._names(row.covered)}"
        if not row.uncovered:
            return f"{text}."
        return f"{text}; outside it: {self._names(row.uncovered)}, for which another ground is needed."

    def _suspensions(self, row: CompetenceRow) -> Iterator[str]:
        for membership in row.memberships:
            if membership.status is MembershipStatus.SUSPENDED:
                yield (
                    f"{self._names((membership.state,))} is suspended in the {self._name(row.organization)} since "
                    f"{membership.valid_from}: suspension ends participation in its bodies, not coverage."
                )

    def _basis(self, rule: PathRule, row: CompetenceRow) -> Iterator[str]:
        for note in self.rules.basis_notes:
            general = not note.keys
            if note.basis in row.charter_basis and (general or (rule.key in note.keys and len(row.charter_basis) == 1)):
                yield self._filled(note.text, row.organization)
        if self._bases(row) != row.charter_basis:
            yield self._filled("{Organization} is taken by its mandate, under the policy chosen.", row.organization)

    def _bases(self, row: CompetenceRow) -> tuple[str, ...]:
        """The Charter basis, or under "functional" that of Chapter VIII for a body that has declared nothing."""
        if self.policies.answer("charter_basis") != "functional":
            return row.charter_basis
        return tuple("chapter_viii" if basis == "undeclared" else basis for basis in row.charter_basis)

    def _fits(self, rule: PathRule, row: CompetenceRow) -> bool:
        """Whether a function, an instrument in force or the Council's own act qualifies an organization for a path."""
        return _empowered(rule, row) or (rule.by_authorisation and self._named(row.organization))

    def _named(self, organization: str) -> bool:
        """Whether the Council authorized or endorsed it: the Council utilizes whom it will (Art. 53 (1))."""
        acts = (fact for fact in self.facts if fact.kind in OF_THE_COUNCIL and fact.organization == organization)
        return any(min(fact.dated, fact.began or fact.dated) <= self.found.on for fact in acts)

    def _powers(self, rule: PathRule, row: CompetenceRow) -> Iterator[str]:
        if not _empowered(rule, row):
            name = self._name(row.organization)
            yield f"No instrument on record gives the {name} this power; the Security Council named it (Art. 53 (1))."
        for function in row.functions:
            if function in rule.functions:
                yield f"Function on record: {function}."
        for instrument in row.instruments:
            if instrument.power in rule.powers:
                power = POWER_WORDS.get(instrument.power, instrument.power)
                yield f"Instrument in force: {cited(instrument)} ({power})."

    def _requires(self, rule: PathRule, organization: str | None) -> tuple[Requirement, ...]:
        """What the rule requires of the organization, each with what is on record of it."""
        several = []
        waiver = self.policies.waived(rule.key)
        waived = waiver.text if waiver else ""
        for needed in rule.requires:
            text = "" if self.bare else self._filled(needed.text, organization)
            general = needed.text.replace("{organization}", "the organization").replace(
                "{states}", self._names(self.found.states)
            )
            if needed.fact is None:
                several.append(Requirement(text, general, waived=waived))
            else:
                words = known(needed.fact, self.counted, organization, states=self.names, on=self.found.on)
                several.append(Requirement(text, general, *words, waived="" if words[1] else waived))
        return tuple(several)

    def _filled(self, text: str, organization: str | None) -> str:
        name = self._name(organization) if organization else "States of the coalition"
        named = text.replace("{organization}", f"the {name}").replace("{Organization}", f"The {name}")
        return named.replace("{states}", self._names(self.found.states))

    def _name(self, organization: str) -> str:
        return self.atlas.organization(organization).name

    def _names(self, codes: Sequence[str]) -> str:
        names = [self.names[code] for code in codes]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def _path(
        self,
        rule: PathRule,
        organization: str | None,
        available: Availability,
        reasons: tuple[str, ...],
        *,
        needed: tuple[Requirement, ...] = (),
        claims: tuple[Claim, ...] = (),
        evidence: tuple[Evidence, ...] = (),
    ) -> LegalPath:
        if self.bare:
            return LegalPath(rule.key, rule.title, organization, available, "", (), (), (), ())
        competing = (*rule.claims, *claims)
        return LegalPath(
            key=rule.key,
            title=rule.title,
            organization=organization,
            available=available,
            authorisation=rule.authorisation,
            duties=rule.duties,
            reasons=(*reasons, *(each.reason for each in needed)),
            competing_claims=tuple(claim.cited for claim in competing),
            evidence=tuple(
                dict.fromkeys(
                    (
                        *rule.evidence,
                        *(claim.evidence for claim in competing),
                        *evidence,
                        *(item for each in needed for fact in each.facts for item in fact.evidence),
                    )
                )
            ),
            requirements=needed,
            contested=rule.contested,
            claim_evidence=tuple(claim.evidence for claim in competing),
            policies=self.policies.told,
        )


def _empowered(rule: PathRule, row: CompetenceRow) -> bool:
    """Whether a function or an instrument in force qualifies an organization for a path."""
    if rule.organizations and row.organization not in rule.organizations:
        return False
    powers = any(instrument.power in rule.powers for instrument in row.instruments)
    return powers or (not rule.power_needed and bool(rule.functions.intersection(row.functions)))


def _unless_refused(available: Availability, needed: Sequence[Requirement]) -> Availability:
    """A path whose consent the state itself has withdrawn is closed, whatever else is on record."""
    return "closed" if any(each.refused for each in needed) else available


def _best(several: Iterator[Availability]) -> Availability:
    """The most open: an organization with two bases may use the better."""
    return min(several, key=AVAILABILITY.index)


def _worse(one: Availability, other: Availability) -> Availability:
    return max(one, other, key=AVAILABILITY.index)
