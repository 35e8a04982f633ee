"""The question "who may act", read out of an address: States, day, measure, need, means, policies and stated facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.errors import UsageError
from chapter8.respond.ladder import Dimension, Means
from chapter8.respond.legal.contradictions import Bar
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import Measure
from chapter8.respond.policies import Policies, shipped_policies
from chapter8.respond.questions import COALITION, read_fact, read_means, read_waiver
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.registry.asking import read_states, today
from chapter8.site.situations.models import Situation
from chapter8.symbols.evidence import Evidence, Locator

NEEDS: tuple[Dimension, ...] = ("strength", "deploy_days", "months")
LARGEST = 1_000_000  # of a need: what is more is a slip
MOST_FACTS = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `stated` are the facts that the person who asks vouches for, `bars` decisions that they read."""

    states: tuple[str, ...]
    on: date
    measure: Measure
    function: str | None = None
    organization: str | None = None
    need: Mapping[Dimension, float] = field(default_factory=dict)
    means: Mapping[str, Means] = field(default_factory=dict)
    policies: Policies = field(default_factory=Policies.of)
    stated: tuple[KnownFact, ...] = ()
    bars: tuple[Bar, ...] = ()
    situation: Situation | None = None


def read_question(request: Request, atlas: Atlas) -> Question:
    """The question of an address. Without States and without a situation there are none in it.

    Raises:
        UsageError: a part of it cannot be.
        NotFoundError: an organization or a situation that is not there for the viewer.
    """
    asked = request.GET
    on = listing.day(request, "on") or today()
    slug = asked.get("situation", "").strip()
    situation = situation_or_unknown(request, slug) if slug else None
    states = read_states(asked.get("countries", ""), atlas, on=on)
    if not states and situation is not None:
        states = tuple(situation.states)
    organization = asked.get("organization", "").strip() or None
    if organization:
        atlas.organization(organization)
    measure = read_measure(asked.get("measure", ""))
    return Question(
        states=states,
        on=on,
        measure=measure,
        function=_function(asked.get("function", "")),
        organization=organization,
        need=_need(asked),
        means=read_means(filter(None, (part.strip() for part in asked.get("means", "").split(";")))),
        policies=_policies(request, on),
        stated=_facts(request, atlas, states, on),
        bars=_bars(request, states, on),
        situation=situation,
    )


def read_measure(text: str) -> Measure:
    """The measure that is asked about; with consent unless said otherwise.

    Raises:
        UsageError: it is neither.
    """
    match text or "consent":
        case "consent":
            return "consent"
        case "coercive":
            return "coercive"
        case _:
            raise UsageError(f"“{text}” is no kind of measure", place="measure", remedy="Ask for consent or coercive.")


def _function(text: str) -> str | None:
    if text and text not in FUNCTIONS:
        remedy = f"Ask for one of {', '.join(FUNCTIONS)}."
        raise UsageError(f"“{text[:40]}” is no function on record", place="function", remedy=remedy)
    return text or None


def _need(asked: Mapping[str, str]) -> dict[Dimension, float]:
    found: dict[Dimension, float] = {}
    for name in NEEDS:
        text = asked.get(name, "").strip()
        if not text:
            continue
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not isfinite(number) or not 0 <= number <= LARGEST:
            told = _("“%(text)s” is no whole number") % {"text": text[:40]}
            raise UsageError(told, place=name, remedy=_("Write a number, such as 3000."))
        found[name] = number
    return found


def _policies(request: Request, on: date) -> Policies:
    chosen = {
        each.key: text for each in shipped_policies() if (text := request.GET.get(f"policy.{each.key}", "").strip())
    }
    unknown = {name.removeprefix("policy.") for name in request.GET if name.startswith("policy.")} - {
        each.key for each in shipped_policies()
    }
    if unknown:
        chosen[min(unknown)] = ""  # `Policies.of` says what there is
    waive, reason, by = (request.GET.get(name, "").strip() for name in ("waive", "reason", "by"))
    return Policies.of(chosen, read_waiver([waive] if waive else [], reason, by, on))


def _facts(request: Request, atlas: Atlas, states: Sequence[str], on: date) -> tuple[KnownFact, ...]:
    """The facts of `fact=` in the grammar of `respond.questions`, and those of the form's own fields."""
    lines = [text for text in request.GET.getlist("fact") if text.strip()]
    lines += _lines(request.GET, states, on)
    if len(lines) > MOST_FACTS:
        raise UsageError(f"{len(lines)} facts are too many", place="fact", remedy=f"State up to {MOST_FACTS}.")
    return tuple(read_fact(text, atlas) for text in lines)


def _lines(asked: Mapping[str, str], states: Sequence[str], on: date) -> list[str]:
    """The form's fields as facts: consent of each State, an authorization, a decision, an invitation."""

    def value(name: str) -> str:
        return asked.get(name, "").replace(":", " ").strip()

    lines = []
    consent = value("consent")
    if consent in {"given", "refused"}:
        kind = "consent" if consent == "given" else "refusal"
        lines += [f"{kind}:{code}:{value('consent_on') or on}:{value('consent_in')}" for code in states]
    elif consent:
        raise UsageError(f"“{consent[:40]}” says nothing of consent", place="consent", remedy="Say given or refused.")
    for kind in ("authorisation", "decision"):
        if document := value(kind):
            whom = value(f"{kind}_of") or (COALITION if kind == "authorisation" else "")
            if not whom:
                remedy = _("Say which organization decided.")
                raise UsageError(_("A decision needs who decided it"), place="decision_of", remedy=remedy)
            ends = value(f"{kind}_until")
            lines.append(f"{kind}:{whom}:{document}:{value(f'{kind}_on') or on}{f':{ends}' if ends else ''}")
    return lines


def _bars(request: Request, states: Sequence[str], on: date) -> tuple[Bar, ...]:
    """The decision of the Council that a person reads as excluding the measure."""
    symbol = request.GET.get("bar", "").strip()[:120]
    if not symbol or not states:
        return ()
    paragraph = request.GET.get("bar_paragraph", "").strip()[:20]
    of = request.GET.get("bar_of", "").strip()
    evidence = Evidence(Locator(symbol, paragraphs=(paragraph,) if paragraph else ()))
    since, until = listing.day(request, "bar_on") or on, listing.day(request, "bar_until")
    return (
        Bar(evidence, tuple(states), (of,) if of else (), read_measure(request.GET.get("measure", "")), since, until),
    )
