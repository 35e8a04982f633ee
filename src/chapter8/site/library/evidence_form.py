"""The part of a form in which somebody says what an entry rests on: a document with its place, or a source in words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import UsageError
from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking
from chapter8.site.accounts.models import User
from chapter8.site.library.entered import EnteredModel
from chapter8.site.library.marking_form import MarkingForm
from chapter8.site.library.models import Document, Passage
from chapter8.symbols import parse


def day_input() -> forms.DateInput:
    """The field of a day, as browsers know it."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class EvidenceForm(MarkingForm):
    """A document of the library that the person may read, else the source in words. Exercise material stays apart."""

    document = forms.CharField(
        required=False,
        max_length=255,
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("Symbol or SHA-256 of a document of the library: S/2026/9917"),
    )
    paragraph = forms.CharField(required=False, max_length=32, label=gettext_lazy("Paragraph"))
    page = forms.IntegerField(required=False, min_value=1, max_value=99999, label=gettext_lazy("Page"))
    source = forms.CharField(
        required=False,
        max_length=2000,
        label=gettext_lazy("Source, where there is no document"),
        help_text=gettext_lazy("What you know it from: your name stands beside it"),
    )

    def __init__(self, *args: Any, viewer: Viewer, exercise: bool = False, **kwargs: Any) -> None:
        """Keep who asks: a document counts only if they may read it."""
        super().__init__(*args, **kwargs)
        self.viewer, self.exercise = viewer, exercise
        last = ("document", "paragraph", "page", "source", "tlp", "audience", "own")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def clean_document(self) -> Document | None:
        """The document; the same answer for what is not there and for what is withheld."""
        text = self.cleaned_data["document"].strip()
        if not text:
            return None
        rows = Document.objects.readable_by(self.viewer, Purpose.READ).defer("record")
        found = rows.filter(sha256=text).first() or rows.filter(symbol=_canonical(text)).order_by("pk").first()
        if found is None:
            raise forms.ValidationError(_("No document with this symbol is available to you."))
        return found

    def clean(self) -> dict[str, Any]:
        """Evidence there must be, and the paragraph must stand in the document."""
        given = self.cleaned_data
        document = given.get("document")
        if "document" in given and document is None and not given.get("source", "").strip():
            self.add_error("document", _("Name the document, or say in words what this rests on."))
        if document is not None and document.exercise != self.is_exercise(given):
            self.add_error("document", _("Exercise material and real material do not mix."))
        number = given.get("paragraph", "")
        if document is not None and number and not Passage.objects.filter(document=document, number=number).exists():
            self.add_error("paragraph", _("The document has no such paragraph."))
        return given

    def is_exercise(self, given: dict[str, Any]) -> bool:  # noqa: ARG002 - a form whose entry decides overrides it
        """Whether the entry is of an exercise."""
        return self.exercise

    def fill(self, row: EnteredModel, person: User) -> None:
        """Put evidence, marking and person on a new row. Call on a valid form."""
        given = self.cleaned_data
        document = given["document"]
        row.marking = self.marking(str(self.viewer.organization))
        row.person = person
        row.source = " ".join(given["source"].split())
        if document is not None:
            row.sha256, row.symbol = document.sha256, str(document)[:255]
            row.paragraph, row.page = given["paragraph"].strip(), given["page"]


def marking_values(marking: Marking) -> dict[str, str]:
    """A marking as the first values of a form: that of the situation, say."""
    return {"tlp": marking.tlp.value, "audience": " ".join(sorted(marking.audience)), "own": ""}


def _canonical(text: str) -> str:
    try:
        return parse(text).text
    except UsageError:
        return " ".join(text.split())
