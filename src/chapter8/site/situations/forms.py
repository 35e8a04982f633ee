"""The form of a situation: its name, its states, and how far it may travel."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import UsageError
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.registry.asking import read_states
from chapter8.site.registry.atlas import node_atlas


class SituationForm(forms.Form):
    """What an analyst writes. `states` become codes, `audience` codes of organizations."""

    name = forms.CharField(max_length=255, label=gettext_lazy("Name"))
    states = forms.CharField(
        label=gettext_lazy("States"), help_text=gettext_lazy("Names or codes, with commas: Sudan, Chad")
    )
    tlp = forms.ChoiceField(choices=[(tlp.value, tlp.value) for tlp in Tlp], label=gettext_lazy("Marking"))
    audience = forms.CharField(
        required=False,
        label=gettext_lazy("Audience"),
        help_text=gettext_lazy("For AMBER and narrower: the organizations that may see it, by code: AU ECOWAS"),
    )
    own = forms.CharField(max_length=64, required=False, label=gettext_lazy("Your organization's own marking"))

    def clean_states(self) -> list[str]:
        """Codes of the states."""
        try:
            codes = read_states(self.cleaned_data["states"], node_atlas())
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error
        if not codes:
            raise forms.ValidationError(_("Name at least one state."))
        return list(codes)

    def clean_audience(self) -> frozenset[str]:
        """Codes of organizations that the atlas knows."""
        codes = frozenset(self.cleaned_data["audience"].replace(",", " ").split())
        known = {organization.code for organization in node_atlas().organizations} | {"UN"}
        if unknown := sorted(codes - known):
            raise forms.ValidationError(_("No organization has the code %(code)s.") % {"code": unknown[0]})
        return codes

    def marking(self, owner: str) -> Marking:
        """The marking that was chosen. Call on a valid form."""
        data = self.cleaned_data
        return Marking(Tlp(data["tlp"]), owner, data["audience"], " ".join(data["own"].split()) or None)
