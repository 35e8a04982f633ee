"""Who may act: competence and legal paths for some states on a day, with a permalink for each answer."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.respond.competence import competence
from chapter8.respond.legal import legal_paths
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import read_states, today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.pages import open_to_all
from chapter8.site.twins import Page, Table

Measure = Literal["consent", "coercive"]
COLUMNS = ("organization", "name", "covered", "uncovered", "suspended", "charter_basis", "functions", "evidence")


def who_may_act(request: Request) -> Page:
    """Which organizations cover the states on the day, and which legal paths are open for the measure."""
    atlas, on = node_atlas(), listing.day(request, "on") or today()
    codes = read_states(request.GET.get("countries", ""), atlas, on=on)
    measure = read_measure(request.GET.get("measure", ""))
    organization = request.GET.get("organization", "").strip() or None
    if organization:
        atlas.organization(organization)
    answer = competence(atlas, codes, on) if codes else None
    paths = legal_paths(atlas, codes, on, measure, organization) if codes else ()
    names = {each.code: each.name for each in atlas.organizations}
    return Page(
        template="registry/who_may_act.html",
        context={
            "answer": answer,
            "paths": paths,
            "on": on,
            "measure": measure, "asked": request.GET,
            "states": [(code, atlas.name_on(code, on)) for code in codes],
            "names": names,
            "measures": [("consent", _("with the state's consent")), ("coercive", _("coercive"))],
            "organizations": [(row.organization, names[row.organization]) for row in (answer.rows if answer else ())],
        },
        data=lambda: {
            "states": codes,
            "on": on,
            "measure": measure,
            "organization": organization,
            "competence": answer,
            "legal_paths": paths,
        },
        table=Table(
            COLUMNS,
            lambda: [
                [
                    row.organization,
                    names[row.organization],
                    row.covered,
                    row.uncovered,
                    row.suspended,
                    row.charter_basis,
                    row.functions,
                    [one.source or str(one.locator) for one in row.evidence],
                ]
                for row in (answer.rows if answer else ())
            ],
        ),
        exercise=any(atlas.state(code).exercise for code in codes),
        marking=open_to_all(),
    )  # fmt: skip


def read_measure(text: str) -> Measure:
    """The measure that is asked about; with consent unless said otherwise.

    Raises:
        UsageError: it is neither.
    """
    match text or "consent":
        case "consent":
            return "consent"
        case "coercive":
            return "coercive"
        case _:
            raise UsageError(f"“{text}” is no kind of measure", place="measure", remedy="Ask for consent or coercive.")
