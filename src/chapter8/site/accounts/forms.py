"""Forms about people."""

from __future__ import annotations

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from chapter8.site.accounts.models import Accreditation, User


class PersonForm(forms.Form):
    """A new person, with the first accreditation."""

    username = forms.CharField(label=_("Name to sign in with"), max_length=150, validators=[UnicodeUsernameValidator()])
    organization = forms.CharField(label=_("Acts for (code of the organization)"), max_length=32)
    role = forms.ChoiceField(label=_("Role"), choices=Accreditation.ROLES)

    def clean_username(self) -> str:
        """A name is given once."""
        name: str = self.cleaned_data["username"]
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("There is already a person of this name."))
        return name


class AccreditationForm(forms.Form):
    """One more accreditation for a person."""

    organization = forms.CharField(label=_("Acts for (code of the organization)"), max_length=32)
    role = forms.ChoiceField(label=_("Role"), choices=Accreditation.ROLES)
    valid_to = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Empty: open")
    )
