"""Offices and institutions: which there are on a day, and who covers a country, warning included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Presence
from chapter8.atlas.presences import CoveringPresence, early_warning_flows, of_country, open_on
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, read_state, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, of_exercise, one_of, read_party
from chapter8.site.registry.registers.words import FUNCTIONS, PRESENCES, choices
from chapter8.site.twins import Page, Table

COLUMNS = (
    "code", "name", "organization", "kind", "seat", "covers", "through", "functions", "products", "valid_from",
    "valid_to", "source", "verified", "check",
)  # fmt: skip


def presences(request: Request) -> Page:
    """The presences of a day; for a country, those that cover it, sorted by what they are to it."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    text = request.GET.get("state", "").strip()
    state = read_state(text, atlas, on=on) if text else None
    organization = read_party(request.GET.get("organization", ""), atlas, on)
    kind, function = one_of(request, "kind", PRESENCES), one_of(request, "function", FUNCTIONS)
    actors = Actors(atlas, on)

    def wanted(each: Presence) -> bool:
        return (
            organization in {None, each.organization}
            and kind in {None, each.kind}
            and function in {None, *each.functions}
        )

    groups = [
        (words, [each for each in several if wanted(each.presence)])
        for words, several in (_of_country(atlas, state, on) if state else _of_all(atlas, on))
    ]
    flows = [each for each in early_warning_flows(atlas, state, on) if wanted(each.presence)] if state else []
    found = [each for _words, several in groups for each in several]
    labels = {
        "state": _("Country"), "organization": _("Organization"), "kind": _("Kind"), "function": _("Function"),
    }  # fmt: skip
    codes = {
        "state": {text: actors.name(state or "")}, "kind": PRESENCES, "function": FUNCTIONS,
        "organization": {organization or "": actors.name(organization or "")},
    }  # fmt: skip
    return Page(
        template="registry/registers/presences.html",
        context={
            "groups": groups, "count": len(found), "flows": flows, "state": state, "on": on, "asked": request.GET,
            "actors": actors, "kinds": choices(PRESENCES), "kind_words": PRESENCES,
            "functions": choices(FUNCTIONS), "words": FUNCTIONS,
            "organizations": actors.choices(each.organization for each in atlas.registers.presences),
            "chips": listing.chips(request, labels, codes),
        },
        data=lambda: {"state": state, "on": on, "presences": found, "early_warning": flows},
        table=Table(COLUMNS, lambda: [_row(each) for each in found]),
        exercise=_invented(found, actors) or bool(state and atlas.state(state).exercise),
        marking=open_to_all(),
    )  # fmt: skip


def _of_country(atlas: Atlas, state: str, on: date) -> list[tuple[str, list[CoveringPresence]]]:
    answer = of_country(atlas, state, on)
    named = {
        "regional_offices": _("Regional offices of the United Nations"),
        "liaison_offices": _("Liaison offices"),
        "missions": _("Missions"),
        "centres": _("Early-warning and conflict-prevention centres"),
        "institutions": _("Institutions"),
    }
    return [(words, list(getattr(answer, field))) for field, words in named.items()]


def _of_all(atlas: Atlas, on: date) -> list[tuple[str, list[CoveringPresence]]]:
    """Every presence of a day, by kind."""
    then = sorted((each for each in atlas.registers.presences if open_on(each, on)), key=lambda each: each.name)
    return [
        (str(words), [CoveringPresence(each, ()) for each in then if each.kind == kind])
        for kind, words in PRESENCES.items()
    ]


def _invented(several: Iterable[CoveringPresence], actors: Actors) -> bool:
    return any(of_exercise(each.presence.provenance) or actors.invented(each.through) for each in several)


def _row(each: CoveringPresence) -> list[object]:
    one = each.presence
    return [
        one.code, one.name, one.organization, one.kind, one.seat, "; ".join(one.covers), "; ".join(each.through),
        "; ".join(one.functions), one.products, one.valid_from, one.valid_to, one.provenance.source,
        one.provenance.verified, one.provenance.check,
    ]  # fmt: skip
