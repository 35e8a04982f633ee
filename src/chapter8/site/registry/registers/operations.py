"""The ledger of operations as pages: the list, and one operation with its decisions, its timing, what came after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger, Timing, TimingStatistics, at_work, strength
from chapter8.atlas.nouns import Operation
from chapter8.errors import UsageError
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, read_state, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, named, of_exercise, one_of, read_party
from chapter8.site.registry.registers.words import ACTS, CONSENTS, FUNCTIONS, MEASURES, MODES, TIMINGS, choices
from chapter8.site.twins import Page, Table

UNITED_NATIONS = "UN"
COLUMNS = (
    "code", "name", "organizations", "states", "functions", "mode", "consent", "decided", "began", "ended",
    "authorised_strength", "peak_strength", "successor", "transferred", "timing", "gap_days", "first_resolution",
    "resolution_dated", "summary", "source", "verified", "check",
)  # fmt: skip
DECISIONS = (
    "operation", "dated", "body", "symbol", "paragraphs", "act", "measure", "expires", "until", "source", "verified",
    "check",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that an address puts to the ledger. `on` is a day on which the operation must have been at work.

    `together` is "joint" (several organizations led), "without_un" (and no organ of the United Nations acted on it);
    `began` is "yes" for what took place, "no" for what was planned and never began.
    """

    on: date | None
    words: str
    organization: str | None
    state: str | None
    mode: str | None
    function: str | None
    timing: str | None
    together: str | None
    began: str | None


def operations(request: Request) -> Page:
    """The operations that fit, with when the Council first acted on each."""
    atlas = atlas_asked(request)
    ledger, asked = Ledger.of_atlas(atlas), read_asked(request, atlas)
    actors = Actors(atlas, asked.on or today())
    found = matching(ledger, asked)
    timings = {each.code: ledger.timing(each.code) for each in found}
    shown, pages = listing.paginate(request, found)
    return Page(
        template="registry/registers/operations.html",
        context={
            "rows": [(each, timings[each.code]) for each in shown], "pages": pages, "asked": request.GET,
            "on": asked.on, "actors": actors, "statistics": _statistics(request, timings.values()),
            "modes": choices(MODES), "functions": choices(FUNCTIONS), "timings": choices(TIMINGS),
            "mode_words": MODES, "timing_words": TIMINGS, "togethers": _togethers(), "begans": _begans(),
            "organizations": actors.choices(code for each in ledger.operations for code in each.organizations),
            "chips": _chips(request, actors), "strength": strength,
        },
        data=lambda: {
            "on": asked.on,
            "timing_statistics": _counted(timings.values()),
            "operations": [{"operation": each, "timing": _told(timings[each.code])} for each in found],
        },
        table=Table(COLUMNS, lambda: [row_of(each, timings[each.code]) for each in found]),
        exercise=invented(found, actors),
        marking=open_to_all(),
    )  # fmt: skip


def read_asked(request: Request, atlas: Atlas) -> Asked:
    """The filters of the ledger. Raises UsageError for a word that none of them knows."""
    on = listing.day(request, "on")
    state = request.GET.get("state", "").strip()
    return Asked(
        on=on,
        words=request.GET.get("q", "").strip().casefold(),
        organization=read_party(request.GET.get("organization", ""), atlas, on or today()),
        state=read_state(state, atlas, on=on) if state else None,
        mode=one_of(request, "mode", MODES),
        function=one_of(request, "function", FUNCTIONS),
        timing=one_of(request, "timing", TIMINGS),
        together=one_of(request, "together", dict(_togethers())),
        began=one_of(request, "began", dict(_begans())),
    )


def matching(ledger: Ledger, asked: Asked) -> list[Operation]:
    """The operations that answer a question, in order of time.

    A timing is asked of what the United Nations did not lead: it needs no authority of its own.
    """
    chosen = {each.code for each in _chosen(ledger, asked)}
    in_order = sorted(ledger.operations, key=lambda each: (each.began or each.decided or date.max, each.code))
    return [
        each
        for each in in_order
        if each.code in chosen
        and (asked.organization is None or asked.organization in each.organizations)
        and (asked.state is None or asked.state in each.states)
        and asked.mode in {None, each.mode}
        and (asked.function is None or asked.function in each.functions)
        and asked.words in f"{each.code} {each.name} {each.summary}".casefold()
        and (asked.on is None or at_work(each, asked.on))
        and asked.began in {None, "no" if each.began is None else "yes"}
        and (asked.timing is None or (_timed(each) and ledger.timing(each.code).kind == asked.timing))
    ]


def _chosen(ledger: Ledger, asked: Asked) -> Iterable[Operation]:
    if asked.together is None:
        return ledger.operations
    return ledger.joint(without_united_nations=asked.together == "without_un")


