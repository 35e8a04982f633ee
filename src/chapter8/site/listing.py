"""What every list does: read its filters from the address, name the active ones, and page with permalinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.site.asking import Request

SIZE = 50  # rows on a page
FIRST_YEAR, LAST_YEAR = 1800, 2199


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list one is; `previous` and `next` are addresses, or None at the ends."""

    number: int
    of: int
    count: int
    previous: str | None
    next: str | None


def paginate(request: Request, rows: QuerySet[Any] | Sequence[Any], size: int = SIZE) -> tuple[list[Any], Pages]:
    """The rows of the page that `?page=` names; a number past the end gives the last page."""
    asked = request.GET.get("page", "1")
    page = Paginator(rows, size).get_page(asked)
    pages = Pages(
        number=page.number,
        of=page.paginator.num_pages,
        count=page.paginator.count,
        previous=address(request, page=str(page.previous_page_number())) if page.has_previous() else None,
        next=address(request, page=str(page.next_page_number())) if page.has_next() else None,
    )
    return list(page.object_list), pages


def address(request: Request, **changes: str | None) -> str:
    """The page's own address with some parameters changed; None takes one away."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def chips(
    request: Request, labels: dict[str, str], words: Mapping[str, Mapping[str, Any]] | None = None
) -> list[tuple[str, str, str]]:
    """The active filters: label, value, and the address without it. `words` are those of values that are codes."""
    told = words or {}
    return [
        (
            label,
            str(told.get(name, {}).get(request.GET[name], request.GET[name])),
            address(request, **{name: None, "page": None}),
        )
        for name, label in labels.items()
        if request.GET.get(name)
    ]


def day(request: Request, name: str) -> date | None:
    """A date filter. Raises UsageError for what is no date of ours: an ignored filter would show too much."""
    text = request.GET.get(name, "")
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(_('"%(text)s" is not a date') % {"text": text}, remedy=_("Write it as 2004-07-20.")) from error
    return within_record(found)


def within_record(day: date) -> date:
    """A day that the record or a plan may speak of. Raises UsageError: years beyond are slips, and axes have ends."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"day": day.isoformat(), "first": FIRST_YEAR, "last": LAST_YEAR}
        raise UsageError(
            _("%(day)s is outside of the record") % years,
            remedy=_("Ask for a year from %(first)s to %(last)s.") % years,
        )
    return day
