"""Make a brief, and write it in the form that was asked for. Pages, API and command line share these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chapter8.brief import assemble
from chapter8.brief.model import Brief
from chapter8.brief.render import to_html, to_json, to_markdown, to_pdf, to_text
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.briefs.gather import default_as_of, gather
from chapter8.site.situations.models import Situation


def make(
    situation: Situation,
    viewer: Viewer,
    *,
    as_of: date | None = None,
    made_at: datetime | None = None,
    purpose: Purpose = Purpose.READ,
) -> Brief:
    """The brief on a situation for a viewer; as of the newest day that the data reach, unless a day is given.

    A brief that leaves the site (`purpose` EXPORT) holds nothing that the viewer may read here but not copy.
    """
    day = as_of or default_as_of(situation, viewer, purpose=purpose)
    return assemble(*gather(situation, day, viewer, made_at=made_at, purpose=purpose))


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which a brief leaves the site."""

    ending: str
    media_type: str
    write: Callable[[Brief], bytes]


FORMS: Mapping[str, Form] = {
    "html": Form("html", "text/html; charset=utf-8", lambda brief: to_html(brief).encode()),
    "md": Form("md", "text/markdown; charset=utf-8", lambda brief: to_markdown(brief).encode()),
    "json": Form("json", "application/json; charset=utf-8", lambda brief: to_json(brief).encode()),
    "text": Form("txt", "text/plain; charset=utf-8", lambda brief: to_text(brief).encode()),
    "pdf": Form("pdf", "application/pdf", to_pdf),
}
