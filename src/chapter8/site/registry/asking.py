"""Reading a question about states out of an address: names or codes, a date, a measure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.site.asking import Request
from chapter8.site.registry.atlas import node_atlas

MOST_STATES = 20


def read_states(text: str, atlas: Atlas, *, on: date | None = None) -> tuple[str, ...]:
    """Codes of the states that a list names ("SDN, Chad"), in order, each once.

    Raises:
        UsageError: a name that the atlas does not know, with the nearest ones that it does; or too many.
    """
    codes = [read_state(part, atlas, on=on) for part in re.split(r"[,;\n]", text) if part.strip()]
    if len(codes) > MOST_STATES:
        raise UsageError(f"{len(codes)} states are too many for one question", remedy=f"Ask for up to {MOST_STATES}.")
    return tuple(dict.fromkeys(codes))


def read_state(text: str, atlas: Atlas, *, on: date | None = None) -> str:
    """The code of the state that a code or a name means.

    Raises:
        UsageError: no state is called that.
    """
    name = " ".join(text.split())
    known = {state.code for state in atlas.states}
    if name.upper() in known and len(name) == 3:
        return name.upper()
    state = atlas.match_state(name, on)
    if state is None:
        raise UsageError(f"no state is called “{name}”", remedy=near(name, [state.name for state in atlas.states]))
    return state.code


def near(name: str, names: list[str]) -> str:
    """The nearest of some names, as advice."""
    folded = {each.casefold(): each for each in names}
    close = [folded[match] for match in get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)]
    return f"Did you mean {' or '.join(close)}?" if close else "Write its name or its ISO code, such as Sudan or SDN."


def atlas_asked(request: Request) -> Atlas:
    """The atlas that a page answers from: as known now, or as it was known at the moment that `known` names."""
    return node_atlas(read_known(request.GET.get("known", "")))


def read_known(text: str) -> datetime | None:
    """A moment of our knowledge: a day (its end) or a time, in UTC. None for nothing.

    Raises:
        UsageError: it is neither.
    """
    if not text.strip():
        return None
    try:
        if len(text.strip()) == 10:
            return datetime.combine(date.fromisoformat(text.strip()), time.max, UTC)
        found = datetime.fromisoformat(text.strip().replace(" ", "+"))
    except ValueError as error:
        told = _('"%(text)s" is not a day or a time') % {"text": text[:40]}
        raise UsageError(told, place="known", remedy=_("Write it as 2004-07-20 or 2004-07-20T12:00Z.")) from error
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def link(name: str, ending: str = "") -> str:
    """The address of a page by name, with an ending; "" where this site has no such page."""
    try:
        return reverse(name) + ending
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=8192)
def link_to(name: str, *parts: str) -> str:
    """The address of one thing's page; "" where this site has no such page. Kept, since a page has hundreds of them."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def today() -> date:
    """The day in UTC."""
    return timezone.now().date()
