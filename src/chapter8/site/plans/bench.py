"""The workbench of one situation as one viewer may have it: what is said in the plan, and what the engines make of it.

A value that the viewer may not have is missing here from the start, so no answer, count or export rests on it. Where
the newest version of an entry is withheld the entry is missing whole: an older one would be told as if it still held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar, cast

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.respond.competence import Competence, competence
from chapter8.respond.ladder import Dimension, Means
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.contradictions import Bar, heeding
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.from_ledger import facts_of_ledger, with_beginnings
from chapter8.respond.legal.rules import MEASURES, Measure
from chapter8.respond.policies import Policies, Waiver
from chapter8.site import listing
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.briefs.gather import default_as_of
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.faults import unknown
from chapter8.site.library.models import Document
from chapter8.site.plans import nouns
from chapter8.site.plans.facts import OnRecord, documents_of, on_record
from chapter8.site.plans.models import Change, Entry, Plan
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.models import Situation
from chapter8.symbols.evidence import Evidence, Locator

Value = TypeVar("Value", bound=nouns.Saying)
PEACEKEEPING = "peacekeeping"
BY = " by "  # in the key of means that another organization states: "ECOWAS by UN"


@dataclass(frozen=True, slots=True)
class Held(Generic[Value]):
    """A value that holds, with the version of its entry that says so."""

    key: str
    value: Value
    row: Entry


@dataclass
class Bench:
    """A situation, a day, and the plan that is looked at (None where the viewer may have none)."""

    situation: Situation
    plans: tuple[Plan, ...]
    plan: Plan | None
    on: date
    viewer: Viewer
    purpose: Purpose

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas of the node."""
        return node_atlas()

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Codes of the situation's states."""
        return tuple(self.situation.states)

    # What is said

    @cached_property
    def rows(self) -> tuple[Entry, ...]:
        """Every version of every entry, withheld ones too: for the numbers of versions, never to be shown."""
        if self.plan is None:
            return ()
        return tuple(Entry.objects.filter(plan=self.plan).select_related("change__person"))

    @cached_property
    def newest(self) -> dict[tuple[str, str], Entry]:
        """The newest version of each entry."""
        return {(row.kind, row.key): row for row in sorted(self.rows, key=lambda row: row.number)}

    def may_have(self, row: Entry) -> bool:
        """Whether the viewer may have a version; one that cites a document, only if the document too."""
        if row.apart and not decide(row, self.viewer, self.purpose).allow:
            return False
        return row.values is None or "cited" not in row.values or row.values["cited"]["sha256"] in self.cited

    @cached_property
    def cited(self) -> dict[str, Document]:
        """The documents that entries cite and the viewer may have, by content."""
        wanted = {row.values["cited"]["sha256"] for row in self.rows if row.values and "cited" in row.values}
        if not wanted:
            return {}
        rows = Document.objects.readable_by(self.viewer, self.purpose).filter(sha256__in=wanted).defer("record")
        return {row.sha256: row for row in rows if decide(row, self.viewer, self.purpose).allow}

    def said(self, made: type[Value]) -> list[Held[Value]]:
        """What holds of one kind, in the order in which it was first said."""
        kind = next(kind for kind, each in nouns.KINDS.items() if each is made)
        held = [(key, row) for (of, key), row in self.newest.items() if of == kind and row.values is not None]
        shown = [(key, row) for key, row in held if self.may_have(row)]
        return [Held(key, cast("Value", nouns.saying_of(kind, row.values)), row) for key, row in shown]

    def one(self, made: type[Value]) -> Held[Value] | None:
        """What holds of a kind of which a plan has one."""
        return next(iter(self.said(made)), None)

    def seen(self, kind: str, key: str) -> int:
        """The number of the newest version of an entry, 0 for one that was never written."""
        row = self.newest.get((kind, key))
        return row.number if row else 0

    @cached_property
    def frame(self) -> nouns.Frame:
        """What is planned; the most that can be said without a plan is: something with consent, nobody named."""
        held = self.one(nouns.Frame)
        return held.value if held else nouns.Frame()

    @cached_property
    def actors(self) -> nouns.Actors:
        """Who is relevant, involved and leads."""
        held = self.one(nouns.Actors)
        return held.value if held else nouns.Actors()

    @cached_property
    def policies(self) -> Policies:
        """The answers chosen, and the gates waived by the day."""
        chosen = {held.key: held.value.answer for held in self.said(nouns.PolicyChosen)}
        given = [(held.key, held.value) for held in self.said(nouns.WaiverGiven)]
        return Policies.of(chosen, [Waiver(key, each.reason, each.by, each.on) for key, each in given])

    @cached_property
    def means(self) -> dict[str, Means]:
        """Stated means by code of organization; what it says itself goes before what others say of it."""
        found: dict[str, Means] = {}
        for held in sorted(self.said(nouns.MeansStated), key=lambda held: BY in held.key):
            stated: dict[Dimension, int | None] = {
                "strength": held.value.strength,
                "deploy_days": held.value.deploy_days,
                "months": held.value.months,
            }
            figures = {key: float(figure) for key, figure in stated.items() if figure is not None}
            code = held.key.partition(BY)[0]
            found.setdefault(code, Means(code, figures, (Evidence(source=held.value.source),)))
        return found

    # What the engines make of it

    def found(self, function: str | None = None) -> Competence:
        """Who covers the states, and how each stands to a function."""
        return competence(self.atlas, self.states, self.on, function)

    @cached_property
    def organizations(self) -> tuple[str, ...]:
        """Codes of those that cover a state, the closest first, then the United Nations."""
        rows = self.found(PEACEKEEPING).rows
        return (*(row.organization for row in rows if row.standing != "no_mandate"), "UN")

    @cached_property
    def record(self) -> OnRecord:
        """What documents have on record."""
        return on_record(self.atlas, self.situation, self.on, self.viewer, self.purpose)

    @cached_property
    def facts(self) -> tuple[KnownFact, ...]:
        """Facts out of documents, the ledger of operations, the log of consent, and what is attached to the plan."""
        documents = (each.fact for each in self.record.known)
        ledger = facts_of_ledger(self.atlas, self.states, self.on)
        known = [*documents, *ledger, *self.consent, *self.attached]
        return with_beginnings(self.atlas, tuple(dict.fromkeys(known)), self.states)

    @cached_property
    def consent(self) -> tuple[KnownFact, ...]:
        """Consent given and withdrawn, as the situation's log has it."""
        return consent_log(self.situation, self.viewer, self.purpose).facts(self.on)

    @cached_property
    def attached(self) -> tuple[KnownFact, ...]:
        """Authorizations of the Council attached to the plan, from documents that the viewer may have."""
        return tuple(
            KnownFact(
                "authorisation", held.value.organization, held.value.dated, (self.evidence(held.value.cited),),
                measure="coercive", expires=held.value.expires,
            )
            for held in self.said(nouns.Attached)
        )  # fmt: skip

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """Paragraphs that bar a measure, as people have read them."""
        return tuple(
            Bar(
                self.evidence(held.value.cited), held.value.states, held.value.organizations, held.value.measure,
                held.value.since, held.value.until, held.value.excepts,
            )
            for held in self.said(nouns.BarRead)
        )  # fmt: skip

    def evidence(self, cited: nouns.Cited) -> Evidence:
        """Where a cited paragraph stands, with its words and its address in the library."""
        document = self.cited[cited.sha256]
        name = cited.symbol or document.title
        place = Locator(name, paragraphs=(cited.paragraph,) if cited.paragraph else ())
        link = f"{document.get_absolute_url()}#{cited.passage}"
        return Evidence(place, words=cited.words, document=cited.sha256, link=link)

    def paths(self, measure: Measure) -> tuple[LegalPath, ...]:
        """The legal paths for a measure under the policies chosen, what contradicts a decision in force closed."""
        paths = legal_paths(self.atlas, self.states, self.on, measure, facts=self.facts, policies=self.policies)
        return heeding(paths, self.bars, self.states, measure, self.on)

    @cached_property
    def all_paths(self) -> tuple[LegalPath, ...]:
        """The paths for both kinds of measure."""
        return tuple(path for measure in MEASURES for path in self.paths(measure))

    def bars_on(self, measure: Measure | None, organization: str | None) -> list[Bar]:
        """The bars in force on a measure by an organization in the situation's states."""
        return [
            bar
            for bar in self.bars
            if bar.in_force(self.on)
            and set(bar.states) & set(self.states)
            and (measure is None or bar.measure in {None, measure})
            and (not bar.organizations or organization in bar.organizations)
        ]

    @property
    def documents(self) -> list[Document]:
        """The documents in which facts on record stand, and those that the plan cites."""
        return [*documents_of(self.record.known, self.record.documents), *self.cited.values()]

    def name(self, code: str) -> str:
        """An organization or a state in words, where the atlas knows it."""
        return self.names.get(code, code)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of states on the day, and of organizations."""
        states = {state.code: state.name for state in self.atlas.states}
        return {**{each.code: each.name for each in self.atlas.organizations}, **states}

    # Who may write

    @property
    def may_decide(self) -> bool:
        """Whether the viewer decides on the plan."""
        return self.plan is not None and may_contribute(self.viewer) and self.viewer.organization == self.plan.owner

    @property
    def may_add(self) -> bool:
        """Whether the viewer may add means, tasks, options and pledges."""
        involved = self.viewer.organization in self.actors.involved
        return self.plan is not None and may_contribute(self.viewer) and (self.may_decide or involved)

    @property
    def may_begin(self) -> bool:
        """Whether the viewer may begin a plan of their organization on this situation."""
        stored = self.situation.pk is not None and may_contribute(self.viewer)
        return stored and all(plan.owner != self.viewer.organization for plan in self.plans)

    # History

    @cached_property
    def history(self) -> list[tuple[Change, list[Entry]]]:
        """The changes of which the viewer may have at least one entry, the latest first, with those entries."""
        shown: dict[Change, list[Entry]] = {}
        for row in self.rows:
            before = row if row.values is not None else self._before(row)
            if self.may_have(row) and (before is None or self.may_have(before)):
                shown.setdefault(row.change, []).append(row)
        return sorted(shown.items(), key=lambda each: -each[0].pk)

    def _before(self, row: Entry) -> Entry | None:
        """The version before one that takes back."""
        kept = (each for each in self.rows if (each.kind, each.key) == (row.kind, row.key))
        return next((each for each in kept if each.number == row.number - 1), None)


def bench_of(request: Request, slug: str) -> Bench:
    """The workbench that an address asks for: the plan of `?plan=`, else the viewer's own, the situation's owner's."""
    situation = situation_or_unknown(request, slug)
    on = listing.day(request, "as_of") or default_as_of(situation, request.viewer, purpose=request.purpose)
    plans = plans_of(situation, request.viewer, request.purpose)
    return Bench(situation, plans, _chosen(request, situation, plans), on, request.viewer, request.purpose)


