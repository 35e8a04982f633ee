"""Who may act: competence, the ladder, legal paths, duties, precedents and gaps for some States on a day.

Each answer has a permalink that carries the whole question. It is never a bare yes or no: every path stands with its
conditions, met or missing, and with the claims that compete with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.coverage import Overlap, overlaps
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.respond.answers import Lacking, Terms, lacking, paths_for
from chapter8.respond.competence import STANDINGS, Competence, CompetenceRow, competence
from chapter8.respond.ladder import Ladder, ladder
from chapter8.respond.legal.contradictions import heeding
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.from_ledger import facts_of_ledger, with_beginnings
from chapter8.respond.legal.paths import LegalPath
from chapter8.respond.legal.precedents import Case, Precedent, precedents
from chapter8.respond.legal.rules import AVAILABILITY, shipped_rules
from chapter8.respond.policies import Policies, shipped_policies
from chapter8.respond.reporting import ReportingPolicy
from chapter8.site.asking import Request
from chapter8.site.library.marked import MarkedModel
from chapter8.site.registry import vocabulary
from chapter8.site.registry.asking import atlas_asked, link_to, read_known
from chapter8.site.registry.means import standby_means
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.question import Question, read_question
from chapter8.site.registry.record_facts import Recorded, recorded
from chapter8.site.registry.registers import words
from chapter8.site.twins import Page, Table

COLUMNS = (
    "organization", "name", "covered", "uncovered", "suspended", "charter_basis", "functions", "evidence", "standing",
    "level", "mandates", "limits", "ladder",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is answered. `facts` are those of the ledger and of the record, beside those that were stated."""

    competence: Competence
    ladder: Ladder | None
    paths: tuple[LegalPath, ...]
    facts: tuple[KnownFact, ...]
    precedents: tuple[Precedent, ...]
    lacking: tuple[Lacking, ...]
    overlaps: tuple[Overlap, ...]


def who_may_act(request: Request) -> Page:
    """Who is competent for the States on the day, who leads, and which legal paths are open for the measure."""
    atlas = atlas_asked(request)
    asked = read_question(request, atlas)
    exercise = any(atlas.state(code).exercise for code in asked.states)
    record = recorded(request, atlas, asked)
    answer: Answer | None = None
    shown: list[MarkedModel] = list(record.documents)
    if asked.states:
        found = competence(atlas, asked.states, asked.on, asked.function)
        pools = [row.organization for row in found.rows]
        means, units = standby_means(request, pools, asked.need, exercise=exercise)
        shown += units if asked.need else []
        answer = _answer(atlas, asked, found, record, ladder_of(atlas, asked, found, {**means, **asked.means}))
    marked = [*shown, *([asked.situation] if asked.situation is not None else [])]
    return Page(
        template="registry/who_may_act.html",
        context={
            **_words(request, atlas, asked),
            "answer": answer,
            "asked": asked,
            "record": record,
            "by_standing": by_standing(answer.competence.rows) if answer else {},
            "ways": ways(answer.paths) if answer else [],
        },
        data=lambda: _data(asked, answer, permalink(request)),
        table=Table(COLUMNS, lambda: _rows(atlas, asked, answer)),
        exercise=exercise or record.exercise,
        marking=open_to_all(marked),
        shown=marked,
    )


def _answer(atlas: Atlas, asked: Question, found: Competence, record: Recorded, rungs: Ladder | None) -> Answer:
    ledger = facts_of_ledger(atlas, asked.states, asked.on)
    facts = with_beginnings(atlas, (*asked.stated, *record.facts), asked.states)
    terms = Terms(facts, asked.policies, with_ledger=True)
    paths = paths_for(atlas, asked.states, asked.on, asked.measure, asked.organization, terms=terms)
    paths = heeding(paths, asked.bars, asked.states, asked.measure, asked.on)
    live = tuple(dict.fromkeys(path.key for path in paths if path.available in {"open", "requires"}))
    case = Case(asked.states, asked.on, asked.function, asked.measure, asked.organization, live)
    functions = (asked.function,) if asked.function else FUNCTIONS
    return Answer(
        competence=found,
        ladder=rungs,
        paths=paths,
        facts=(*record.facts, *ledger),
        precedents=precedents(atlas, case),
        lacking=lacking(atlas, asked.states, asked.on, functions),
        overlaps=tuple(each for each in overlaps(atlas, asked.on) if each.state in asked.states),
    )


def ladder_of(atlas: Atlas, asked: Question, found: Competence, means: Any) -> Ladder | None:
    """The ladder for a function or a need; without either there is nothing to lead."""
    if asked.function is None and not asked.need:
        return None
    return ladder(atlas, found, asked.need, means)


def permalink(request: Request) -> str:
    """The address that gives this answer again: the question, and the moment of what the node knew."""
    pairs = [(name, value) for name, several in request.GET.lists() for value in several if value and name != "known"]
    known = read_known(request.GET.get("known", "")) or timezone.now()
    if "on" not in dict(pairs):
        pairs.append(("on", known.date().isoformat()))
    pairs.append(("known", known.isoformat(timespec="seconds").replace("+00:00", "Z")))
    return f"{reverse('who-may-act')}?{urlencode(pairs)}"