def operation(request: Request, code: str) -> Page:
    """One operation: who decided what and when, how long it took, what came before and after."""
    atlas = atlas_asked(request)
    ledger = Ledger.of_atlas(atlas)
    found = ledger.operation(code)
    actors = Actors(atlas, found.began or found.decided or today())
    timing, acts = ledger.timing(code), ledger.acts_on(code)
    handovers = [each for each in ledger.handovers() if code in {each.source.code, each.target.code}]
    told = {each.source.code for each in handovers}
    before = [each for each in ledger.operations if each.successor == code and each.code not in told]
    return Page(
        template="registry/registers/operation.html",
        context={
            "one": found, "timing": timing, "acts": acts, "handovers": handovers, "before": before, "actors": actors,
            "after": ledger.operation(found.successor) if found.successor and code not in told else None,
            "to_begin": _days(found.decided, found.began), "lasted": _days(found.began, found.ended),
            "timed": _timed(found), "timing_words": TIMINGS, "mode_words": MODES, "consents": CONSENTS,
            "functions": FUNCTIONS, "act_words": ACTS, "measures": MEASURES,
        },
        data=lambda: {
            "operation": found, "timing": _told(timing), "decisions": acts, "handovers": handovers,
            "days_from_decision_to_begin": _days(found.decided, found.began),
        },
        table=Table(
            DECISIONS,
            lambda: [
                [
                    each.operation, each.dated, each.body, each.symbol, "; ".join(each.paragraphs), each.act,
                    each.measure, each.expires, each.until, each.provenance.source, each.provenance.verified,
                    each.provenance.check,
                ]
                for each in acts
            ],
        ),
        exercise=invented([found], actors),
        marking=open_to_all(),
    )  # fmt: skip


def row_of(one: Operation, timing: Timing) -> list[object]:
    """A row of the table."""
    act = timing.act
    return [
        one.code, one.name, "; ".join(one.organizations), "; ".join(one.states), "; ".join(one.functions), one.mode,
        one.consent, one.decided, one.began, one.ended, one.authorised_strength, one.peak_strength, one.successor,
        one.transferred, timing.kind, timing.gap_days, act.symbol if act else "", act.dated if act else "",
        one.summary, one.provenance.source, one.provenance.verified, one.provenance.check,
    ]  # fmt: skip


def invented(several: Iterable[Operation], actors: Actors) -> bool:
    """Whether one of them is part of an exercise."""
    return any(of_exercise(each.provenance) or actors.invented((*each.organizations, *each.states)) for each in several)


def read_month(text: str, name: str) -> date | None:
    """The first day of a month written 2006-12; None for nothing. Raises UsageError for what is no month."""
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(f"{text.strip()}-01")
    except ValueError as error:
        told = _('"%(text)s" is no month') % {"text": text[:40]}
        raise UsageError(told, place=name, remedy=_("Write it as 2006-12.")) from error
    return listing.within_record(found)


def _timed(one: Operation) -> bool:
    return one.organizations[0] != UNITED_NATIONS


def _statistics(request: Request, timings: Iterable[Timing]) -> dict[str, Any]:
    """How many of each timing, each with the address that lists them, and the gaps."""
    counted = _counted(timings)
    return {
        "counts": [
            (TIMINGS[kind], count, listing.address(request, timing=kind, page=None))
            for kind, count in counted.counts.items()
        ],
        "gaps": counted.gaps,
        "median": counted.median_gap,
        "total": sum(counted.counts.values()),
    }


def _counted(timings: Iterable[Timing]) -> TimingStatistics:
    """The statistics of what the United Nations did not lead."""
    several = [each for each in timings if _timed(each.operation)]
    counts = {kind: sum(each.kind == kind for each in several) for kind in TIMINGS}
    return TimingStatistics(counts, tuple(sorted(each.gap_days for each in several if each.gap_days is not None)))


def _told(timing: Timing) -> dict[str, Any]:
    return {"kind": timing.kind, "gap_days": timing.gap_days, "act": timing.act}


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first is not None and last is not None else None


def _togethers() -> list[tuple[str, str]]:
    return [
        ("joint", _("several organizations, none of them the United Nations")),
        ("without_un", _("several organizations, and no act of the United Nations")),
    ]


def _begans() -> list[tuple[str, str]]:
    return [("yes", _("took place")), ("no", _("decided and never begun"))]


def _chips(request: Request, actors: Actors) -> list[tuple[str, str, str]]:
    labels = {
        "q": _("Words"), "organization": _("Organization"), "state": _("State"), "mode": _("Mode"),
        "function": _("Function"), "on": _("At work on"), "timing": _("Timing"), "together": _("Together"),
        "began": _("Begun"),
    }  # fmt: skip
    organization, state = request.GET.get("organization", ""), request.GET.get("state", "")
    words = {
        "mode": MODES, "function": FUNCTIONS, "timing": TIMINGS, "together": dict(_togethers()),
        "began": dict(_begans()), "organization": {organization: actors.name(organization)},
        "state": {state: named(state, actors)},
    }  # fmt: skip
    return listing.chips(request, labels, words)
