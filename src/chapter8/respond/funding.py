"""Which money may pay for an operation on a date, under which conditions, up to which share: dated rules, walked.

The rules are data (data/funding.toml): for every source of money the first rule that is in force and fits the case
answers. The same plan gives other sources in 2007 than in 2024, and each answer says by which rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from chapter8.errors import TableError, UsageError
from chapter8.respond.policies import Policies
from chapter8.respond.rule_data import read_tables, shipped_text
from chapter8.symbols.evidence import Evidence, Locator

FILE = "funding.toml"
Command = Literal["un", "au", "rec", "eu", "other", "coalition"]
Eligibility = Literal["eligible", "conditional", "not_eligible"]
COMMANDS: tuple[Command, ...] = ("un", "au", "rec", "eu", "other", "coalition")
COMMAND_WORDS = {
    "un": "the United Nations", "au": "the African Union", "rec": "a regional economic community",
    "eu": "the European Union", "other": "another organization", "coalition": "a coalition of States",
}  # fmt: skip
COSTS = ("stipends", "equipment", "logistics", "operations", "mediation", "observers")


@dataclass(frozen=True, slots=True)
class FundingCase:
    """The operation to be paid for: who commands it, whether the Council has mandated it, what it costs money for."""

    command: Command
    council_mandate: bool
    costs: tuple[str, ...] = COSTS

    def __post_init__(self) -> None:
        """Let no unknown word pass."""
        if self.command not in COMMANDS or not set(self.costs) <= set(COSTS):
            remedy = f"Commands: {', '.join(COMMANDS)}; costs: {', '.join(COSTS)}"
            raise UsageError("an unknown kind of command or of cost", remedy=remedy)


@dataclass(frozen=True, slots=True)
class FundingRule:
    """One rule of a source: for whom and when it holds, what it pays, up to which share, and what it needs."""

    commands: tuple[str, ...]
    mandate: bool
    costs: tuple[str, ...]
    policy: Mapping[str, tuple[str, ...]]
    valid_from: date
    valid_to: date | None
    ceiling: float
    certain: bool
    needs: tuple[str, ...]
    text: str
    symbol: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FundingSource:
    """A source of money with its rules, the first that fits answering."""

    key: str
    title: str
    rules: tuple[FundingRule, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """What one source may pay of a case: up to `ceiling` of these `costs`. `counted` is the share to plan with.

    "conditional" is money that nobody has promised: its ceiling is shown and the plan counts on nothing.
    """

    source: str
    title: str
    eligibility: Eligibility
    costs: tuple[str, ...]
    ceiling: float
    counted: float
    needs: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...]


def funding(case: FundingCase, on: date, policies: Policies | None = None) -> tuple[Funding, ...]:
    """What every source may pay of the case on the day, in the order of the data."""
    chosen = policies or Policies.of()
    return tuple(_answer(source, case, on, chosen) for source in shipped_sources())


def _answer(source: FundingSource, case: FundingCase, on: date, policies: Policies) -> Funding:
    rule = next((rule for rule in source.rules if _fits(rule, case, on, policies)), None)
    if rule is None:
        reason = _why_not(source, case, on, policies)
        row = Evidence(source=f"Rule data {FILE}, {source.key}")
        return Funding(source.key, source.title, "not_eligible", (), 0.0, 0.0, (), reason, (row,))
    costs = tuple(cost for cost in case.costs if not rule.costs or cost in rule.costs)
    evidence = [Evidence(source=f"Rule data {FILE}, {source.key} (confidence {rule.confidence}): {rule.source}")]
    if rule.symbol:
        evidence.insert(0, Evidence(Locator(rule.symbol)))
    return Funding(
        source=source.key,
        title=source.title,
        eligibility="eligible" if rule.certain else "conditional",
        costs=costs,
        ceiling=rule.ceiling,
        counted=rule.ceiling if rule.certain else 0.0,
        needs=rule.needs,
        reason=rule.text,
        evidence=tuple(evidence),
    )


def _fits(rule: FundingRule, case: FundingCase, on: date, policies: Policies) -> bool:
    return not _misfit(rule, case, on, policies)


def _misfit(rule: FundingRule, case: FundingCase, on: date, policies: Policies) -> str:
    """Why a rule does not answer; nothing where it does."""
    if rule.commands and case.command not in rule.commands:
        named = " or ".join(COMMAND_WORDS[each] for each in rule.commands)
        return f"it is for operations under the command of {named}, not of {COMMAND_WORDS[case.command]}"
    if rule.valid_from > on or (rule.valid_to is not None and on > rule.valid_to):
        until = f" to {rule.valid_to}" if rule.valid_to else ""
        return f"its rule holds from {rule.valid_from}{until}"
    if rule.mandate and not case.council_mandate:
        return "it needs a mandate of the Security Council"
    if rule.costs and not set(rule.costs).intersection(case.costs):
        return f"it pays {', '.join(rule.costs)} alone"
    for key, answers in rule.policy.items():
        if policies.answer(key) not in answers:
            return f"the policy chosen is {key} = {policies.answer(key)}"
    return ""


def _why_not(source: FundingSource, case: FundingCase, on: date, policies: Policies) -> str:
    """The reason of the rule that came nearest: the last check that failed, of the rule that got farthest."""
    misfits = [_misfit(rule, case, on, policies) for rule in source.rules]
    order = ("it is for operations", "its rule holds", "it needs a mandate", "it pays", "the policy chosen")
    nearest = max(misfits, key=lambda told: next(at for at, start in enumerate(order) if told.startswith(start)))
    return f"Not on {on}: {nearest}."


@cache
def shipped_sources() -> tuple[FundingSource, ...]:
    """The sources of money that come with the package."""
    return read_sources(shipped_text(FILE))


def read_sources(text: str) -> tuple[FundingSource, ...]:
    """Sources and their rules out of TOML text.

    Raises:
        TableError: the text is no TOML, or a rule lacks something.
    """
    table = read_tables(text, FILE)
    return tuple(
        FundingSource(entry["key"], entry["title"], tuple(_rule(each, entry["key"]) for each in entry["rule"]))
        for entry in table.get("source", ())
    )


def _rule(entry: Mapping[str, Any], source: str) -> FundingRule:
    for name in ("valid_from", "ceiling", "text", "source", "confidence"):
        if name not in entry:
            raise TableError(f"{name} is missing", place=f"{FILE}, source {source}", remedy=f"Give {name}")
    policy: Mapping[str, Sequence[str]] = entry.get("policy", {})
    return FundingRule(
        commands=tuple(entry.get("command", ())),
        mandate=entry.get("mandate", False),
        costs=tuple(entry.get("costs", ())),
        policy={key: tuple(answers) for key, answers in policy.items()},
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        ceiling=entry["ceiling"],
        certain=entry.get("certain", False),
        needs=tuple(entry.get("needs", ())),
        text=entry["text"],
        symbol=entry.get("symbol", ""),
        source=entry["source"],
        confidence=entry["confidence"],
    )