def _words(request: Request, atlas: Atlas, asked: Question) -> dict[str, Any]:
    """What the form and the answer need beside the answer itself."""
    names = {each.code: each.name for each in atlas.organizations}
    return {
        "on": asked.on, "names": names, "given": request.GET, "words": words, "v": vocabulary, "link_to": link_to,
        "states": [(code, atlas.name_on(code, asked.on)) for code in asked.states],
        "state_names": {state.code: state.name for state in atlas.states},
        "measures": [("consent", _("with the state's consent")), ("coercive", _("coercive"))],
        "functions": [(key, words.FUNCTIONS[key]) for key in FUNCTIONS],
        "organizations": sorted(names.items(), key=lambda each: each[1]),
        "policies": shipped_policies(),
        "rules": list(dict.fromkeys((rule.key, rule.title) for rule in shipped_rules().paths)),
        "reporting": ReportingPolicy(), "standings": STANDINGS, "permalink": permalink(request),
        "known": read_known(request.GET.get("known", "")),
    }  # fmt: skip


def _data(asked: Question, answer: Answer | None, address: str) -> dict[str, object]:
    """The question and the answer as data."""
    return {
        "states": asked.states,
        "on": asked.on,
        "measure": asked.measure,
        "function": asked.function,
        "organization": asked.organization,
        "need": asked.need,
        "facts_stated": asked.stated,
        "facts_on_record": answer.facts if answer else (),
        "policies": dict(asked.policies.chosen),
        "competence": answer.competence if answer else None,
        "ladder": answer.ladder if answer else None,
        "lead": {"organization": answer.ladder.lead, "reason": answer.ladder.reason}
        if answer and answer.ladder
        else None,
        "legal_paths": answer.paths if answer else (),
        "precedents": [_precedent(each) for each in answer.precedents] if answer else (),
        "without_mandate": answer.lacking if answer else (),
        "overlaps": answer.overlaps if answer else (),
        "told": told(asked.policies),
        "permalink": address,
    }


def _precedent(each: Precedent) -> dict[str, object]:
    return {
        "operation": each.operation,
        "alike": {name: list(what) for name, what in each.alike.items()},
        "score": each.score,
        "paths": each.paths,
        "timing": {"kind": each.timing.kind, "gap_days": each.timing.gap_days, "act": each.timing.act},
    }


def told(policies: Policies) -> list[str]:
    """What stands at the foot of every export: policies chosen, rules waived, and what the answer is."""
    return [*policies.told, "Advice from dated rules, not a finding of law."]


def _rows(atlas: Atlas, asked: Question, answer: Answer | None) -> list[list[object]]:
    """The table of competence, and under it the sentences that go with every export."""
    if answer is None:
        return []
    verdicts = {rung.organization: rung.verdict for rung in answer.ladder.rungs} if answer.ladder else {}
    rows = [_row(atlas, row, verdicts.get(row.organization, "")) for row in answer.competence.rows]
    foot: list[list[object]] = [[line, *[""] * (len(COLUMNS) - 1)] for line in told(asked.policies)]
    return [*rows, *foot]


def _row(atlas: Atlas, row: CompetenceRow, verdict: str) -> list[object]:
    return [
        row.organization,
        atlas.organization(row.organization).name,
        row.covered,
        row.uncovered,
        row.suspended,
        row.charter_basis,
        row.functions,
        [one.source or str(one.locator) for one in row.evidence],
        row.standing,
        row.level,
        [f"{each.function}: {each.title}{f', {each.article}' if each.article else ''}" for each in row.mandates],
        [each.text for each in row.limits],
        verdict,
    ]


def by_standing(rows: Sequence[CompetenceRow]) -> dict[str, list[CompetenceRow]]:
    """The organizations by how they stand to the function, in the order of the answer."""
    return {key: found for key in STANDINGS if (found := [row for row in rows if row.standing == key])}


def ways(paths: Sequence[LegalPath]) -> list[tuple[LegalPath, list[list[LegalPath]]]]:
    """The paths rule by rule in the order of the answer, and within one those together that stand alike."""
    rules: dict[str, dict[tuple[object, ...], list[LegalPath]]] = {}
    for path in paths:
        conditions = tuple(
            (each.general, each.known, each.met, each.refused, each.waived) for each in path.requirements
        )
        alike = (path.available, conditions, path.barred, path.hinges, path.competing_claims, path.duties)
        rules.setdefault(path.key, {}).setdefault(alike, []).append(path)
    order = {name: place for place, name in enumerate(AVAILABILITY)}
    found = [sorted(groups.values(), key=lambda several: order[several[0].available]) for groups in rules.values()]
    return [(groups[0][0], groups) for groups in found]
