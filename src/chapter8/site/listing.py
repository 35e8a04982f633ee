"""What every list needs: the question in its address, active filters as removable words, pages with permalinks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from chapter8.errors import UsageError


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the reader is in a list: `previous` and `next` are addresses, or None at the ends."""

    number: int
    of: int
    previous: str | None
    next: str | None


def pages(request: HttpRequest, number: int, of: int) -> Pages:
    """The neighbours of page `number`, with the same question."""
    return Pages(
        number,
        of,
        address(request, page=number - 1) if number > 1 else None,
        address(request, page=number + 1) if number < of else None,
    )


def address(request: HttpRequest, **changes: object) -> str:
    """The address of this page with some parameters changed; None or "" takes a parameter away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def chips(request: HttpRequest, labels: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The filters that are set: (label, value, address without it). `labels` maps parameters to words."""
    return [
        (label, request.GET[name], address(request, **{name: None, "page": None}))
        for name, label in labels.items()
        if request.GET.get(name)
    ]


def asked_page(request: HttpRequest) -> int:
    """The page number in the address; anything that is no number is the first page."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def asked_date(request: HttpRequest, name: str) -> date | None:
    """A date in the address.

    Raises:
        UsageError: it is no date of the form 2004-07-20.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            _("“%(text)s” is no date") % {"text": text}, place=name, remedy=_("Write it as 2004-07-20.")
        ) from None


def choices(values: Iterable[str]) -> list[tuple[str, str]]:
    """Values as options of a select, in order, each once."""
    return [(value, value) for value in sorted({value for value in values if value})]
