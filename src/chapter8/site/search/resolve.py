"""A query that names exactly one thing goes to its page: a symbol, a state, an organization or a date."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.urls import reverse

from chapter8.errors import UsageError
from chapter8.exchange.decide import Viewer
from chapter8.site.library.models import Document
from chapter8.site.library.permalinks import symbol_path, whole_and_part
from chapter8.site.registry.atlas import node_atlas
from chapter8.symbols import normalise

LONGEST = 120
DATES = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y")


def resolve(query: str, viewer: Viewer) -> str | None:
    """The address of what `query` names, or None where it is a question for the index.

    A code of a state or an organization counts in capitals ("AU", "SDN"): "oas" may be a word.
    """
    text = " ".join(query.split())
    if not text or len(text) > LONGEST:
        return None
    return _document(text, viewer) or _day(text) or _place(text)


def _document(text: str, viewer: Viewer) -> str | None:
    """The address of a symbol: its page says what is here of it, also where the text itself is not."""
    for written in (text, text.upper()):
        try:
            symbol = normalise(written)
        except UsageError:
            continue
        documents = Document.objects.readable_by(viewer)
        longer = documents.filter(symbol__startswith=f"{symbol} (").order_by("symbol").values_list("symbol", flat=True)
        whole = (text for text in longer.distinct() if not whole_and_part(text)[1])
        return symbol_path(next(whole, symbol))  # "S/RES/1631" stands for "S/RES/1631 (2005)", S/PV.1 for no resumption
    return None


def _day(text: str) -> str | None:
    day = read_day(text)
    return f"{reverse('search')}?from={day}&to={day}" if day else None


def read_day(text: str) -> date | None:
    """A whole date as people write it: 2004-07-20, 20 July 2004, July 20, 2004."""
    for form in DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _place(text: str) -> str | None:
    atlas = node_atlas()
    if text.isupper():
        for each in atlas.states:
            if each.code == text:
                return reverse("state", args=[each.code])
    state = atlas.match_state(text)
    if state is not None:
        return reverse("state", args=[state.code])
    organization = atlas.match_organization(text)
    if organization and (text.isupper() or " " in text or text[:1].isupper()):
        return reverse("organization", args=[organization.code])
    return None
