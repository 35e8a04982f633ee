"""The board: what was asked of whom, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import NAMES, Asked, found, read_asked, whole
from chapter8.site.ledger.lines import COLUMNS, data_of, lines, row_of
from chapter8.site.ledger.models import Kind
from chapter8.site.ledger.standing import TABS, standing_words
from chapter8.site.ledger.upkeep import catch_up_in_passing
from chapter8.site.library.pages import bands
from chapter8.site.library.permalinks import shared_symbols
from chapter8.site.listing import address, chips, paginate
from chapter8.site.twins import Page, Table

AT_ONCE = 500  # lines of a copy that are drawn with one question


def board(request: Request) -> Page:
    """Commitments of one standing, narrowed by filters, on a day."""
    catch_up_in_passing()
    asked = read_asked(request)
    keys, pages = paginate(request, found(asked, request.viewer, request.purpose).values_list("pk", flat=True))
    shown = lines(whole(keys), request.viewer, request.purpose, asked.on)
    documents = [line.document for line in shown] + [answer.told_by for line in shown for answer in line.answers]
    return Page(
        template="ledger/board.html",
        context={
            "lines": shown,
            "pages": pages,
            "question": asked,
            "asked": request.GET,
            "chips": chips(request, filter_words(), value_words()),
            "tabs": [(address(request, show=tab, page=None), words, tab == asked.tab) for tab, words in _tabs()],
            "words": standing_words(),
            "kinds": Kind.choices,
            "may_write": may_contribute(request.viewer),
            "carried": carried(request),
        },
        data=lambda: {
            "show": asked.tab, "on": asked.on, "count": pages.count, "page": pages.number, "of": pages.of,
            "next": pages.next, "commitments": [data_of(line) for line in shown],
        },
        table=Table(COLUMNS, lambda: _rows(request, asked)),
        marking=bands(documents),
        exercise=any(document.exercise for document in documents),
        shown=documents,
    )  # fmt: skip


def filter_words() -> dict[str, str]:
    """The filters in words."""
    return {
        "bearer": _("Owed by"), "decision": _("Decision"), "kind": _("Kind"), "report": _("Report"), "from": _("From"),
        "to": _("To"), "text": _("Words"), "on": _("As of"),
    }  # fmt: skip


def value_words() -> dict[str, dict[str, str]]:
    """The codes that filters hold, in words."""
    return {
        "kind": {str(code): str(words) for code, words in Kind.choices},
        "report": {"yes": _("yes"), "no": _("no")},
    }


def carried(request: Request) -> str:
    """The filters of this address as a query, for the queue, the calendar and the feed."""
    query = request.GET.copy()
    for name in list(query):
        if name not in NAMES or not query[name]:
            del query[name]
    return query.urlencode()


def _tabs() -> list[tuple[str, str]]:
    words = standing_words()
    return [(tab, words[tab]) for tab in TABS]


def _rows(request: Request, asked: Asked) -> Iterator[tuple[object, ...]]:
    """All rows of the copy, some hundred with one question."""
    keys = list(found(asked, request.viewer, request.purpose).values_list("pk", flat=True))
    shared = shared_symbols(request.viewer, request.purpose)
    for start in range(0, len(keys), AT_ONCE):
        some = whole(keys[start : start + AT_ONCE])
        yield from map(row_of, lines(some, request.viewer, request.purpose, asked.on, shared))
