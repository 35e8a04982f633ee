"""A brief as PDF through WeasyPrint, where it and pango are installed."""

from __future__ import annotations

from typing import NoReturn

from chapter8.brief.model import Brief
from chapter8.brief.render.html import Paper, to_html
from chapter8.errors import MissingPartError

_REMEDY = "Install chapter8[pdf] and the pango library (Debian: libpango-1.0-0 libpangoft2-1.0-0), or print the HTML"


def to_pdf(brief: Brief, *, paper: Paper = "A4", language: str = "en") -> bytes:
    """Render a brief as PDF; the same brief gives the same bytes. MissingPartError where WeasyPrint can't run.

    Every fetch is refused: a brief needs none, so one that asks would be somebody else's.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an optional part, slow to load
    except (ImportError, OSError) as error:  # OSError: the Python part is there, pango is not
        raise MissingPartError("PDF output needs WeasyPrint", place=str(error), remedy=_REMEDY) from error
    html = HTML(string=to_html(brief, language=language, paper=paper), url_fetcher=_refuse)
    identifier = f"{brief.situation} {brief.made_at.isoformat()}".encode()
    pdf: bytes = html.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    return pdf


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a brief fetches nothing, but this one asks for {url}")
