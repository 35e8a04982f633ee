"""Contested rules as policies that a person selects, and waivers of rules with the reason that prints on every export.

The questions are data (data/policies.toml), each with its answers and who holds them. An engine that depends on one
asks `Policies.answer`; what was chosen, and what was waived, is part of whatever it answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from chapter8.errors import TableError, UsageError
from chapter8.respond.claims import Claim, read_claim
from chapter8.respond.rule_data import read_tables, shipped_text

FILE = "policies.toml"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a contested question: what it means here, and who holds it."""

    key: str
    title: str
    effect: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A contested question with its answers; `default` is the one that claims least."""

    key: str
    question: str
    default: str
    choices: tuple[Choice, ...]

    def choice(self, key: str) -> Choice:
        """The answer of that key; UsageError if the question has none such."""
        for each in self.choices:
            if each.key == key:
                return each
        remedy = f"Choose one of {', '.join(each.key for each in self.choices)}"
        raise UsageError(f"{key!r} is no answer to {self.key}", remedy=remedy)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that a named person set aside in one case, with the reason. `rule` is the key of a path or of a gate."""

    rule: str
    reason: str
    by: str
    on: date

    def __post_init__(self) -> None:
        """Let no waiver pass that does not say who set aside what, and why."""
        for name in ("rule", "reason", "by"):
            if not getattr(self, name).strip():
                raise UsageError(f"a waiver needs its {name}", remedy="Name the rule, the person and the reason")

    @property
    def text(self) -> str:
        """The waiver as the sentence that every export prints."""
        return f"Rule {self.rule} waived by {self.by} on {self.on}: {self.reason.strip().rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Policies:
    """The answers chosen, one for each question, and the rules waived."""

    chosen: Mapping[str, str]
    waivers: tuple[Waiver, ...] = ()

    @classmethod
    def of(cls, chosen: Mapping[str, str] | None = None, waivers: Sequence[Waiver] = ()) -> Policies:
        """These answers, and the default for every other question.

        Raises:
            UsageError: a question or an answer that there is not.
        """
        asked = dict(chosen or {})
        answers = {each.key: each.choice(asked.pop(each.key, each.default)).key for each in shipped_policies()}
        if asked:
            remedy = f"Choose among {', '.join(answers)}"
            raise UsageError(f"no policy is called {', '.join(sorted(asked))}", remedy=remedy)
        return cls(MappingProxyType(answers), tuple(waivers))

    def answer(self, key: str) -> str:
        """The key of the answer chosen for a question."""
        return self.chosen[key]

    def waived(self, rule: str) -> Waiver | None:
        """The waiver of a rule, if somebody gave one."""
        return next((each for each in self.waivers if each.rule == rule), None)

    @property
    def told(self) -> tuple[str, ...]:
        """What differs from the defaults, and every waiver, as sentences for the foot of an export."""
        differing = [
            f"Policy chosen: {policy.question} {policy.choice(self.chosen[policy.key]).title}."
            for policy in shipped_policies()
            if self.chosen[policy.key] != policy.default
        ]
        return (*differing, *(each.text for each in self.waivers))


@cache
def shipped_policies() -> tuple[Policy, ...]:
    """The contested questions that come with the package."""
    return read_policies(shipped_text(FILE))


def read_policies(text: str) -> tuple[Policy, ...]:
    """Policies out of TOML text.

    Raises:
        TableError: the text is no TOML, or a policy lacks something.
    """
    table = read_tables(text, FILE)
    return tuple(_policy(entry) for entry in table.get("policy", ()))


def _policy(entry: Mapping[str, Any]) -> Policy:
    try:
        choices = tuple(
            Choice(each["key"], each["title"], each["effect"], tuple(map(read_claim, each.get("claims", ()))))
            for each in entry["options"]
        )
        found = Policy(entry["key"], entry["question"], entry["default"], choices)
        found.choice(found.default)
    except KeyError as error:
        place = f"{FILE}, policy {entry.get('key', '?')}"
        raise TableError(f"{error.args[0]} is missing", place=place, remedy="Give it") from None
    except UsageError as error:
        raise TableError(str(error), place=FILE, remedy="Let the default be one of the options") from None
    return found
