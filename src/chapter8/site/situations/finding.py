"""From what somebody writes to a situation: a stored one, or one made on the fly for states that the atlas knows."""

from __future__ import annotations

import re
from difflib import get_close_matches

from django.utils.text import slugify
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.site.registry.asking import read_states
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.models import Situation


def readable_situations(viewer: Viewer, purpose: Purpose = Purpose.READ) -> list[Situation]:
    """The stored situations that the viewer may have for the purpose, by name."""
    return [row for row in Situation.objects.readable_by(viewer, purpose) if decide(row, viewer, purpose).allow]


def find_situation(text: str, viewer: Viewer, purpose: Purpose = Purpose.READ) -> Situation:
    """The situation that `text` means: by slug or name, else states by name or code ("Sudan", "SDN, Chad").

    One that is made on the fly has no primary key and is TLP:CLEAR: it says nothing but which states are asked about.

    Raises:
        UsageError: nothing is called that; the remedy names what is.
    """
    wanted = " ".join(text.split())
    stored = readable_situations(viewer, purpose)
    for row in stored:
        if wanted.casefold() in (row.slug, row.name.casefold()):
            return row
    return _on_the_fly(wanted) or _unknown(wanted, stored)


def require_kept(found: Situation) -> None:
    """Raise UsageError for a situation that was made on the fly: nothing can be logged for it."""
    if found.pk is None:
        raise UsageError(
            _("Nothing is logged for a situation that is not kept"), remedy=_("Make a situation of these states first.")
        )


def _on_the_fly(text: str) -> Situation | None:
    """A situation that is not kept, for states by name, code, or name as it stands in an address ("south-sudan")."""
    atlas = node_atlas()
    by_slug = {slugify(state.name): state.code for state in atlas.states}
    parts = [by_slug.get(part.strip().casefold(), part) for part in re.split(r"[,;]", text) if part.strip()]
    try:
        codes = read_states(",".join(parts), atlas)
    except UsageError:
        return None
    if not codes:
        return None
    states = [atlas.state(code) for code in codes]
    names = " and ".join(state.name for state in states) if len(states) < 3 else ", ".join(s.name for s in states)
    slug = slugify(states[0].name) if len(states) == 1 else ",".join(codes)
    return Situation(slug=slug, name=names, states=list(codes), exercise=any(state.exercise for state in states))


def _unknown(text: str, stored: list[Situation]) -> Situation:
    names = {name.casefold(): name for name in (*(row.name for row in stored), *_state_names())}
    close = [names[match] for match in get_close_matches(text.casefold(), names, n=3, cutoff=0.6)]
    remedy = f"Did you mean {' or '.join(close)}?" if close else "Name a situation, or states such as Sudan or SDN,TCD."
    raise UsageError(f"no situation and no state is called “{text}”", remedy=remedy)


def _state_names() -> list[str]:
    return [state.name for state in node_atlas().states]
