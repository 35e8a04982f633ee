"""Joint statements on pages: those on a situation, one with its versions and the word of each party, and its export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.exchange.decide import Purpose
from chapter8.exchange.marking import Marking, strictest
from chapter8.exchange.papers import Paper
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person, shows_a_page
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.joint import drafting
from chapter8.site.joint.forms import StatementForm, VersionForm
from chapter8.site.joint.models import Concurrence, Issue, JointStatement, Stand, Version, answers, is_joint
from chapter8.site.library.entered import require_contributor
from chapter8.site.library.evidence_form import marking_values
from chapter8.site.papers import paper_response
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.finding import require_kept
from chapter8.site.twins import Page, Table

COLUMNS = ("id", "title", "version", "parties", "concur", "object", "standing", "issued_on", "drafted_by", "tlp")
PARTY_COLUMNS = ("party", "name", "version", "answer", "words", "at")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its newest version, each party's word on it, and whether it is joint."""

    statement: JointStatement
    version: Version
    given: dict[str, Concurrence | None]
    issued: Issue | None
    joint: bool

    @property
    def concurring(self) -> list[str]:
        """The parties that concur."""
        return [code for code, row in self.given.items() if row is not None and row.stand == Stand.CONCURS]

    @property
    def objecting(self) -> list[str]:
        """The parties that object."""
        return [code for code, row in self.given.items() if row is not None and row.stand == Stand.OBJECTS]

    @property
    def marking(self) -> Marking:
        """The narrowest of the statement and its situation."""
        return strictest([self.statement.marking, self.statement.situation.marking], self.statement.owner)


def told_of(statement: JointStatement) -> Told:
    """The statement as it stands."""
    version = Version.objects.filter(statement=statement).order_by("-number").select_related("person")[0]
    issued = Issue.objects.filter(version=version).first()
    return Told(statement, version, answers(version), issued, is_joint(version))


def statements_page(request: Request, slug: str) -> Page:
    """The statements on a situation."""
    found = situation_or_unknown(request, slug)
    rows = [told_of(row) for row in drafting.readable_statements(found, request.viewer, request.purpose)]
    return Page(
        template="joint/statements.html",
        context={
            "situation": found, "rows": rows, "may_write": may_contribute(request.viewer) and found.pk is not None,
        },
        data=lambda: {"situation": found.slug, "statements": [data_of(row) for row in rows]},
        table=Table(COLUMNS, lambda: [list(data_of(row).values()) for row in rows]),
        marking=strictest([found.marking, *(row.statement.marking for row in rows)], found.owner),
        exercise=found.exercise,
        shown=[found, *(row.statement for row in rows)],
    )  # fmt: skip


def data_of(told: Told) -> dict[str, object]:
    """A statement as data, in the order of `COLUMNS`."""
    return {
        "id": told.statement.ident,
        "title": told.statement.title,
        "version": told.version.number,
        "parties": told.version.parties,
        "concur": told.concurring,
        "object": told.objecting,
        "standing": "joint" if told.joint else "draft",
        "issued_on": told.issued.on if told.issued else None,
        "drafted_by": told.statement.owner,
        "tlp": told.statement.tlp,
    }


def statement_page(request: Request, ident: str) -> Page:
    """One statement: text, parties with their words, versions, and what can be done."""
    statement = drafting.find_statement(ident, request.viewer, request.purpose)
    told = told_of(statement)
    versions = [(each, answers(each)) for each in statement.versions.select_related("person")]
    party = may_contribute(request.viewer) and request.viewer.organization in told.version.parties
    return Page(
        template="joint/statement.html",
        context={
            "told": told, "versions": versions, "may_speak": party and not told.joint, "names": names(),
            "complete": len(told.concurring) == len(told.version.parties), "stands": dict(Stand.choices),
        },
        data=lambda: {
            **data_of(told), "text": told.version.text,
            "versions": [version_data(each, given, request) for each, given in versions],
        },
        table=Table(PARTY_COLUMNS, lambda: [_party_row(told, code, row) for code, row in told.given.items()]),
        marking=told.marking,
        exercise=statement.situation.exercise,
        shown=[statement, statement.situation],
    )  # fmt: skip


def version_data(version: Version, given: dict[str, Concurrence | None], request: Request) -> dict[str, object]:
    """A version as data; persons are named to those who act for an organization."""
    named = request.viewer.organization is not None
    return {
        "number": version.number, "text": version.text, "parties": version.parties, "note": version.note,
        "written_by": version.organization, "person": str(version.person) if named and version.person else None,
        "at": version.at,
        "answers": {
            code: None if row is None else {"stand": row.stand, "words": row.words, "at": row.at}
            for code, row in given.items()
        },
    }  # fmt: skip


