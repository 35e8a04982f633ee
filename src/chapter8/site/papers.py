"""A paper as a file to take away, in one of its forms."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError
from chapter8.exchange.papers import PAPER_FORMS, Paper


def paper_response(paper: Paper, form: str, name: str) -> HttpResponse:
    """The file. Raises NotFoundError for a form that no paper has."""
    if form not in PAPER_FORMS:
        raise NotFoundError(_("A paper has no such form"), place=form[:40], remedy=", ".join(PAPER_FORMS))
    chosen = PAPER_FORMS[form]
    response = HttpResponse(chosen.write(paper), content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "paper"}.{chosen.ending}"'
    response["Cache-Control"] = "private, no-store"
    if form == "html":
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
