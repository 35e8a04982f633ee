"""Reading a question about states out of an address: names or codes, a date, a measure."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from django.utils import timezone

from chapter8.atlas import Atlas
from chapter8.errors import UsageError

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


def today() -> date:
    """The day in UTC."""
    return timezone.now().date()