def _party_row(told: Told, code: str, row: Concurrence | None) -> tuple[object, ...]:
    given = (row.stand, row.words, row.at) if row else ("not yet", None, None)
    return (code, names().get(code, code), told.version.number, *given)


def names() -> dict[str, str]:
    """Names of the organizations of the atlas."""
    return {each.code: each.name for each in node_atlas().organizations}


@shows_a_page
def new_statement(request: Request, slug: str) -> HttpResponseBase:
    """The form of a statement, or the statement made of it."""
    found = situation_or_unknown(request, slug)
    organization = require_contributor(request.viewer)
    require_kept(found)
    first = {**marking_values(found.marking), "parties": organization, "seen": 0}
    posted = {**request.POST.dict(), "seen": "0"} if request.method == "POST" else None
    form = StatementForm(posted, initial=first, viewer=request.viewer, situation=found)
    if form.is_valid():
        given = form.cleaned_data
        version = form.version(JointStatement(situation=found), person(request))
        made = drafting.begin(found, given["title"], form.marking(organization), version)
        return HttpResponseRedirect(made.get_absolute_url())
    context = {"form": form, "situation": found, "marking": found.marking, "exercise": found.exercise}
    return render(request, "joint/write.html", {**context, "told": None}, status=422 if form.errors else 200)


@shows_a_page
def new_version(request: Request, ident: str) -> HttpResponseBase:
    """The form of another version, or the version made of it."""
    statement = drafting.find_statement(ident, request.viewer, Purpose.READ)
    require_contributor(request.viewer)
    told = told_of(statement)
    first: dict[str, Any] = {
        "seen": told.version.number, "parties": ", ".join(told.version.parties), "text": told.version.text,
    }  # fmt: skip
    posted = request.POST if request.method == "POST" else None
    form = VersionForm(posted, initial=first, viewer=request.viewer, situation=statement.situation)
    if form.is_valid():
        drafting.write(statement, form.version(statement, person(request)))
        messages.success(request, _("The version is written. All parties are asked anew."))
        return HttpResponseRedirect(statement.get_absolute_url())
    context = {"form": form, "situation": statement.situation, "marking": told.marking, "told": told}
    context["exercise"] = statement.situation.exercise
    return render(request, "joint/write.html", context, status=422 if form.errors else 200)


@require_POST
@shows_a_page
def answer_page(request: Request, ident: str) -> HttpResponseBase:
    """A party concurs, objects, or sets the statement joint."""
    statement = drafting.find_statement(ident, request.viewer, Purpose.READ)
    do, seen = request.POST.get("do", ""), request.POST.get("version", "")
    number = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
    if do == "issue":
        drafting.issue(statement, number, request.viewer, person(request))
        messages.success(request, _("The statement is joint."))
    else:
        drafting.answer(statement, number, do, request.POST.get("words", ""), request.viewer, person(request))
        messages.success(request, _("Entered."))
    return HttpResponseRedirect(f"{reverse('joint-statement', args=[statement.ident])}#parties")


def statement_file(request: Request, ident: str, paper_form: str) -> HttpResponse:
    """The statement as a file, with its parties and its date; one that is not joint says so."""
    told = told_of(drafting.find_statement(ident, request.viewer, request.purpose))
    return paper_response(paper_of(told), paper_form, f"{told.statement.title[:60]}-{told.version.number}")


def paper_of(told: Told) -> Paper:
    """The statement for its reader; English words, as the text is."""
    known = names()
    parties = "; ".join(known.get(code, code) for code in told.version.parties)
    if told.joint and told.issued:
        standing = [("Joint statement of", parties), ("Date", f"{told.issued.on}")]
    else:
        waiting = ", ".join(code for code in told.version.parties if code not in told.concurring) or "none"
        state = f"DRAFT, version {told.version.number} of {told.version.at:%Y-%m-%d}: not a joint statement"
        standing = [("Standing", state), ("Parties", parties), ("Concurrence not given by", waiting)]
    return Paper(
        title=told.statement.title,
        facts=tuple(standing),
        paragraphs=tuple(part.strip() for part in told.version.text.split("\n\n") if part.strip()),
        marking=told.marking,
        made_at=timezone.now(),
        exercise=told.statement.situation.exercise,
    )