def plans_of(situation: Situation, viewer: Viewer, purpose: Purpose) -> tuple[Plan, ...]:
    """The plans on a situation that the viewer may have."""
    if situation.pk is None:
        return ()
    rows = Plan.objects.readable_by(viewer, purpose).filter(situation=situation)
    return tuple(row for row in rows if decide(row, viewer, purpose).allow)


def _chosen(request: Request, situation: Situation, plans: Sequence[Plan]) -> Plan | None:
    by_owner = {plan.owner: plan for plan in plans}
    wanted = request.GET.get("plan", "").strip()
    if wanted:
        if wanted not in by_owner:
            raise unknown(request.viewer)
        return by_owner[wanted]
    return plan_for(plans, situation, request.viewer)


def plan_for(plans: Sequence[Plan], situation: Situation, viewer: Viewer) -> Plan | None:
    """The plan that is meant where none is named: the viewer's own, the situation's owner's, else the first."""
    by_owner = {plan.owner: plan for plan in plans}
    for owner in (viewer.organization, situation.owner):
        if owner in by_owner:
            return by_owner[owner]
    return plans[0] if plans else None


def need_plan(bench: Bench) -> Plan:
    """The plan to write into. Raises UsageError where there is none."""
    if bench.plan is None:
        raise UsageError(_("There is no plan to write into yet"), remedy=_("Begin one on the page of the partnership."))
    return bench.plan
