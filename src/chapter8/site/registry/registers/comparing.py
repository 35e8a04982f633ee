"""What the ledger of operations adds up to: hand-overs with their days, organizations compared, load by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.atlas.ledger import ComparisonCell, FieldStrength, Handover, Ledger
from chapter8.atlas.tables.actors import FUNCTIONS as ORDER
from chapter8.errors import UsageError
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, one_of, read_party
from chapter8.site.registry.registers.load_chart import months_between, stepped
from chapter8.site.registry.registers.operations import invented, read_month
from chapter8.site.registry.registers.words import FUNCTIONS
from chapter8.site.twins import Page, Table

HANDED = (
    "source", "source_led_by", "target", "target_led_by", "states", "transferred", "decision", "decided", "days",
    "to_united_nations",
)  # fmt: skip
COMPARED = (
    "organization", "name", "function", "operations", "took_place", "planned", "median_days", "highest_strength",
)  # fmt: skip
LOADED = ("organization", "month", "strength", "capacity", "share", "led", "shared", "strength_unknown")
KINDS: Mapping[str, Promise] = {
    "to_un": gettext_lazy("to the United Nations"),
    "regional": gettext_lazy("from one organization to another"),
    "all": gettext_lazy("all"),
}
FIGURES: Mapping[str, Promise] = {
    "operations": gettext_lazy("operations that took place"),
    "median_days": gettext_lazy("median days from decision to deployment"),
    "highest_strength": gettext_lazy("highest strength"),
}
LONGEST = 600  # months of one chart
YEARS = 10  # that a chart goes back unless asked otherwise


@dataclass(frozen=True, slots=True)
class Compared:
    """One organization's line of the comparison: a cell for each function."""

    organization: str
    cells: tuple[ComparisonCell, ...]


def handovers(request: Request) -> Page:
    """Every transfer of authority whose day is known, with the days from the resolution to the transfer."""
    atlas = atlas_asked(request)
    ledger, kind = Ledger.of_atlas(atlas), one_of(request, "kind", KINDS) or "to_un"
    found = _of_kind(ledger, kind)
    actors = Actors(atlas, today())
    days = sorted(each.days for each in found if each.days is not None)
    return Page(
        template="registry/registers/handovers.html",
        context={
            "rows": found, "days": days, "middle": median(days) if days else None, "actors": actors,
            "kinds": [(listing.address(request, kind=each), words, each == kind) for each, words in KINDS.items()],
        },
        data=lambda: {"kind": kind, "shortest": days[:1], "longest": days[-1:], "handovers": found},
        table=Table(HANDED, lambda: [_handed(each) for each in found]),
        exercise=invented([each.source for each in found], actors),
        marking=open_to_all(),
    )  # fmt: skip


def _of_kind(ledger: Ledger, kind: str) -> list[Handover]:
    if kind == "regional":
        return ledger.regional_handovers()
    return [each for each in ledger.handovers() if kind == "all" or each.to_united_nations]


def _handed(each: Handover) -> list[object]:
    decision = each.decision
    return [
        each.source.code, "; ".join(each.source.organizations), each.target.code,
        "; ".join(each.target.organizations), "; ".join(each.target.states), each.transferred,
        decision.symbol if decision else "", decision.dated if decision else "", each.days, each.to_united_nations,
    ]  # fmt: skip


def comparison(request: Request) -> Page:
    """Organizations by functions, counted from the ledger; each cell opens its operations."""
    atlas = atlas_asked(request)
    ledger, figure = Ledger.of_atlas(atlas), one_of(request, "figure", FIGURES) or "operations"
    actors = Actors(atlas, today())
    done = {function for each in ledger.operations for function in each.functions}
    functions = tuple(each for each in ORDER if each in done)
    codes = {code for each in ledger.operations for code in each.organizations if actors.is_organization(code)}
    lines = [Compared(code, ledger.comparison(functions, [code])) for code in sorted(codes)]
    return Page(
        template="registry/registers/comparison.html",
        context={
            "lines": lines, "functions": functions, "words": FUNCTIONS, "figure": figure, "actors": actors,
            "figures": [(listing.address(request, figure=key), told, key == figure) for key, told in FIGURES.items()],
            "figure_words": FIGURES[figure],
        },
        data=lambda: {"functions": functions, "organizations": [_compared(each) for each in lines]},
        table=Table(COMPARED, lambda: [_cell(each, actors) for line in lines for each in line.cells]),
        exercise=invented(ledger.operations, actors),
        marking=open_to_all(),
    )  # fmt: skip


