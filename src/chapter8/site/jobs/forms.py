"""The form that takes a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chapter8.site.library.marking_form import MarkingForm

LARGEST = 100 << 20  # bytes; the reader's own limit for a document


class UploadForm(MarkingForm):
    """One file, and how far it may travel."""

    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Word, HTML, text, Akoma Ntoso, UCDP table; at most 100 MB")
    )
    field_order = ("file", "tlp", "audience", "own")

    def clean_file(self) -> UploadedFile[Any]:
        """A file over the limit is refused here, before anything reads it."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 100 MB. Add it with the command line instead."))
        return file
