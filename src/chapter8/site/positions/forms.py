"""The form that takes the node's own themes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chapter8.errors import TableError
from chapter8.site.positions.themes import vocabulary_with

LARGEST = 1_000_000  # bytes


class ThemesForm(forms.Form):
    """Themes as TOML, written here or in a file, and a word on why."""

    content = forms.CharField(
        label=_("Own themes, as TOML"), required=False, strip=False, max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "dir": "ltr"}),
        help_text=_("A theme with the key of a shipped one takes its place. Empty: the shipped themes alone."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("It takes the place of what is written above.")
    )
    note = forms.CharField(label=_("Why"), required=False, max_length=255)

    def clean(self) -> dict[str, Any]:
        """The file's text goes before the written one; what is no vocabulary is told with its place."""
        values = super().clean() or self.cleaned_data
        if file := values.get("file"):
            if file.size > LARGEST:
                raise forms.ValidationError(_("The file is larger than 1 MB."))
            try:
                values["content"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                raise forms.ValidationError(_("The file is no text in UTF-8.")) from None
        content = values["content"] = values.get("content", "").replace("\r\n", "\n")
        try:
            vocabulary_with(content)
        except TableError as error:
            raise forms.ValidationError(f"{error.place}: {error.cause}. {error.remedy}") from None
        return values
