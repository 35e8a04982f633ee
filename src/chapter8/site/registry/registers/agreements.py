"""The register of agreements: what stands on a day, one agreement with its chain and signatures, and who has one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.agreements import (
    NOTICE,
    Notice,
    agreement,
    among_organizations,
    chain,
    expiring,
    norms,
    partners,
    signatories,
    signatures,
    standing,
)
from chapter8.atlas.nouns import Agreement, Signature
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, named, of_exercise, one_of, read_party
from chapter8.site.registry.registers.words import FUNCTIONS, KINDS, SIGNATURES, STANDINGS, TOPICS, choices
from chapter8.site.twins import Page, Table

COLUMNS = (
    "key", "title", "kind", "parties", "topics", "functions", "region", "symbol", "signed", "in_force", "ended",
    "review", "successor", "standing", "summary", "source", "verified", "check",
)  # fmt: skip
SIGNED = ("party", "name", "standing", "signed", "in_force", "withdrawn", "source", "verified", "check")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that an address puts to the register. `between` is "organizations" for those without the UN."""

    on: date
    words: str
    party: str | None
    kind: str | None
    topic: str | None
    function: str | None
    region: str | None
    standing: str | None
    between: str | None


@dataclass(frozen=True, slots=True)
class Signed:
    """One line of a signature matrix: a party, how it stands on the day, and its row if there is one.

    `entered` says that the row stands in the register of signatures, not only in the agreement's own days.
    """

    party: str
    standing: str
    row: Signature | None
    entered: bool


def register(request: Request) -> Page:
    """The agreements that fit, how each stands on the day, and what ends or is reviewed soon."""
    atlas = atlas_asked(request)
    asked = read_asked(request, atlas)
    actors = Actors(atlas, asked.on)
    found = matching(atlas, asked)
    shown, pages = listing.paginate(request, found)
    notices = [each for each in expiring(atlas, asked.on) if each.agreement in found]
    return Page(
        template="registry/registers/agreements.html",
        context={
            "rows": [(each, standing(each, asked.on).value) for each in shown], "pages": pages, "notices": notices,
            "on": asked.on, "asked": request.GET, "actors": actors, "party": asked.party or "", "notice_days": NOTICE,
            "kinds": choices(KINDS), "topics": choices(TOPICS), "functions": choices(FUNCTIONS),
            "standings": [(code, str(said)) for code, said in STANDINGS.items()], "betweens": _betweens(),
            "regions": actors.choices(each.region for each in atlas.registers.agreements if each.region),
            "chips": chips(request, actors), "carried": carried(request),
        },
        data=lambda: {"on": asked.on, "notices": notices, "agreements": [_told(each, asked.on) for each in found]},
        table=Table(COLUMNS, lambda: [row_of(each, asked.on) for each in found]),
        exercise=invented(found, actors),
        marking=open_to_all(),
    )  # fmt: skip


def read_asked(request: Request, atlas: Atlas) -> Asked:
    """The filters of the register. Raises UsageError for a word that none of them knows."""
    on = listing.day(request, "on") or today()
    return Asked(
        on=on,
        words=request.GET.get("q", "").strip(),
        party=read_party(request.GET.get("party", ""), atlas, on),
        kind=one_of(request, "kind", KINDS),
        topic=one_of(request, "topic", TOPICS),
        function=one_of(request, "function", FUNCTIONS),
        region=request.GET.get("region", "").strip() or None,
        standing=one_of(request, "standing", STANDINGS),
        between=one_of(request, "between", dict(_betweens())),
    )


def matching(atlas: Atlas, asked: Asked) -> list[Agreement]:
    """The agreements that answer a question, in the order of their days; those of a region by how well they fit it."""
    among = {each.key for each in among_organizations(atlas)} if asked.between else set[str]()
    signed = {row.agreement for row in atlas.registers.signatures if row.party == asked.party}
    return [
        each
        for each in norms(atlas, topic=asked.topic, region=asked.region, words=asked.words)
        if (asked.party is None or asked.party in each.parties or each.key in signed)
        and asked.kind in {None, each.kind}
        and (asked.function is None or asked.function in each.functions)
        and asked.standing in {None, standing(each, asked.on).value}
        and (not asked.between or each.key in among)
    ]


def chips(request: Request, actors: Actors) -> list[tuple[str, str, str]]:
    """The active filters in words."""
    labels = {
        "q": _("Words"), "party": _("Party"), "kind": _("Kind"), "topic": _("Topic"), "function": _("Function"),
        "region": _("Region"), "standing": _("Standing"), "between": _("Between"),
    }  # fmt: skip
    region, party = request.GET.get("region", ""), request.GET.get("party", "")
    words = {
        "kind": KINDS, "topic": TOPICS, "function": FUNCTIONS, "standing": STANDINGS, "between": dict(_betweens()),
        "region": {region: actors.name(region)}, "party": {party: named(party, actors)},
    }  # fmt: skip
    return listing.chips(request, labels, words)


