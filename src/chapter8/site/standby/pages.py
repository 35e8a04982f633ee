"""Pages of the standby register: units and experts, with filters and twins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import decide
from chapter8.exchange.marking import Marking, strictest
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.faults import require, unknown
from chapter8.site.library.marked import MarkedModel
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.search import paging
from chapter8.site.standby.models import Expert, Unit
from chapter8.site.standby.readiness import DIMENSIONS, readiness
from chapter8.site.twins import Page, Table

PAGE_SIZE = 50
UNIT_COLUMNS = (
    "code",
    "name",
    "contributor",
    "pool",
    "kind",
    "strength",
    "lead_time_days",
    "sustainment_months",
    *(name for name, _words in DIMENSIONS),
    "readiness",
    "weakest",
    "status_on",
    "source",
    "tlp",
    "owner",
)
EXPERT_COLUMNS = (
    "code",
    "roster",
    "expertise",
    "languages",
    "regions",
    "notice_hours",
    "available_from",
    "available_to",
    "source",
    "tlp",
    "owner",
)


def units(request: Request) -> Page:
    """Units held ready, narrowed by pool, contributor, kind, lead time and readiness."""
    allowed = readable_units(request)
    found = [unit for unit in allowed if _unit_wanted(request, unit)]
    labels = {
        "pool": _("Pool"),
        "contributor": _("Contributor"),
        "kind": _("Kind"),
        "lead": _("Lead time up to (days)"),
        "ready": _("Readiness from"),
    }
    shown, pages = _paged(request, found)
    return Page(
        template="standby/units.html",
        context={
            "rows": [(unit, readiness(unit)) for unit in shown],
            "total": len(found),
            "strength": sum(unit.strength for unit in found),
            "held": len(allowed),
            "pools": paging.choices(unit.pool for unit in allowed),
            "contributors": [(code, state_name(code)) for code in sorted({unit.contributor for unit in allowed})],
            "kinds": paging.choices(unit.kind for unit in allowed),
            "chips": listing.chips(request, labels),
            "pages": pages,
            "asked": request.GET,
            "state_name": state_name,
        },
        data=lambda: {"units": [unit_row(unit) for unit in found]},
        table=Table(UNIT_COLUMNS, lambda: [list(unit_row(unit).values()) for unit in found]),
        **bands(shown),
    )


def unit(request: Request, code: str) -> Page:
    """One unit, with its readiness in each dimension."""
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise unknown(request.viewer)
    require(found, request.viewer, request.purpose)
    return Page(
        template="standby/unit.html",
        context={
            "unit": found,
            "readiness": readiness(found),
            "dimensions": [(name, words, getattr(found, name)) for name, words in DIMENSIONS],
            "state_name": state_name,
        },
        data=lambda: unit_row(found),
        **bands([found]),
    )


def experts(request: Request) -> Page:
    """Experts on rosters, narrowed by expertise, language and notice."""
    allowed = readable_experts(request)
    found = [expert for expert in allowed if _expert_wanted(request, expert)]
    labels = {
        "roster": _("Roster"),
        "expertise": _("Expertise"),
        "language": _("Language"),
        "notice": _("Notice up to (hours)"),
    }
    shown, pages = _paged(request, found)
    return Page(
        template="standby/experts.html",
        context={
            "experts": shown,
            "total": len(found),
            "held": len(allowed),
            "rosters": paging.choices(expert.roster for expert in allowed),
            "expertises": paging.choices(item for expert in allowed for item in expert.expertise),
            "languages": paging.choices(item for expert in allowed for item in expert.languages),
            "chips": listing.chips(request, labels),
            "pages": pages,
            "asked": request.GET,
        },
        data=lambda: {"experts": [expert_row(expert) for expert in found]},
        table=Table(EXPERT_COLUMNS, lambda: [list(expert_row(expert).values()) for expert in found]),
        **bands(shown),
    )


def readable_units(request: Request) -> list[Unit]:
    """Units that the viewer may have for this purpose: narrowed in the database, then asked one by one."""
    rows = Unit.objects.readable_by(request.viewer, request.purpose)
    return [row for row in rows if decide(row, request.viewer, request.purpose).allow]


def readable_experts(request: Request) -> list[Expert]:
    """Experts that the viewer may have, as for units."""
    rows = Expert.objects.readable_by(request.viewer, request.purpose)
    return [row for row in rows if decide(row, request.viewer, request.purpose).allow]


def unit_row(unit: Unit) -> dict[str, object]:
    """A unit as data, in the order of `UNIT_COLUMNS`."""
    row = {name: getattr(unit, name) for name in UNIT_COLUMNS if name not in {"readiness", "weakest"}}
    ready = readiness(unit)
    row |= {"readiness": ready.overall, "weakest": list(ready.weakest)}
    return {name: row[name] for name in UNIT_COLUMNS}


def expert_row(expert: Expert) -> dict[str, object]:
    """An expert as data, in the order of `EXPERT_COLUMNS`."""
    return {name: getattr(expert, name) for name in EXPERT_COLUMNS}


def state_name(code: str) -> str:
    """The state's name, or the code where the atlas does not know it."""
    return next((state.name for state in node_atlas().states if state.code == code), code)


def bands(shown: Sequence[MarkedModel]) -> dict[str, Any]:
    """The marking and the exercise mark of a page that shows these rows."""
    markings: list[Marking] = [row.marking for row in shown]
    owners = {marking.owner for marking in markings}
    return {
        "marking": strictest(markings, owner=owners.pop() if len(owners) == 1 else "UN") if markings else None,
        "exercise": any(getattr(row, "exercise", False) for row in shown),
        "shown": shown,
    }


def _unit_wanted(request: Request, unit: Unit) -> bool:
    asked = request.GET
    exact = all(asked.get(name, "") in ("", getattr(unit, name)) for name in ("pool", "contributor", "kind"))
    lead, ready = asked_number(request, "lead"), asked_number(request, "ready")
    return (
        exact and (lead is None or unit.lead_time_days <= lead) and (ready is None or readiness(unit).overall >= ready)
    )


def _expert_wanted(request: Request, expert: Expert) -> bool:
    asked = request.GET
    notice = asked_number(request, "notice")
    return (
        asked.get("roster", "") in ("", expert.roster)
        and (not asked.get("expertise") or asked["expertise"] in expert.expertise)
        and (not asked.get("language") or asked["language"] in expert.languages)
        and (notice is None or expert.notice_hours <= notice)
    )


def asked_number(request: Request, name: str) -> int | None:
    """A whole number in the address.

    Raises:
        UsageError: it is none.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise UsageError(_("“%(text)s” is no whole number") % {"text": text}, place=name)
    return int(text)


def _paged(request: Request, rows: list[Any]) -> tuple[list[Any], listing.Pages]:
    of = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(paging.asked_page(request), of)
    return rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], paging.pages(request, number, of, len(rows))
