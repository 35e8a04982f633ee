"""Pages of a list that is no query: hits of the index, rows filtered one by one."""

from __future__ import annotations

from collections.abc import Iterable

from chapter8.site.asking import Request
from chapter8.site.listing import Pages, address


def asked_page(request: Request) -> int:
    """The page number in the address; anything that is no number is the first page."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def pages(request: Request, number: int, of: int, count: int) -> Pages:
    """Where page `number` is among `of`, with the addresses of its neighbours."""
    return Pages(
        number=number,
        of=of,
        count=count,
        previous=address(request, page=str(number - 1)) if number > 1 else None,
        next=address(request, page=str(number + 1)) if number < of else None,
    )


def choices(values: Iterable[str]) -> list[tuple[str, str]]:
    """Values as options of a select, in order, each once."""
    return [(value, value) for value in sorted({value for value in values if value})]
