"""Coverage on a day: which States no organization of Chapter VIII covers, and which several cover."""

from __future__ import annotations

from collections import Counter
from datetime import date

from chapter8.atlas import Atlas
from chapter8.atlas.atlas import COVERING
from chapter8.atlas.coverage import agencies_on, existing, gaps, overlaps, shared
from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry import vocabulary
from chapter8.site.registry.asking import atlas_asked, link_to, today
from chapter8.site.registry.maps import draw_map
from chapter8.site.registry.pages import open_to_all
from chapter8.site.twins import Page, Table

COLUMNS = ("state", "name", "region", "chapter_viii_organizations", "side_by_side", "other_organizations")
KINDS = ("none", "one", "two", "more")


def coverage(request: Request) -> Page:
    """Gaps and overlaps of a day, on a map and as tables; all of it from memberships and Charter bases."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    several, missing = overlaps(atlas, on), gaps(atlas, on)
    agencies = agencies_on(atlas, on)
    covering = _covering(atlas, agencies, on)
    names = {code: atlas.name_on(code, on) for code in covering}
    kinds = {code: KINDS[min(len(codes), 3)] for code, codes in covering.items()}
    beside = {each.state: [" / ".join(pair) for pair in each.beside] for each in several}
    others = {each.state: each.others for each in missing}
    return Page(
        template="registry/coverage.html",
        context={
            "on": on, "gaps": missing, "overlaps": several, "pairs": shared(several), "names": names,
            "regions": {state.code: state.subregion or state.region for state in atlas.states},
            "agencies": sorted((atlas.organization(code) for code in agencies), key=lambda each: each.name),
            "sizes": {code: len(atlas.members(code, on)) for code in agencies},
            "link_to": link_to, "counts": Counter(kinds.values()), "v": vocabulary, "map": draw_map(kinds, names),
        },
        data=lambda: {
            "on": on, "chapter_viii_organizations": sorted(agencies), "gaps": missing, "overlaps": several,
            "side_by_side": shared(several),
        },
        table=Table(
            COLUMNS,
            lambda: [
                [state.code, names[state.code], state.subregion or state.region, covering[state.code],
                 beside.get(state.code, []), others.get(state.code, [])]
                for state in existing(atlas, on)
            ],
        ),
        marking=open_to_all(),
    )  # fmt: skip


def _covering(atlas: Atlas, agencies: frozenset[str], on: date) -> dict[str, list[str]]:
    """The organizations of Chapter VIII that cover each State of the day."""
    return {
        state.code: sorted(
            row.organization
            for row in atlas.memberships_of(state.code, on)
            if row.status in COVERING and row.organization in agencies and row.organization != UNITED_NATIONS
        )
        for state in existing(atlas, on)
    }
