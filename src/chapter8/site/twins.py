"""Every page has twins: the same answer as `.json`, and where it holds a table as `.csv`.

A page function returns a `Page`; `page(...)` in an app's `urls.py` gives it its addresses:

    urlpatterns = [*page("library", pages.library, name="library", csv=True)]

serves /library, /library.json and /library.csv, all three through the same function, so that what a viewer may not
see is missing from each of them alike. The twins are copies: the function asks for `request.purpose`, which is READ for
the page and EXPORT for them, and the page says what of it is not in them. A page function may also return a plain
response (a redirect, a form's answer).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import msgspec
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from chapter8.exchange.decide import Marked, Purpose, Viewer, decide
from chapter8.exchange.marking import Marking
from chapter8.record.writing.cells import safe_cell
from chapter8.site.asking import Request

Form = Literal["html", "json", "csv"]


@dataclass(frozen=True, slots=True)
class Table:
    """What goes into the `.csv` twin: names of columns, and rows of plain values (drawn only when asked for)."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Sequence[object]]]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `context` goes to the template, `data` (anything msgspec encodes) to the `.json` twin.

    `marking` is the narrowest of what is shown, for the bands; `exercise` puts EXERCISE on the page.
    `data` is a function, so that a page shown to a person doesn't pay for it. `shown` are the marked things that the
    page shows: of those that may not be copied it says so.
    """

    template: str
    context: Mapping[str, Any]
    data: Callable[[], object]
    table: Table | None = None
    marking: Marking | None = None
    exercise: bool = False
    shown: Sequence[Marked] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class PageFunction(Protocol):
    """What an app writes: takes the request and the parts of its address, returns a page or a response."""

    def __call__(self, request: Request, **parts: Any) -> Page | HttpResponseBase:
        """Answer."""


def page(
    route: str, function: Callable[..., Page | HttpResponseBase], *, name: str, csv: bool = False
) -> list[URLPattern]:
    """The addresses of one page and its twins; the twins' names are "<name>.json" and "<name>.csv"."""
    forms: list[tuple[str, Form]] = [(".json", "json")]
    if csv:
        forms.append((".csv", "csv"))
    stem = route or "home"
    twins = [path(stem + ending, _view(function, form, has_csv=csv), name=name + ending) for ending, form in forms]
    return [*twins, path(route, _view(function, "html", has_csv=csv), name=name)]


def _view(
    function: Callable[..., Page | HttpResponseBase], form: Form, *, has_csv: bool
) -> Callable[..., HttpResponseBase]:
    """The Django view of one form of a page."""

    def view(request: Request, **parts: Any) -> HttpResponseBase:
        request.purpose = Purpose.READ if form == "html" else Purpose.EXPORT
        answer = function(request, **parts)
        if isinstance(answer, HttpResponseBase):
            return answer
        return show(request, answer, form, has_csv=has_csv)

    return view


def show(request: Request, answer: Page, form: Form, *, has_csv: bool) -> HttpResponseBase:
    """Write the answer in the form that was asked for."""
    response: HttpResponseBase
    if form == "json":
        response = HttpResponse(as_json(answer.data()), content_type="application/json; charset=utf-8")
    elif form == "csv" and answer.table is not None:
        response = StreamingHttpResponse(csv_lines(answer.table), content_type="text/csv; charset=utf-8")
        name = request.path.rsplit("/", 1)[-1]
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        bands = {"marking": answer.marking, "exercise": answer.exercise, "twins": _twins(request, csv=has_csv)}
        left_out = not_copied(answer.shown, request.viewer)
        response = render(request, answer.template, {**bands, "not_copied": left_out, **answer.context})
    response.status_code = answer.status
    for name, value in answer.headers.items():
        response[name] = value
    return response


def _twins(request: Request, *, csv: bool) -> dict[str, str]:
    """Addresses of the twins of the page that is shown, with the same question."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    stem = "/home" if request.path == "/" else request.path
    endings = ("json", "csv") if csv else ("json",)
    return {ending: f"{stem}.{ending}{query}" for ending in endings}


def not_copied(shown: Iterable[Marked], viewer: Viewer) -> list[str]:
    """The markings of the things shown that are read here and are in no copy, with their owners: "TLP:RED (AU)"."""
    kept = [thing.marking for thing in shown if not decide(thing, viewer, Purpose.EXPORT).allow]
    return sorted({f"{marking.tlp.value} ({marking.owner})" for marking in kept})


def as_json(data: object) -> bytes:
    """UTF-8 JSON, keys in the order of the nouns, indented so that a person can read it too."""
    return msgspec.json.format(msgspec.json.encode(data, enc_hook=str), indent=2) + b"\n"


class _Echo:
    """A file that gives back what is written to it, so that rows stream."""

    def write(self, value: str) -> str:
        """Give it back."""
        return value


def csv_lines(table: Table) -> Iterable[str]:
    """The table as CSV (RFC 4180), each cell made safe for spreadsheets."""
    writer = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets need the byte order mark to take UTF-8 for what it is
    yield writer.writerow(table.columns)
    for row in table.rows():
        yield writer.writerow([safe_cell(value) for value in row])
