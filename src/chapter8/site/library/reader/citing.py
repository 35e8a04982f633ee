"""Citing one passage: in UN style, for BibTeX, RIS and CSL-JSON, with its permalink."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Purpose, decide
from chapter8.record.nouns import Passage, Record
from chapter8.record.writing import passage_reference
from chapter8.record.writing.bibliography import Entry, entry_of
from chapter8.site.asking import Request
from chapter8.site.faults import require
from chapter8.site.library.exports import NAMES, REFERENCES, attached, file_name, marking_words
from chapter8.site.library.models import Document
from chapter8.site.library.reader.parts import in_part, part_of
from chapter8.site.twins import Page


def cite(request: Request, item: Document, place: str, stem: str) -> Page | HttpResponseBase:
    """How to cite a passage, named by its id or its printed number; with `?format=` one form of it as a file."""
    record = msgspec.json.decode(item.record, type=Record)
    position, passage = find_passage(record, place)
    reference = passage_reference(record, [passage.id])
    address = request.build_absolute_uri(in_part(stem, part_of(position)) + f"#{passage.id}")
    entry = _entry(record, reference, address, item)
    form = request.GET.get("format", "")
    if form:
        require(item, request.viewer, Purpose.EXPORT)
        if form not in REFERENCES:
            raise UsageError(
                _("There is no format “%(form)s”") % {"form": form[:40]},
                remedy=_("There are: %(forms)s.") % {"forms": ", ".join(REFERENCES)},
            )
        return attached(REFERENCES[form](entry), form, file_name(item, passage.number or passage.id))
    forms = {}
    if decide(item, request.viewer, Purpose.EXPORT).allow:
        forms = {key: writer(entry).decode() for key, writer in REFERENCES.items()}
    return Page(
        template="library/cite.html",
        context={
            "document": item, "passage": passage, "reference": reference, "address": address,
            "today": timezone.now().date(),
            "forms": [(key, NAMES[key], text) for key, text in forms.items()],
        },
        data=lambda: {"passage": passage.id, "number": passage.number, "text": reference, "address": address, **forms},
        marking=item.marking,
        exercise=item.exercise,
        shown=[item],
    )  # fmt: skip


def find_passage(record: Record, place: str) -> tuple[int, Passage]:
    """A passage and its position: by id, else by printed number ("7", "3(a)"). Raises NotFoundError."""
    wanted = place.replace(" ", "")
    numbered = None
    for position, passage in enumerate(record.passages):
        if passage.id == place:
            return position, passage
        if numbered is None and passage.number and passage.number.replace(" ", "") == wanted:
            numbered = position, passage
    if numbered is None:
        raise NotFoundError(_("The document has no such passage"), place=place[:40], remedy=_("Open it in the reader."))
    return numbered


def _entry(record: Record, reference: str, address: str, item: Document) -> Entry:
    """The document's entry, with the passage as its note and the passage's own address."""
    note = f"{reference}. {marking_words(item.marking, exercise=item.exercise)}"
    return replace(entry_of(record), note=note, address=address)
