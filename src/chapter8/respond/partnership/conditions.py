"""The conditions of modes of partnership: one question each, answered for a situation in a sentence.

An answer is "holds", "fails" or "open": a fact or a decision that is not there yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import in_force
from chapter8.atlas.ledger import Ledger
from chapter8.atlas.nouns import UNITED_NATIONS, Operation
from chapter8.respond.competence import Competence, CompetenceRow
from chapter8.respond.funding import Command, FundingCase, funding
from chapter8.respond.ladder import Means
from chapter8.respond.legal import LegalPath
from chapter8.respond.legal.rules import AVAILABILITY
from chapter8.respond.policies import Policies
from chapter8.symbols.evidence import Evidence, Locator

Answer = Literal["holds", "open", "fails"]
ANSWERS: tuple[Answer, ...] = ("holds", "open", "fails")
_REGIONAL = ("P-consent", "P53/VII", "P-invite")
_UNITED = ("UN-VI", "UN-VII")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a mode, answered for a situation in a sentence."""

    key: str
    answer: Answer
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the modes are judged on: competence for peacekeeping, the legal paths, and the means that are stated."""

    atlas: Atlas
    found: Competence
    paths: Sequence[LegalPath]
    means: Mapping[str, Means]
    policies: Policies
    named: str | None = None

    @property
    def lead(self) -> CompetenceRow | None:
        """The regional body that is named to lead, or else the one that comes first for the function."""
        able = (row for row in self.found.rows if row.standing != "no_mandate")
        return next((row for row in able if self.named in {None, row.organization}), None)

    @property
    def lacking(self) -> str:
        """Why nobody leads: the body named can't, or there is none."""
        if self.named is None:
            return "No organization on record has a mandate for peacekeeping there."
        return f"{self.named} is named to lead, and has no mandate on record for peacekeeping there."

    def present(self, *, united: bool) -> tuple[Operation, ...]:
        """Operations on record in the states on the day, of the United Nations or of others."""
        there = Ledger.of_atlas(self.atlas).operations_in(self.found.states, self.found.on)
        return tuple(each for each in there if (UNITED_NATIONS in each.organizations) is united)


def _regional_lead(setting: Setting) -> Condition:
    lead = setting.lead
    if lead is None:
        return Condition("regional_lead", "fails", setting.lacking)
    if lead.uncovered:
        whose = "The closest body" if setting.named is None else "The body named to lead"
        text = f"{whose}, {lead.organization}, covers {lead.coverage} States."
        return Condition("regional_lead", "fails", text, lead.evidence)
    return Condition(
        "regional_lead", "holds", f"{lead.organization} is competent and covers all States.", lead.evidence
    )


def _regional_mandate(setting: Setting) -> Condition:
    able = [row.organization for row in setting.found.rows if row.functions]
    if not able:
        return Condition(
            "regional_mandate", "fails", "No organization that covers the States has a function on record."
        )
    return Condition("regional_mandate", "holds", f"Functions in peace and security on record: {', '.join(able)}.")


def _regional_operation(setting: Setting) -> Condition:
    there = setting.present(united=False)
    if not there:
        return Condition("regional_operation", "fails", "No regional operation is on record there on that day.")
    return Condition("regional_operation", "holds", f"There on that day: {', '.join(each.code for each in there)}.")


def _un_presence(setting: Setting) -> Condition:
    there = setting.present(united=True)
    if there:
        names = ", ".join(each.code for each in there)
        return Condition("un_presence", "holds", f"United Nations operation on that day: {names}.")
    decision = _un_decision(setting)
    return Condition("un_presence", decision.answer, f"No United Nations operation is on record. {decision.text}")


def _un_decision(setting: Setting) -> Condition:
    return _best_path("un_decision", setting, _UNITED, UNITED_NATIONS)


def _regional_path(setting: Setting) -> Condition:
    lead = setting.lead
    if lead is None:
        return Condition("regional_path", "fails", setting.lacking)
    return _best_path("regional_path", setting, _REGIONAL, lead.organization)


