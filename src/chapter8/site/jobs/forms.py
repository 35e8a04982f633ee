"""The form that takes a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chapter8.exchange.marking import Tlp

LARGEST = 100 << 20  # bytes; the reader's own limit for a document


class UploadForm(forms.Form):
    """One file, and how far it may travel. The owner is the organization that the person acts for."""

    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Word, HTML, text, Akoma Ntoso, UCDP table; at most 100 MB")
    )
    tlp = forms.ChoiceField(
        label=_("Marking"), choices=[(label.value, label.value) for label in Tlp], initial=Tlp.AMBER
    )
    audience = forms.CharField(
        label=_("Audience"), required=False, help_text=_("Codes of organizations, for AMBER and RED: AU ECOWAS")
    )
    own = forms.CharField(label=_("Your organization's own marking"), required=False, max_length=64)

    def clean_file(self) -> UploadedFile[Any]:
        """A file over the limit is refused here, before anything reads it."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 100 MB. Add it with the command line instead."))
        return file

    def clean_audience(self) -> list[str]:
        """The codes."""
        return sorted(set(self.cleaned_data["audience"].replace(",", " ").split()))
