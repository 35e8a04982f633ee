"""The drafted section on cooperation of a report of the Secretary-General, out of the ledger, and its Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.marking import Marking, strictest
from chapter8.record.commitments.drafting import CooperationSection, LedgerEntry, as_markdown, cooperation_section
from chapter8.record.commitments.drafting import Standing as DraftStanding
from chapter8.site.article54.figures import as_markdown as duties_as_markdown
from chapter8.site.article54.figures import duty_figures
from chapter8.site.article54.pages import Line as DutyLine
from chapter8.site.article54.pages import state_words
from chapter8.site.asking import Request
from chapter8.site.ledger.asked import Asked, narrowed, whole
from chapter8.site.ledger.lines import Line, lines
from chapter8.site.ledger.models import Status
from chapter8.site.ledger.standing import visible
from chapter8.site.ledger.upkeep import catch_up_in_passing
from chapter8.site.ledger.values import commitment_of
from chapter8.site.library.marked import MarkedModel
from chapter8.site.library.models import Document
from chapter8.site.library.pages import bands
from chapter8.site.listing import day
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.twins import Page, Table

MOST = 3000  # entries of one draft
COLUMNS = ("organization", "figure", "value", "records")
STANDINGS: dict[str, DraftStanding] = {"answered": "answered", "overdue": "late"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """The section that was asked for; None before a period is named."""

    organization: str
    begin: date | None
    end: date | None
    found: list[Line]
    section: CooperationSection | None
    duties: list[tuple[str, list[DutyLine]]]


def _drafted(request: Request) -> Drafted:
    """The section for a period, of one organization or of all. Raises UsageError for a period that is none."""
    catch_up_in_passing()
    organization = _organization(request.GET.get("organization", ""))
    begin, end = day(request, "from"), day(request, "to")
    if begin is None or end is None:
        return Drafted(organization, begin, end, [], None, [])
    if begin > end:
        raise UsageError(_("The period ends before it begins"), remedy=_("Exchange the two days."))
    found = _lines(request, organization, begin, end)
    section = cooperation_section(_entries(found, organization), begin=begin, end=end)
    code = next((each.code for each in node_atlas().organizations if each.name == organization), "")
    return Drafted(
        organization, begin, end, found, section, duty_figures(request.viewer, request.purpose, begin, end, code)
    )


def markdown(request: Request) -> HttpResponse:
    """The section as Markdown: a copy."""
    made = _drafted(request)
    if made.section is None:
        raise UsageError(_("The draft needs a period"), remedy=_("Name its first and its last day."))
    response = HttpResponse(
        as_markdown(made.section) + duties_as_markdown(made.duties), content_type="text/markdown; charset=utf-8"
    )
    name = slugify(made.organization) or "cooperation"
    response["Content-Disposition"] = f'attachment; filename="cooperation-{name}.md"'
    return response


def draft(request: Request) -> Page:
    """The section with each figure's records as links."""
    made = _drafted(request)
    found, section = made.found, made.section
    documents = [line.document for line in found] + [one.told_by for line in found for one in line.answers]
    figures = [(_("All"), section.whole), *section.organizations] if section else []
    rows = [
        (name, figure.label, figure.value, " ".join(figure.records)) for name, several in figures for figure in several
    ]
    things = {id(thing): thing for _state, some in made.duties for line in some for thing in line.told.things}
    rows += [("Article 54", state, len(some), " ".join(line.ident for line in some)) for state, some in made.duties]
    return Page(
        template="ledger/draft.html",
        context={
            "section": section, "figures": figures, "lines": {line.entry.ident: line for line in found},
            "asked": request.GET, "organization": made.organization, "cut": len(found) >= MOST,
            "duties": made.duties, "duty_words": state_words(),
        },
        data=lambda: {"from": made.begin, "to": made.end, "organization": made.organization or None,
                      "figures": [dict(zip(COLUMNS, row, strict=True)) for row in rows]},
        table=Table(COLUMNS, lambda: rows),
        marking=_marking(documents, list(things.values())),
        exercise=any(document.exercise for document in documents),
        shown=[*documents, *things.values()],
    )  # fmt: skip


def _marking(documents: list[Document], things: list[MarkedModel]) -> Marking | None:
    """The narrowest of the documents and of what the duties rest on."""
    markings = [thing.marking for thing in (*documents, *things)]
    return strictest(markings, settings.ORGANIZATION) if things else bands(documents)


def _organization(text: str) -> str:
    """The full name of the organization asked for. Raises UsageError for one that the atlas does not know."""
    if not text.strip():
        return ""
    atlas = node_atlas()
    try:
        return atlas.organization(text.strip()).name
    except NotFoundError as error:
        found = atlas.match_organization(text.strip())
        if found is None:
            raise UsageError(error.cause, place="organization", remedy=error.remedy) from error
        return found.name


def _lines(request: Request, organization: str, begin: date, end: date) -> list[Line]:
    """What decisions of the period ask of or for regional organizations, as it stands on its last day."""
    names = [organization] if organization else [each.name for each in node_atlas().organizations]
    rows = narrowed(visible(request.viewer, request.purpose).filter(twin=False), Asked("all", end))
    rows = rows.filter(adopted__gte=begin, adopted__lte=end, document__exercise=False).exclude(status=Status.REJECTED)
    bound = [
        pk
        for pk, bearers, recipients in rows.values_list("pk", "bearers", "recipients")
        if not set(names).isdisjoint((*bearers, *recipients))
    ]
    return lines(whole(bound[:MOST]), request.viewer, request.purpose, end)


def _entries(found: list[Line], organization: str) -> Iterator[LedgerEntry]:
    """The lines as the draft needs them."""
    known = {each.name for each in node_atlas().organizations}
    for line in found:
        named = [name for name in (*line.entry.bearers, *line.entry.recipients) if name in known]
        yield LedgerEntry(
            id=line.entry.ident,
            commitment=commitment_of(line.entry),
            organizations=(organization,) if organization else tuple(dict.fromkeys(named)),
            adopted=line.entry.adopted or date.min,
            standing=STANDINGS.get(line.standing, "open"),
            answered_by="; ".join(one.symbol or str(one.told_by) for one in line.answers) or None,
        )
