"""The library of norms, by topic and region, and the instruments that a host is bound by on a day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import DECIDED, Binding, binding, in_force, norms, standing
from chapter8.atlas.nouns import Agreement
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, read_state, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.agreements import COLUMNS, invented, row_of
from chapter8.site.registry.registers.asking import Actors, one_of
from chapter8.site.registry.registers.words import GROUNDS, KINDS, TOPICS, choices
from chapter8.site.twins import Page, Table

BINDING = ("state", "on", "ground", "via", "says", *COLUMNS)


def library(request: Request) -> Page:
    """Norms by topic and region, those that fit the region best first; in force on a day if one is given."""
    atlas, on = atlas_asked(request), listing.day(request, "on")
    topic, region = one_of(request, "topic", TOPICS), request.GET.get("region", "").strip() or None
    day = on or today()
    actors = Actors(atlas, day)
    found = norms(atlas, topic=topic, region=region, words=request.GET.get("q", "").strip(), on=on)
    kind = one_of(request, "kind", KINDS)
    found = [each for each in found if kind in {None, each.kind}]
    shown, pages = listing.paginate(request, found)
    words = {"topic": TOPICS, "kind": KINDS, "region": {region: actors.name(region)} if region else {}}
    return Page(
        template="registry/registers/norms.html",
        context={
            "rows": [(each, standing(each, day).value) for each in shown], "pages": pages, "asked": request.GET,
            "on": on, "day": day, "actors": actors, "topics": choices(TOPICS), "kinds": choices(KINDS),
            "topic_words": TOPICS, "kind_words": KINDS, "regions": _regions(atlas, actors),
            "chips": listing.chips(
                request,
                {
                    "q": _("Words"), "topic": _("Topic"), "region": _("Region"), "kind": _("Kind"),
                    "on": _("In force on"),
                },
                words,
            ),
        },
        data=lambda: {"on": on, "region": region, "topic": topic, "norms": found},
        table=Table(COLUMNS, lambda: [row_of(each, day) for each in found]),
        exercise=invented(found, actors),
        marking=open_to_all(),
    )  # fmt: skip


def binding_page(request: Request) -> Page:
    """The checklist of a mandate: what binds a host on a day, on which ground, and what of the topic does not."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    topic, text = one_of(request, "topic", TOPICS), request.GET.get("state", "").strip()
    state = read_state(text, atlas, on=on) if text else None
    actors = Actors(atlas, on)
    found = binding(atlas, state, topic, on) if state else []
    outside = _outside(atlas, [each.agreement.key for each in found], in_force(atlas, on, topic=topic)) if state else []
    return Page(
        template="registry/registers/binding.html",
        context={
            "groups": [
                (GROUNDS[ground.value], list(several))
                for ground, several in groupby(found, key=lambda each: each.ground)
            ],
            "found": found, "outside": outside, "state": state, "topic": topic, "on": on, "asked": request.GET,
            "actors": actors, "topics": choices(TOPICS), "topic_words": TOPICS,
        },
        data=lambda: {"state": state, "topic": topic, "on": on, "binding": found, "not_binding": outside},
        table=Table(BINDING, lambda: [_bound(each, state, request) for each in found]),
        exercise=bool(state and atlas.state(state).exercise) or invented([each.agreement for each in found], actors),
        marking=open_to_all(),
    )  # fmt: skip


def _bound(each: Binding, state: str | None, request: Request) -> list[object]:
    on = listing.day(request, "on") or today()
    return [state, on, each.ground.value, each.via, each.says, *row_of(each.agreement, on)]


def _outside(atlas: Atlas, bound: Sequence[str], several: Sequence[Agreement]) -> list[Agreement]:
    """The regional instruments in force on the topic that are none of the host's; acts of an organ bind differently."""
    return [
        each
        for each in several
        if each.key not in bound and each.kind not in DECIDED and (each.region or each.parties) and _signed(atlas, each)
    ]


def _signed(atlas: Atlas, one: Agreement) -> bool:
    """Whether States are bound by it at all: through an organization, or by their own signature."""
    own = any(row.agreement == one.key for row in atlas.registers.signatures)
    return own or len(one.parties) == 1


def _regions(atlas: Atlas, actors: Actors) -> list[tuple[str, str]]:
    """The regions of the United Nations, and the organizations that a norm is of."""
    regions = sorted({name for state in atlas.states for name in (state.region, state.subregion) if name})
    codes = {each.region for each in atlas.registers.agreements if actors.is_organization(each.region)}
    return [(name, name) for name in regions if atlas.states_in(name)] + actors.choices(codes)
