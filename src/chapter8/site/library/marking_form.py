"""The part of a form in which somebody says how far a thing may travel."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.registry.atlas import node_atlas


class MarkingForm(forms.Form):
    """Label, audience and own marking. The owner is the organization that the person acts for.

    TLP:AMBER is the safe beginning: until the person chooses otherwise, the thing stays with their organization.
    """

    tlp = forms.ChoiceField(
        label=gettext_lazy("Marking"),
        choices=[(tlp.value, tlp.value) for tlp in Tlp],
        initial=Tlp.AMBER.value,
        help_text=gettext_lazy(
            "TLP:AMBER unless you choose otherwise: your organization, and those that you name below."
        ),
    )
    audience = forms.CharField(
        required=False,
        max_length=900,
        label=gettext_lazy("Audience"),
        help_text=gettext_lazy("For AMBER and narrower: the organizations that may see it, by code: AU ECOWAS"),
    )
    own = forms.CharField(max_length=64, required=False, label=gettext_lazy("Your organization's own marking"))

    def clean_audience(self) -> frozenset[str]:
        """Codes of organizations that the atlas knows."""
        codes = frozenset(self.cleaned_data["audience"].replace(",", " ").split())
        known = {organization.code for organization in node_atlas().organizations} | {"UN"}
        if unknown := sorted(codes - known):
            raise forms.ValidationError(_("No organization has the code %(code)s.") % {"code": unknown[0]})
        return codes

    def clean_own(self) -> str:
        """One line of plain characters."""
        printable = (character if character.isprintable() else " " for character in self.cleaned_data["own"])
        return " ".join("".join(printable).split())

    def marking(self, owner: str) -> Marking:
        """The marking that was chosen. Call on a valid form."""
        data = self.cleaned_data
        return Marking(Tlp(data["tlp"]), owner, data["audience"], data["own"] or None)
