"""Whole lists to take away: `?format=csv` and `?format=json` give every row that the filters leave, as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose
from chapter8.site.asking import Request
from chapter8.site.library.exports import Download
from chapter8.site.listing import address
from chapter8.site.twins import Table, csv_lines

FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


def asked_for(request: Request) -> str:
    """The form in which the list is to be taken away, "" for a page. What is taken away is a copy.

    Raises:
        UsageError: no list has this form.
    """
    form = request.GET.get("format", "")
    if form and form not in FORMS:
        raise UsageError(
            _("There is no format “%(form)s”") % {"form": form[:40]},
            remedy=_("There are: %(forms)s.") % {"forms": ", ".join(FORMS)},
        )
    if form:
        request.purpose = Purpose.EXPORT
    return form


def whole(table: Table, form: str, name: str) -> StreamingHttpResponse:
    """All rows, as a download that is sent while it is drawn."""
    lines = csv_lines(table) if form == "csv" else _json_lines(table, name)
    response = StreamingHttpResponse(lines, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _json_lines(table: Table, name: str) -> Iterator[bytes]:
    """An object with the list under its name, a row a line."""
    yield msgspec.json.encode({name: []})[:-2]
    before = b"\n"
    for row in table.rows():
        yield before + msgspec.json.encode(dict(zip(table.columns, row, strict=True)), enc_hook=str)
        before = b",\n"
    yield b"\n]}\n"


def list_downloads(request: Request) -> list[Download]:
    """The menu of a list: all rows of this question."""
    words = {"csv": _("all rows, as a table"), "json": _("all rows, as data")}
    return [Download(form.upper(), address(request, format=form, page=None), words[form]) for form in FORMS]
