"""What must hold before a plan is ready, and before it may deploy: three conditions, and the Council's authorization.

Germany named the conditions of cooperation (S/PV.5007, p. 17): all relevant actors are involved, one of them leads an
integrated planning, the funding is solved. Article 53 adds that no enforcement action is taken without authorization.
A gate names what is missing. Only a named person can waive one, with a reason that prints on every export.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import Measure
from chapter8.respond.policies import Policies, Waiver
from chapter8.symbols.evidence import Evidence, Locator

GateKey = Literal["actors", "lead", "funding", "authorisation"]
PlanState = Literal["draft", "ready", "deployable"]
_CONDITIONS = Evidence(Locator("S/PV.5007", pages=(17,)))
_ARTICLE_53 = Evidence(Locator("Charter of the United Nations", paragraphs=("Art. 53",)))


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the gates look at. Actors are codes; money is in one currency, `counted` what can be counted on.

    `authorisations` are those attached to the plan, `organization` the code of who would act (None: a coalition).
    """

    organization: str | None
    measure: Measure
    relevant: tuple[str, ...]
    involved: tuple[str, ...]
    planning_leads: tuple[str, ...]
    cost: float | None
    counted: float
    authorisations: tuple[KnownFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition: whether it holds, what is missing where it does not, and who waived it."""

    key: GateKey
    title: str
    holds: bool
    missing: str
    waiver: Waiver | None
    evidence: tuple[Evidence, ...]

    @property
    def passed(self) -> bool:
        """Whether the plan gets by: the condition holds, or is waived."""
        return self.holds or self.waiver is not None


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a plan has come on a day, gate by gate."""

    gates: tuple[Gate, ...]
    state: PlanState
    told: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What keeps the plan from the next state, as sentences."""
        return tuple(gate.missing for gate in self.gates if not gate.passed)


def readiness(plan: PlanFacts, on: date, policies: Policies | None = None) -> Readiness:
    """The state of a plan: "ready" when the three conditions pass, "deployable" when the authorization does too.

    `told` are the sentences that every export of the plan prints: policies chosen, gates waived.
    """
    chosen = policies or Policies.of()
    gates = (_actors(plan, chosen), _lead(plan, chosen), _funding(plan, chosen), _authorisation(plan, on, chosen))
    planned = all(gate.passed for gate in gates[:3])
    state: PlanState = "draft" if not planned else "deployable" if gates[3].passed else "ready"
    return Readiness(gates, state, chosen.told)


def _actors(plan: PlanFacts, policies: Policies) -> Gate:
    absent = [code for code in plan.relevant if code not in plan.involved]
    missing = f"Not involved although relevant: {', '.join(absent)}." if absent else ""
    return _gate("actors", "All relevant actors are involved", missing, policies)


def _lead(plan: PlanFacts, policies: Policies) -> Gate:
    leads = plan.planning_leads
    missing = ""
    if not leads:
        missing = "Nobody leads the planning."
    elif len(leads) > 1:
        missing = f"More than one leads the planning: {', '.join(leads)}."
    return _gate("lead", "One actor leads the integrated planning", missing, policies)


def _funding(plan: PlanFacts, policies: Policies) -> Gate:
    missing = ""
    if plan.cost is None:
        missing = "The cost is not known."
    elif plan.counted < plan.cost:
        missing = f"{plan.cost - plan.counted:,.0f} of {plan.cost:,.0f} can't be counted on."
    return _gate("funding", "The funding is solved", missing, policies)


def _authorisation(plan: PlanFacts, on: date, policies: Policies) -> Gate:
    """Enforcement needs an authorization in force for whoever acts; a measure with consent needs none here."""
    title = "The Security Council has authorized enforcement"
    if plan.measure == "consent":
        return _gate("authorisation", title, "", policies, (_ARTICLE_53,))
    fitting = [fact for fact in plan.authorisations if _authorises(fact, plan)]
    held = [fact for fact in fitting if fact.settles(on)]
    missing = "" if held else "No authorization of the Security Council in force is attached (Art. 53)."
    if fitting and not held:
        missing = f"The authorization attached does not settle it: {fitting[-1].told(on)}."
    evidence = (_ARTICLE_53, *(item for fact in held or fitting for item in fact.evidence))
    return _gate("authorisation", title, missing, policies, evidence)


def _authorises(fact: KnownFact, plan: PlanFacts) -> bool:
    return (
        fact.kind == "authorisation" and fact.organization == plan.organization and fact.measure in {None, plan.measure}
    )


def _gate(
    key: GateKey, title: str, missing: str, policies: Policies, evidence: Sequence[Evidence] = (_CONDITIONS,)
) -> Gate:
    waiver = policies.waived(key) if missing else None
    return Gate(key, title, not missing, missing, waiver, tuple(evidence))
