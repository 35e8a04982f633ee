"""The legal paths of a situation, each told once: who could take it, what it requires, what of that is on record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.brief.material import Material
from chapter8.brief.wording import listed, sentence
from chapter8.respond.legal import LegalPath
from chapter8.respond.legal.facts import NOT_ON_RECORD
from chapter8.respond.legal.rules import Measure
from chapter8.symbols.evidence import Evidence

MEASURES: dict[Measure, str] = {"consent": "by consent", "coercive": "coercive"}
AVAILABLE = {"open": "open", "requires": "requires more", "unresolved": "unresolved", "closed": "closed"}


@dataclass(frozen=True, slots=True)
class Way:
    """One legal path for all who could take it, and the kinds of measure that it is for."""

    paths: tuple[LegalPath, ...]
    measures: str

    @property
    def regional(self) -> bool:
        """Whether an organization could take it as far as the law is settled: these are told in full."""
        known = [path for path in self.paths if path.available in {"open", "requires"}]
        return any(path.organization not in {None, UNITED_NATIONS} for path in known)

    @property
    def standing(self) -> str:
        """How each stands: "open for IGAD and AU; unresolved for OIC"."""
        groups: dict[str, list[str]] = {}
        for path in self.paths:
            groups.setdefault(path.available, []).append(_actor(path))
        return "; ".join(f"{AVAILABLE[key]} for {listed(groups[key])}" for key in AVAILABLE if key in groups)

    @property
    def conditions(self) -> str:
        """What it requires, and for whom what of it is on record, in one sentence; "" where it requires nothing."""
        settled = [path for path in self.paths if path.requirements and path.available in {"open", "requires"}]
        paths = settled or [path for path in self.paths if path.requirements]
        if not paths:
            return ""
        return f"requires {'; and '.join(_condition(paths, place) for place in range(len(paths[0].requirements)))}"

    def duties(self, told: set[str]) -> str:
        """What whoever takes it must do, and for whom if not for all; one `told` already is called by its article."""
        words = []
        for duty in dict.fromkeys(duty for path in self.paths for duty in path.duties):
            short = re.search(r"\((Art\. [^)]+)\)\.?$", duty)
            plain = duty.rstrip(".")
            bound = [path for path in self.paths if duty in path.duties]
            whose = "" if len(bound) == len(self.paths) else f"for {listed([_actor(path) for path in bound])}: "
            words.append(whose + (short[1] if duty in told and short else plain[:1].lower() + plain[1:]))
            told.add(duty)
        return f"Duty: {'; '.join(words)}" if words else ""

    def evidence(self, material: Material) -> tuple[Evidence, ...]:
        """What all who could take it rest on: the rule, and the facts on record, whoever they are of."""
        first, *others = (rule_evidence(path, material) for path in self.paths)
        shared = tuple(item for item in first if all(item in other for other in others)) or first
        return tuple(dict.fromkeys((*shared, *fact_evidence(self.paths))))


def ways(material: Material) -> list[Way]:
    """Each path once, with all who could take it. A path for both kinds of measure is told once."""
    measures: dict[str, dict[str, None]] = {}
    groups: dict[str, dict[str | None, LegalPath]] = {}
    for measure, words in MEASURES.items():
        for path in material.paths(measure):
            groups.setdefault(path.key, {}).setdefault(path.organization, path)
            measures.setdefault(path.key, {})[words] = None
    return [Way(tuple(paths.values()), listed(list(measures[key]))) for key, paths in groups.items()]


def told(way: Way, duties_told: set[str]) -> str:
    """A path in at most four sentences: for whom it stands; what it requires; the duty; what is contested."""
    contested = way.paths[0].contested
    parts = [
        way.standing,
        way.conditions or way.paths[0].authorisation,
        way.duties(duties_told),
        f"Contested: {contested}" if contested else "",
    ]
    return " ".join(sentence(part) for part in parts if part)


def rule_evidence(path: LegalPath, material: Material) -> tuple[Evidence, ...]:
    """What a legal path rests on beside the organization's own memberships and instruments, which stand with it."""
    own = {item for row in material.competence.rows if row.organization == path.organization for item in row.evidence}
    return tuple(dict.fromkeys(item for item in path.evidence if item not in own)) or path.evidence


def fact_evidence(paths: Iterable[LegalPath]) -> tuple[Evidence, ...]:
    """Where the facts on record stand that some paths tell of."""
    facts = (fact for path in paths for needed in path.requirements for fact in needed.facts)
    return tuple(dict.fromkeys(item for fact in facts for item in fact.evidence))


def _condition(paths: list[LegalPath], place: int) -> str:
    """One requirement of all paths: "the consent of the Sudan (on record for AU: ...; not on record here for IGAD)"."""
    words: dict[str, list[str]] = {}
    for path in paths:
        words.setdefault(path.requirements[place].known, []).append(_actor(path))
    general = paths[0].requirements[place].general
    if set(words) == {""}:
        return f"{general} ({NOT_ON_RECORD})"
    parts = [f"on record for {listed(bodies)}: {known}" for known, bodies in words.items() if known]
    parts += [f"{NOT_ON_RECORD} for {listed(words[''])}"] if "" in words else []
    return f"{general} ({'; '.join(parts)})"


def _actor(path: LegalPath) -> str:
    return path.organization or "States"