def _hybrid_path(setting: Setting) -> Condition:
    lead = setting.lead
    if lead is None:
        return Condition("hybrid_path", "fails", setting.lacking)
    return _best_path("hybrid_path", setting, ("hybrid",), lead.organization)


def _peaceful_path(setting: Setting) -> Condition:
    first = next((path for path in setting.paths if path.key == "P52"), None)
    if first is None:
        text = "No regional body is on the path of Article 52; the Secretary-General's good offices stay (Art. 99)."
        return Condition("peaceful_path", "open", text)
    return _best_path("peaceful_path", setting, ("P52",), first.organization)


def _best_path(key: str, setting: Setting, keys: tuple[str, ...], organization: str | None) -> Condition:
    """The legal path that stands best among some, for one actor."""
    asked = [path for path in setting.paths if path.key in keys and path.organization == organization]
    if not asked:
        return Condition(key, "fails", f"The rules name no such path for {organization} on {setting.found.on}.")
    best = min(asked, key=lambda path: AVAILABILITY.index(path.available))
    if best.available == "open":
        return Condition(key, "holds", f"Path open: {best.title}.", best.evidence)
    if best.available == "closed":
        return Condition(key, "fails", f"Path closed: {best.title}. {' '.join(best.reasons[-1:])}", best.evidence)
    lacking = [each.text for each in best.requirements if not each.met]
    needs = f" requires {'; '.join(lacking)}" if lacking else " is not settled"
    return Condition(key, "open", f"{best.title}{needs}.", best.evidence)


def _faster(setting: Setting) -> Condition:
    lead = setting.lead.organization if setting.lead else ""
    days = {code: means.figures.get("deploy_days") for code, means in setting.means.items()}
    own, united = days.get(lead), days.get(UNITED_NATIONS)
    if own is None or united is None:
        text = f"Days to deploy of {lead or 'the regional body'} and of the United Nations are not both stated."
        return Condition("faster", "open", text)
    text = f"{lead} deploys within {own:.0f} days, the United Nations within {united:.0f}."
    return Condition("faster", "holds" if own < united else "fails", text)


def _money(setting: Setting) -> Condition:
    lead = setting.lead
    if lead is None:
        return Condition("money", "fails", setting.lacking)
    command: Command = "au" if lead.organization == "AU" else "rec" if lead.level == "subregional" else "other"
    asked = funding(FundingCase(command, council_mandate=True), setting.found.on, setting.policies)
    found = next(each for each in asked if each.source == "un_assessed")
    answers: Mapping[str, Answer] = {"eligible": "holds", "conditional": "open", "not_eligible": "fails"}
    return Condition("money", answers[found.eligibility], found.reason, found.evidence)


def _agreement(setting: Setting) -> Condition:
    """Needed where cooperation is to be institutionalised; named, and no bar, where it is decided case by case."""
    lead = setting.lead.organization if setting.lead else ""
    ours = in_force(setting.atlas, setting.found.on, with_party=UNITED_NATIONS, function="peacekeeping")
    held = [each for each in ours if lead in each.parties]
    if held:
        evidence = tuple(Evidence(Locator(each.title), source=each.provenance.source) for each in held)
        return Condition("agreement", "holds", f"Agreement in force: {held[-1].title}.", evidence)
    both = f"the United Nations and {lead or 'a regional body'}"
    text = f"No agreement on peacekeeping between {both} is in force on record."
    needed = setting.policies.answer("cooperation") == "institutionalised"
    return Condition("agreement", "fails" if needed else "holds", text)


QUESTIONS: Mapping[str, Callable[[Setting], Condition]] = {
    "agreement": _agreement,
    "faster": _faster,
    "hybrid_path": _hybrid_path,
    "money": _money,
    "peaceful_path": _peaceful_path,
    "regional_lead": _regional_lead,
    "regional_mandate": _regional_mandate,
    "regional_operation": _regional_operation,
    "regional_path": _regional_path,
    "un_decision": _un_decision,
    "un_presence": _un_presence,
}
