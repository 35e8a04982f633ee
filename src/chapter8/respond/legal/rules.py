"""The legal rules as data: read once from legal_paths.toml, checked at this gate, dated, with source and confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from chapter8.errors import TableError
from chapter8.respond.claims import Claim, read_claim
from chapter8.respond.policies import Policies, shipped_policies
from chapter8.respond.rule_data import read_tables, shipped_text
from chapter8.symbols.evidence import Evidence, Locator

Measure = Literal["consent", "coercive"]
Availability = Literal["open", "requires", "unresolved", "closed"]
FactKind = Literal["authorisation", "decision", "consent", "invitation", "agreement"]
FILE = "legal_paths.toml"
CHARTER = "Charter of the United Nations"
MEASURES: tuple[Measure, ...] = ("consent", "coercive")
AVAILABILITY: tuple[Availability, ...] = ("open", "requires", "unresolved", "closed")
ACTORS = ("organization", "united_nations", "states")
BASES = ("chapter_viii", "undeclared", "other")
CONFIDENCE = ("H", "M", "L")
FACTS: tuple[FactKind, ...] = ("authorisation", "decision", "consent", "invitation", "agreement")


@dataclass(frozen=True, slots=True)
class Needed:
    """What a path requires, and which kind of fact on record speaks to it (None: no such fact is read here)."""

    text: str
    fact: FactKind | None


@dataclass(frozen=True, slots=True)
class PathRule:
    """One legal path: who may take it, on what, with which authorization and duties. See the head of the data file."""

    key: str
    title: str
    measures: tuple[Measure, ...]
    actor: str
    organizations: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    functions: frozenset[str]
    powers: frozenset[str]
    power_needed: bool
    by_authorisation: bool
    at_most: Availability
    outside: Availability | None
    settled_by: tuple[str, str] | None
    basis: Mapping[str, Availability]
    authorisation: str
    duties: tuple[str, ...]
    requires: tuple[Needed, ...]
    articles: tuple[str, ...]
    claims: tuple[Claim, ...]
    contested: str
    confidence: str
    source: str

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The articles of the Charter, and the row of rule data itself."""
        rule = f"Rule data {FILE}, {self.key} (confidence {self.confidence}): {self.source}"
        return (
            *(Evidence(Locator(CHARTER, paragraphs=(f"Art. {article}",))) for article in self.articles),
            Evidence(source=rule),
        )

    def under(self, policies: Policies) -> PathRule:
        """The rule under the answers chosen: where `settled_by` is among them, what is unresolved hangs on facts."""
        if self.settled_by is None or policies.answer(self.settled_by[0]) != self.settled_by[1]:
            return self
        basis: dict[str, Availability] = {
            name: "requires" if found == "unresolved" else found for name, found in self.basis.items()
        }
        at_most: Availability = "open" if self.at_most == "unresolved" else self.at_most
        outside: Availability | None = "open" if self.outside == "unresolved" else self.outside
        return replace(self, basis=basis, at_most=at_most, outside=outside)

    def in_force(self, on: date) -> bool:
        """Whether the rule holds on the day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class BasisNote:
    """What is said of an organization by its Charter basis; on the paths in `keys` only, if it names any."""

    basis: str
    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of legal paths."""

    paths: tuple[PathRule, ...]
    basis_notes: tuple[BasisNote, ...]
    basis_claims: tuple[Claim, ...]


@cache
def shipped_rules() -> Rules:
    """The rules that come with the package."""
    return read_rules(shipped_text(FILE))


def read_rules(text: str) -> Rules:
    """Rules out of TOML text.

    Raises:
        TableError: the text is no TOML, or a rule lacks something or uses an unknown word.
    """
    table = read_tables(text, FILE)
    return Rules(
        paths=tuple(_path(entry, number) for number, entry in enumerate(table.get("path", ()), 1)),
        basis_notes=tuple(
            BasisNote(
                _word(entry, "basis", BASES, f"{FILE}, basis {number}"), tuple(entry.get("keys", ())), entry["text"]
            )
            for number, entry in enumerate(table.get("basis", ()), 1)
        ),
        basis_claims=tuple(read_claim(entry) for entry in table.get("basis_claims", ())),
    )


def _path(entry: Mapping[str, Any], number: int) -> PathRule:
    place = f"{FILE}, path {entry.get('key', number)}"
    for name in ("key", "title", "measure", "actor", "valid_from", "authorisation", "source", "confidence"):
        if not entry.get(name):
            raise TableError(f"{name} is missing", place=place, remedy=f"Give {name}")
    for measure in entry["measure"]:
        _word({"measure": measure}, "measure", MEASURES, place)
    basis: dict[str, Availability] = dict(entry.get("basis", {}))
    for name in basis:
        _word({"basis": name}, "basis", BASES, place)
        _word(basis, name, AVAILABILITY, place)
    _word(entry, "confidence", CONFIDENCE, place)
    return PathRule(
        key=entry["key"],
        title=entry["title"],
        measures=tuple(entry["measure"]),
        actor=_word(entry, "actor", ACTORS, place),
        organizations=tuple(entry.get("organizations", ())),
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        functions=frozenset(entry.get("functions", ())),
        powers=frozenset(entry.get("powers", ())),
        power_needed=entry.get("power_needed", False),
        by_authorisation=entry.get("by_authorisation", False),
        at_most=_availability(entry, "at_most", place),
        outside=_availability(entry, "outside", place) if "outside" in entry else None,
        settled_by=_settled_by(entry, place),
        basis=basis,
        authorisation=entry["authorisation"],
        duties=tuple(entry.get("duties", ())),
        requires=tuple(_needed(needed, place) for needed in entry.get("requires", ())),
        articles=tuple(entry.get("articles", ())),
        claims=tuple(read_claim(claim) for claim in entry.get("claims", ())),
        contested=entry.get("contested", ""),
        confidence=entry["confidence"],
        source=entry["source"],
    )


def _availability(entry: Mapping[str, Any], name: str, place: str) -> Availability:
    """How open a path can become for those whom the key names; "open" where the rule sets no bound."""
    found: Availability = entry.get(name, "open")
    _word({name: found}, name, AVAILABILITY, place)
    return found


def _settled_by(entry: Mapping[str, Any], place: str) -> tuple[str, str] | None:
    """The contested question, and the answer to it, under which what the rule leaves unresolved is settled."""
    if "settled_by" not in entry:
        return None
    question, _, answer = entry["settled_by"].partition("=")
    choices = {policy.key: [choice.key for choice in policy.choices] for policy in shipped_policies()}
    _word({"settled_by": question}, "settled_by", tuple(choices), place)
    _word({"settled_by": answer}, "settled_by", tuple(choices[question]), place)
    return question, answer


def _needed(entry: Mapping[str, Any], place: str) -> Needed:
    kind: FactKind | None = entry.get("fact")
    if kind is not None:
        _word(entry, "fact", FACTS, place)
    return Needed(entry["text"], kind)


def _word(entry: Mapping[str, Any], name: str, allowed: tuple[str, ...], place: str) -> str:
    value: str = entry[name]
    if value not in allowed:
        raise TableError(
            f"{name} is {value!r}, not one of {', '.join(allowed)}", place=place, remedy="Use one of these words"
        )
    return value
