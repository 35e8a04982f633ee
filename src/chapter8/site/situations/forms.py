"""The form of a situation: its name, its states, and how far it may travel."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import UsageError
from chapter8.site.library.marking_form import MarkingForm
from chapter8.site.registry.asking import read_states
from chapter8.site.registry.atlas import node_atlas


class SituationForm(MarkingForm):
    """What an analyst writes. `states` become codes."""

    name = forms.CharField(max_length=255, label=gettext_lazy("Name"))
    states = forms.CharField(
        label=gettext_lazy("States"), help_text=gettext_lazy("Names or codes, with commas: Sudan, Chad")
    )
    field_order = ("name", "states", "tlp", "audience", "own")

    def clean_states(self) -> list[str]:
        """Codes of the states."""
        try:
            codes = read_states(self.cleaned_data["states"], node_atlas())
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error
        if not codes:
            raise forms.ValidationError(_("Name at least one state."))
        return list(codes)