def carried(request: Request) -> str:
    """The question without its page, to be asked at another address."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def invented(several: Iterable[Agreement], actors: Actors) -> bool:
    """Whether one of them is part of an exercise."""
    return any(of_exercise(each.provenance) or actors.invented(each.parties) for each in several)


def row_of(one: Agreement, on: date) -> list[object]:
    """A row of the table."""
    return [
        one.key, one.title, one.kind, "; ".join(one.parties), "; ".join(one.topics), "; ".join(one.functions),
        one.region, one.symbol, one.signed, one.in_force, one.ended, one.review, one.successor,
        standing(one, on).value, one.summary, one.provenance.source, one.provenance.verified, one.provenance.check,
    ]  # fmt: skip


def one(request: Request, key: str) -> Page:
    """One agreement on a day: its dates, what it came after and what took its place, and who signed it."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    found = agreement(atlas, key)
    actors = Actors(atlas, on)
    signed = signature_lines(atlas, key, on)
    links = chain(atlas, key)
    return Page(
        template="registry/registers/agreement.html",
        context={
            "one": found, "standing": standing(found, on).value, "on": on, "actors": actors,
            "chain": [(each, standing(each, on).value) for each in links] if len(links) > 1 else [],
            "signed": signed, "missing": [each.party for each in signed if each.standing == "missing"],
            "counts": [(word, sum(each.standing == word for each in signed)) for word in SIGNATURES],
            "notices": [each for each in expiring(atlas, on) if each.agreement.key == key],
            "topics": TOPICS, "functions": FUNCTIONS, "kinds": KINDS, "notice_days": NOTICE,
        },
        data=lambda: {"on": on, **_told(found, on), "chain": links, "signatures": signed},
        table=Table(SIGNED, lambda: [_signed_row(each, actors) for each in signed]),
        exercise=invented(links, actors),
        marking=open_to_all(),
    )  # fmt: skip


def signature_lines(atlas: Atlas, key: str, on: date) -> list[Signed]:
    """Everybody expected to sign an agreement, those bound by it first, and the missing ones last."""
    answer, rows = signatories(atlas, key, on), signatures(atlas, key)
    entered = {row.party for row in atlas.registers.signatures if row.agreement == key}
    return [
        Signed(party, word, rows.get(party), party in entered) for word in SIGNATURES for party in getattr(answer, word)
    ]  # SIGNATURES are the fields of the answer, in the order of reading


def partners_page(request: Request) -> Page:
    """Which organizations have an agreement with one in force on a day, covering a function: one question, one link."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    of = read_party(request.GET.get("of", "UN"), atlas, on) or "UN"
    function = one_of(request, "function", FUNCTIONS)
    actors, found = Actors(atlas, on), partners(atlas, on, of=of, function=function)
    unknown = [
        each
        for each in atlas.registers.agreements
        if of in each.parties and standing(each, on).value == "unknown" and function in {None, *each.functions}
    ]
    return Page(
        template="registry/registers/partners.html",
        context={
            "found": found, "of": of, "function": function, "on": on, "asked": request.GET, "actors": actors,
            "functions": choices(FUNCTIONS), "words": FUNCTIONS, "unknown": unknown,
            "organizations": actors.choices(code for each in atlas.registers.agreements for code in each.parties),
        },
        data=lambda: {"of": of, "function": function, "on": on, "partners": found, "day_not_on_record": unknown},
        table=Table(
            ("organization", "name", *COLUMNS),
            lambda: [
                [each.organization, actors.name(each.organization), *row_of(found_one, on)]
                for each in found
                for found_one in each.agreements
            ],
        ),
        exercise=invented([one for each in found for one in each.agreements], actors),
        marking=open_to_all(),
    )  # fmt: skip


def notices_of(atlas: Atlas, organization: str, on: date) -> list[Notice]:
    """What ends or is reviewed soon of the agreements of one organization."""
    return [each for each in expiring(atlas, on) if organization in each.agreement.parties]


def _betweens() -> list[tuple[str, str]]:
    return [("organizations", _("organizations, without the United Nations"))]


def _told(one: Agreement, on: date) -> dict[str, Any]:
    return {"standing": standing(one, on).value, "agreement": one}


def _signed_row(each: Signed, actors: Actors) -> list[object]:
    row = each.row
    days = [row.signed, row.in_force, row.withdrawn] if row else [None, None, None]
    told = [row.provenance.source, row.provenance.verified, row.provenance.check] if row else ["", "", ""]
    return [each.party, actors.name(each.party), each.standing, *days, *told]
