"""The gate of the brief: what the viewer may see of the holdings, as of the day, and what was left out and why.

Behind this gate every section takes what it finds as allowed and in time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from chapter8.atlas.nouns import Organization
from chapter8.brief.holdings import Expert, Holding, Holdings, Question, Unit
from chapter8.brief.known import Known, entered_facts, known_facts
from chapter8.brief.relevance import Relevance, after, relevance
from chapter8.brief.selection import Selection, select
from chapter8.brief.sources import Source
from chapter8.exchange.decide import decide
from chapter8.exchange.marking import Marking, strictest
from chapter8.respond.competence import Competence, competence
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.rules import Measure
from chapter8.watch.panel import Panel

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Material:
    """All that the sections may use. `withheld` counts by kind of thing and rule, `later` by kind."""

    question: Question
    holdings: Holdings
    sources: tuple[Source, ...]
    panel: Panel | None
    units: tuple[Holding[Unit], ...]
    experts: tuple[Holding[Expert], ...]
    competence: Competence
    relevance: Relevance
    selection: Selection
    known: tuple[Known, ...]
    withheld: Counter[tuple[str, str]]
    later: Counter[str]

    @property
    def open(self) -> Marking:
        """The marking of what the brief itself says: from public data, or of what is missing."""
        return Marking(owner=owner(self.question))

    @property
    def covering(self) -> tuple[Organization, ...]:
        """The organizations that cover the situation, those that cover most of it first."""
        return tuple(self.holdings.atlas.organization(row.organization) for row in self.competence.rows)

    @property
    def pools(self) -> tuple[str, ...]:
        """Codes of those whose units and experts come into question: the covering organizations, and the UN."""
        return tuple(dict.fromkeys([*(organization.code for organization in self.covering), "UN"]))

    def paths(self, measure: Measure) -> tuple[LegalPath, ...]:
        """The legal paths for a measure, with the facts on record that the viewer may see."""
        facts = [known.fact for known in self.known]
        return legal_paths(self.holdings.atlas, self.question.states, self.question.as_of, measure, facts=facts)

    def marking_of(self, paths: Iterable[LegalPath]) -> Marking:
        """The marking of what is said of some paths: the narrowest of the documents that their facts stand in."""
        used = {fact for path in paths for needed in path.requirements for fact in needed.facts}
        markings = [known.marking for known in self.known if known.fact in used]
        return strictest([self.open, *markings], owner(self.question))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the situation's states on the day."""
        return tuple(self.holdings.atlas.name_on(code, self.question.as_of) for code in self.question.states)


def owner(question: Question) -> str:
    """Whose the brief is: the organization that its maker acts for."""
    return question.viewer.organization or "UN"


def prepare(question: Question, holdings: Holdings) -> Material:
    """Ask `decide` about each thing, leave out what is later than the day, and set the rule of relevance."""
    withheld: Counter[tuple[str, str]] = Counter()
    later: Counter[str] = Counter()
    as_of = question.as_of
    may = partial(_allowed, question=question, withheld=withheld)
    documents = may("document", holdings.documents)
    timely = [held for held in documents if not after(as_of, held.item.date, held.item.symbol)]
    units = may("unit", holdings.units)
    experts = may("expert", holdings.experts)
    known = [held for held in units if held.item.status_on <= as_of]
    later["document"], later["unit"] = len(documents) - len(timely), len(units) - len(known)
    figures = may("panel", () if holdings.panel is None else [Holding(holdings.panel, holdings.panel_marking)])
    covering = competence(holdings.atlas, question.states, as_of)
    rule = relevance(
        holdings.atlas,
        question.states,
        [row.organization for row in covering.rows],
        extra_places=question.places,
    )
    sources = tuple(Source(held) for held in timely)
    return Material(
        question=question,
        holdings=holdings,
        sources=sources,
        panel=figures[0].item if figures else None,
        units=tuple(known),
        experts=tuple(experts),
        competence=covering,
        relevance=rule,
        selection=select(sources, rule, as_of),
        known=(*known_facts(sources, rule), *entered_facts(may("entry of consent", holdings.consent), as_of)),
        withheld=withheld,
        later=later,
    )


def _allowed(
    kind: str, things: Iterable[Holding[T]], *, question: Question, withheld: Counter[tuple[str, str]]
) -> list[Holding[T]]:
    """What the viewer may have of some things for the purpose; the rest is counted by the rule that kept it."""
    kept: list[Holding[T]] = []
    for thing in things:
        ruling = decide(thing, question.viewer, question.purpose)
        if ruling.allow:
            kept.append(thing)
        else:
            withheld[kind, ruling.rule] += 1
    return kept