def _compared(line: Compared) -> dict[str, Any]:
    """A line as data: operations by their codes."""
    return {
        "organization": line.organization,
        "functions": {
            cell.function: {
                "operations": [each.code for each in cell.operations],
                "planned": [each.code for each in cell.planned],
                "median_days": cell.median_days,
                "highest_strength": cell.highest_strength,
            }
            for cell in line.cells
        },
    }


def _cell(cell: ComparisonCell, actors: Actors) -> list[object]:
    return [
        cell.organization, actors.name(cell.organization), cell.function, len(cell.operations),
        "; ".join(each.code for each in cell.operations), "; ".join(each.code for each in cell.planned),
        cell.median_days, cell.highest_strength,
    ]  # fmt: skip


def load(request: Request) -> Page:
    """What each organization had in the field in a month; of one organization, month by month, as a chart."""
    atlas = atlas_asked(request)
    ledger = Ledger.of_atlas(atlas)
    until = read_month(request.GET.get("to", ""), "to") or today().replace(day=1)
    since = read_month(request.GET.get("from", ""), "from") or until.replace(year=max(1800, until.year - YEARS))
    organization = read_party(request.GET.get("organization", ""), atlas, until)
    capacity = _capacity(request)
    actors = Actors(atlas, until)
    codes = {code for each in ledger.operations for code in each.organizations if actors.is_organization(code)}
    if organization is None:
        rows = _of_month(ledger, sorted(codes), until)
    else:
        rows = _of_organization(ledger, organization, months_between(since, until, LONGEST), capacity)
    return Page(
        template="registry/registers/load.html",
        context={
            "rows": rows, "organization": organization, "since": since, "until": until, "capacity": capacity,
            "asked": request.GET, "actors": actors, "spans": _spans(rows) if organization else [],
            "chart": stepped([(each.month, each.strength) for each in rows], capacity) if organization else None,
            "organizations": actors.choices(codes), "over": [each for each in rows if each.overstretched],
        },
        data=lambda: {"months": [_loaded(each) for each in rows]},
        table=Table(LOADED, lambda: [list(_loaded(each).values()) for each in rows]),
        exercise=invented([each for row in rows for each in row.operations], actors),
        marking=open_to_all(),
    )  # fmt: skip


def _spans(rows: list[FieldStrength]) -> list[tuple[date, FieldStrength]]:
    """The months in which the same operations were at work, told once: the first month, and the last one's load."""
    found: list[tuple[date, FieldStrength]] = []
    for row in rows:
        last = found[-1][1] if found else None
        if last is not None and (last.operations, last.shared) == (row.operations, row.shared):
            found[-1] = (found[-1][0], row)
        else:
            found.append((row.month, row))
    return found


def _of_month(ledger: Ledger, codes: list[str], month: date) -> list[FieldStrength]:
    """Everybody who had something in the field, the most first."""
    found = [ledger.load(code, month) for code in codes]
    return sorted((each for each in found if each.operations or each.shared), key=lambda each: -each.strength)


def _of_organization(ledger: Ledger, code: str, months: list[date], capacity: int | None) -> list[FieldStrength]:
    own = Ledger(tuple(ledger.of(code)), (), ledger.successors)  # asked once for each month
    return [own.load(code, month, capacity) for month in months]


def _loaded(each: FieldStrength) -> dict[str, object]:
    codes: Callable[[Any], str] = lambda several: "; ".join(one.code for one in several)  # noqa: E731 - said thrice
    return {
        "organization": each.organization, "month": each.month.isoformat()[:7], "strength": each.strength,
        "capacity": each.capacity, "share": round(each.share, 3) if each.share is not None else None,
        "led": codes(each.operations), "shared": codes(each.shared), "strength_unknown": codes(each.unknown),
    }  # fmt: skip


def _capacity(request: Request) -> int | None:
    """How many persons the organization can carry; None where nobody said."""
    text = request.GET.get("capacity", "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 7:
        told = _("“%(text)s” is no number of persons") % {"text": text[:40]}
        raise UsageError(told, place="capacity", remedy=_("Write it in digits, such as 12000."))
    return int(text)
