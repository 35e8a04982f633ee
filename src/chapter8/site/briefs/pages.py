"""The page of a brief inside the site, and its copies as one file each."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from chapter8.brief.model import Brief
from chapter8.brief.render import to_html
from chapter8.brief.render.endnotes import endnotes
from chapter8.errors import MissingPartError, NotFoundError, UsageError
from chapter8.site import listing
from chapter8.site.asking import Request, shows_a_page
from chapter8.site.briefs.gather import left_out_of_copies
from chapter8.site.briefs.making import FORMS, make
from chapter8.site.faults import unknown
from chapter8.site.situations.finding import find_situation
from chapter8.site.situations.models import Situation

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_SKIP = re.compile(r'<a class="skip".*?</a>')
_NOTE = re.compile(r'(<li id="note-(\d+)"><bdi>)([^<]*)(</bdi>)')
POLICY = (
    "default-src 'none'; style-src 'self' 'sha256-{digest}'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a brief's HTML file for the site's frame: its styles, and its body without the skip link."""

    style: Markup
    body: Markup

    @property
    def policy(self) -> str:
        """A content security policy that lets in exactly this style, by its hash."""
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        return POLICY.format(digest=digest)


@shows_a_page
def brief(request: Request, slug: str) -> HttpResponse:
    """The brief on a situation, as of a day, with the sources linked to their passages in the library."""
    situation = situation_or_unknown(request, slug)
    made = make(situation, request.viewer, as_of=listing.day(request, "as_of"))
    sheet = sheet_of(made)
    context = {
        "situation": situation,
        "brief": made,
        "sheet": sheet,
        "asked": listing.day(request, "as_of"),
        "not_copied": left_out_of_copies(situation, request.viewer),
        "copies": [(form, brief_address(slug, form, made.as_of)) for form in ("html", "pdf", "md", "json")],
    }
    response = render(request, "briefs/brief.html", context)
    response["Content-Security-Policy"] = sheet.policy
    return response


def copy(request: Request, slug: str, form: str) -> HttpResponse:
    """The brief as one file: html, pdf, md, json or text."""
    if form not in FORMS:
        raise NotFoundError(_("A brief has no such form"), place=form, remedy=", ".join(FORMS))
    situation = situation_or_unknown(request, slug)
    as_of = listing.day(request, "as_of")
    made = make(situation, request.viewer, as_of=as_of, purpose=request.purpose)
    chosen = FORMS[form]
    try:
        content = chosen.write(made)
    except MissingPartError as error:
        address = brief_address(slug, "", made.as_of)
        advice = _("Or open %(address)s and print it: it is set for paper.") % {"address": address}
        raise MissingPartError(error.cause, place=error.place, remedy=f"{error.remedy} {advice}") from error
    response = HttpResponse(content, content_type=chosen.media_type)
    name = f"{slugify(situation.name) or 'brief'}-{made.as_of}.{chosen.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if form == "html":
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def brief_address(slug: str, form: str, as_of: date) -> str:
    """The permalink of a brief: the day is always in it."""
    return f"/situations/{slug}/brief{'.' + form if form else ''}?as_of={as_of.isoformat()}"


def situation_or_unknown(request: Request, slug: str) -> Situation:
    """The situation of an address. What the viewer may not read is answered like what was never there."""
    try:
        return find_situation(slug, request.viewer, request.purpose)
    except UsageError as error:
        raise unknown(request.viewer) from error


def sheet_of(made: Brief) -> Sheet:
    """The brief's own HTML, taken apart, with each source that lies in the library linked to its place there."""
    html = to_html(made)
    style, body = _STYLE.search(html), _BODY.search(html)
    if style is None or body is None:
        raise ValueError("the rendered brief has no style or no body")
    links = {note.number: note.link for note in endnotes(made).notes if note.link and note.link.startswith("/")}

    def linked(found: re.Match[str]) -> str:
        link = links.get(int(found[2]))
        return f'{found[1]}<a href="{escape(link)}">{found[3]}</a>{found[4]}' if link else found[0]

    return Sheet(Markup(style[1]), Markup(_NOTE.sub(linked, _SKIP.sub("", body[1]))))  # noqa: S704 - rendered and escaped by chapter8.brief
