"""The scorecard: measures and what they are of, weights in the address, places, and where a place changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.errors import UsageError
from chapter8.respond.partnership.advantage import (
    CRITERIA,
    Card,
    Criterion,
    Measured,
    TurningPoint,
    measured,
    scorecard,
    turning_points,
)
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted
from chapter8.site.plans.answers import Answer, Cell, Section, cell
from chapter8.site.plans.bench import PEACEKEEPING, Bench
from chapter8.site.plans.drawing import ranks

KEY = "scorecard"
MOST_WEIGHT = 100.0
MOST_POINTS = 40
ARMED = frozenset({"peacekeeping", "enforcement"})
ACTS: Mapping[str, Handler] = {}


def criterion_words() -> Mapping[Criterion, str]:
    """The criteria as the page says them."""
    return {
        "proximity": _("Proximity"), "speed": _("Speed"), "legitimacy": _("Legitimacy"), "cost": _("Cost"),
        "record": _("Past record"),
    }  # fmt: skip


def measures_of(bench: Bench, function: str) -> dict[str, dict[Criterion, Measured]]:
    """The measures of every organization that covers a state; costs are those of options that it leads.

    A task for armed personnel is compared with options that deploy them, any other with options without force.
    """
    armed = function in ARMED
    costs: dict[str, float] = {}
    for held in bench.said(nouns.OptionSet):
        if held.value.cost is not None and held.value.force == armed:
            costs[held.value.leads] = min(held.value.cost, costs.get(held.value.leads, held.value.cost))
    return measured(bench.atlas, bench.found(function), function, costs)


def read_weights(posted: Posted) -> dict[Criterion, float]:
    """The weights of the address, `speed=2`; a criterion that is not named weighs 1."""
    found: dict[Criterion, float] = {}
    for criterion in CRITERIA:
        text = posted.query.get(criterion, "").strip() or "1"
        try:
            weight = float(text)
        except ValueError:
            weight = -1.0
        if not 0 <= weight <= MOST_WEIGHT:
            raise UsageError(
                _("“%(text)s” is no weight") % {"text": text[:20]},
                place=criterion,
                remedy=_("Give a number, 0 to 100."),
            )
        found[criterion] = weight
    return found


def read_function(posted: Posted) -> str:
    """The function of the address; peacekeeping unless said otherwise."""
    function = posted.query.get("function", "") or PEACEKEEPING
    if function not in FUNCTIONS:
        raise UsageError(_("No function is called that"), place="function", remedy=", ".join(FUNCTIONS))
    return function


class WeightsForm(forms.Form):
    """Function and weights, as parts of the address."""

    def __init__(self, function: str, weights: Mapping[Criterion, float]) -> None:
        """Fields that hold what was asked."""
        super().__init__(auto_id="f-%s")
        choices = [(each, each.replace("_", " ")) for each in FUNCTIONS]
        self.fields["function"] = forms.ChoiceField(label=_("Function"), choices=choices, initial=function)
        for criterion, words in criterion_words().items():
            widget = forms.NumberInput(attrs={"step": "any"})
            self.fields[criterion] = forms.FloatField(
                label=words, min_value=0, max_value=MOST_WEIGHT, initial=f"{weights[criterion]:g}", widget=widget
            )


def answer(bench: Bench, posted: Posted) -> Answer:
    """The cards, what each measure is of, and how the places hang on the weights."""
    function, weights = read_function(posted), read_weights(posted)
    measures = measures_of(bench, function)
    cards = scorecard(measures, weights)
    points = turning_points(measures, weights) if measures else ()
    titles = criterion_words()
    return Answer(
        KEY,
        _("Scorecard"),
        _("Who is best placed for %(function)s. Every measure says what it was computed from; the weights are yours.")
        % {"function": function.replace("_", " ")},
        (
            Section(
                "places",
                _("Places"),
                "",
                (_("Place"), _("Organization"), _("Score"), *titles.values(), _("Missing")),
                tuple(_card(bench, card, titles) for card in cards),
                _("No organization of the atlas covers these states on that day."),
            ),
            Section(
                "measures",
                _("What the measures are of"),
                "",
                (_("Organization"), *titles.values()),
                tuple(
                    (cell(card.organization), *(cell(card.measures[each].basis) for each in titles)) for card in cards
                ),
            ),
            _turning(points, titles, weights),
            Section(
                "drawings",
                _("Place against each weight"),
                _("From 0 to 4, the other weights as they are; the upright line is the weight that you gave."),
                drawings=tuple(ranks(measures, weights, each, words) for each, words in titles.items())
                if len(cards) > 1
                else (),
            ),
        ),
        {"function": function, "weights": weights, "cards": cards, "turning_points": points},
    )


def _card(bench: Bench, card: Card, titles: Mapping[Criterion, str]) -> tuple[Cell, ...]:
    shares = [card.measures[each].share for each in titles]
    missing = tuple(titles[each] for each in card.missing)
    return (
        cell(card.place),
        Cell(
            card.organization,
            link=reverse("organization", args=[card.organization]),
            items=(bench.name(card.organization),),
        ),
        cell(round(card.score, 3)),
        *(cell(_("missing"), "attention") if share is None else cell(round(share, 2)) for share in shares),
        cell(missing),
    )  # fmt: skip


def _turning(
    points: Sequence[TurningPoint], titles: Mapping[Criterion, str], weights: Mapping[Criterion, float]
) -> Section:
    rows = tuple(
        (cell(titles[each.criterion]), cell(weights[each.criterion]), cell(round(each.weight, 3)), cell(each.below),
         cell(each.above))
        for each in points[:MOST_POINTS]
    )  # fmt: skip
    more = len(points) - len(rows)
    return Section(
        "turning",
        _("At which weight two change places"),
        _("The other weights as they are. Two are compared only where the same criteria are measured of both.")
        + (" " + _("%(count)s more are in the data.") % {"count": more} if more > 0 else ""),
        (_("Criterion"), _("Weight now"), _("Turning point"), _("First below it"), _("First above it")),
        rows,
        _("No weight changes a place."),
    )
