"""One line on the page of a situation: how far its plan of partnership is."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.plans import gates
from chapter8.site.plans.bench import Bench, plan_for, plans_of
from chapter8.site.situations.models import Situation


def standing_line(situation: Situation, on: date, viewer: Viewer, purpose: Purpose) -> str:
    """The state of the plan that its page would open with, "draft: two conditions missing"; "" without one."""
    plans = plans_of(situation, viewer, purpose)
    plan = plan_for(plans, situation, viewer)
    if plan is None:
        return ""
    bench = Bench(situation, plans, plan, on, viewer, purpose)
    word, _colour, _missing = gates.standing(bench)
    count = gates.conditions_missing(bench)
    if not count:
        return word
    words = ngettext("%(count)s condition missing", "%(count)s conditions missing", count) % {"count": count}
    return _("%(state)s: %(missing)s") % {"state": word, "missing": words}
