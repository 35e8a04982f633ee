"""The plan as one file to take away, with its marking on every page and, at its foot, policies chosen and gates waived.

A sheet is a copy: it is made with what may be copied, in English, with the look of a brief.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import NoReturn

import jinja2
from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from chapter8.brief.render.html import LABEL_COLOURS, PrintedPage, audience, css_string
from chapter8.brief.wording import day
from chapter8.errors import MissingPartError, NotFoundError
from chapter8.exchange.marking import Marking
from chapter8.site.asking import Request
from chapter8.site.plans import gates
from chapter8.site.plans.acting import Posted
from chapter8.site.plans.answers import Answer
from chapter8.site.plans.bench import Bench, bench_of
from chapter8.site.plans.pages import QUESTIONS, marking_of

_REMEDY = "Install chapter8[pdf] and the pango library (Debian: libpango-1.0-0 libpangoft2-1.0-0), or print the HTML"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the file says: the plan's state, the answers, and the sentences at the foot."""

    bench: Bench
    answers: tuple[Answer, ...]
    state: str
    missing: tuple[str, ...]
    marking: Marking
    made_at: datetime

    @property
    def told(self) -> tuple[str, ...]:
        """Policies that differ from the default, and every waiver."""
        return self.bench.policies.told

    @property
    def made(self) -> str:
        """The moment of making: "30 June 2026, 14:05 UTC"."""
        moment = self.made_at.astimezone(UTC)
        return f"{day(moment.date())}, {moment:%H:%M} UTC"

    @property
    def title(self) -> str:
        """The name of the file's subject."""
        return f"{'EXERCISE: ' if self.bench.situation.exercise else ''}Partnership plan: {self.bench.situation.name}"


def sheet_of(request: Request, slug: str) -> Sheet:
    """The whole plan as the viewer may copy it, under the same question as the pages."""
    bench, posted = bench_of(request, slug), Posted(request.GET)
    with translation.override("en"):
        answers = tuple(asked.answer(bench, posted) for asked in QUESTIONS)
        word, _colour, missing = gates.standing(bench)
    marking = marking_of(bench, [thing for each in answers for thing in each.rests])
    return Sheet(bench, answers, word, tuple(missing), marking, timezone.now())


def copy(request: Request, slug: str, form: str) -> HttpResponse:
    """The plan as one file: html, pdf or md."""
    if form not in FORMS:
        raise NotFoundError(_("A plan has no such form"), place=form, remedy=", ".join(FORMS))
    made = sheet_of(request, slug)
    media_type, write = FORMS[form]
    with translation.override("en"):
        response = HttpResponse(write(made), content_type=media_type)
    name = f"{slugify(made.bench.situation.name) or 'plan'}-partnership-{made.bench.on}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if form == "html":
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def to_html(made: Sheet, *, paper: str = "") -> str:
    """One HTML file that fetches and runs nothing."""
    exercise = made.bench.situation.exercise
    page = PrintedPage(
        paper=f"size: {paper};" if paper else "",
        exercise=css_string("EXERCISE EXERCISE EXERCISE" if exercise else ""),
        marking=css_string(audience(made.marking)),
        colour=LABEL_COLOURS[made.marking.tlp],
        subject=css_string(f"Partnership plan: {made.bench.situation.name}"),
        made=css_string(f"As of {day(made.bench.on)}. Made {made.made}"),
        folio=css_string("EXERCISE. Page " if exercise else "Page "),
    )
    return _template().render(sheet=made, page=page, marking=audience(made.marking), as_of=day(made.bench.on))


def to_pdf(made: Sheet) -> bytes:
    """The same as PDF through WeasyPrint; MissingPartError where it can't run. Every fetch is refused."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an optional part, slow to load
    except (ImportError, OSError) as error:  # OSError: the Python part is there, pango is not
        raise MissingPartError("PDF output needs WeasyPrint", place=str(error), remedy=_REMEDY) from error
    html = HTML(string=to_html(made, paper="A4"), url_fetcher=_refuse)
    pdf: bytes = html.write_pdf(pdf_identifier=f"{made.title} {made.made_at.isoformat()}".encode(), pdf_tags=True)
    return pdf


def to_markdown(made: Sheet) -> str:
    """The same as Markdown, the marking first and last."""
    head = [f"**{audience(made.marking)}**", ""]
    if made.bench.situation.exercise:
        head += ["**EXERCISE EXERCISE EXERCISE**", ""]
    lines = [*head, f"# {_plain(made.title)}", "", f"As of {day(made.bench.on)}. Made {made.made}.", "",
             f"State of the plan: **{made.state}**.", ""]  # fmt: skip
    lines += [f"- {_plain(each)}" for each in made.missing]
    for answer in made.answers:
        lines += ["", f"## {_plain(answer.title)}"]
        for section in answer.sections:
            if section.columns:
                lines += ["", f"### {_plain(section.title)}", ""]
                lines += [_plain(section.lead), ""] if section.lead else []
                lines += _table(section.columns, [[str(each) for each in row] for row in section.rows], section.empty)
    lines += ["", "## Policies chosen and rules waived", "", *_foot(made), "", *reversed(head)]
    return "\n".join(lines) + "\n"


def _foot(made: Sheet) -> list[str]:
    return [f"- {_plain(each)}" for each in made.told] or ["Every policy is the default, and no rule is waived."]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> list[str]:
    if not rows:
        return [_plain(empty)]
    written = [columns, ["---"] * len(columns), *rows]
    return [f"| {' | '.join(_plain(each) for each in row)} |" for row in written]


def _plain(text: str) -> str:
    """Words that mean themselves in Markdown."""
    for sign in ("\\", "|", "*", "_", "`", "[", "]", "<", ">"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a plan fetches nothing, but this one asks for {url}")


FORMS: Mapping[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda made: to_html(made).encode()),
    "pdf": ("application/pdf", to_pdf),
    "md": ("text/markdown; charset=utf-8", lambda made: to_markdown(made).encode()),
}


@cache
def _template() -> jinja2.Template:
    own = jinja2.PackageLoader("chapter8.site.plans")
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([own, jinja2.PackageLoader("chapter8.brief.render")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("plans/sheet.html.j2")
