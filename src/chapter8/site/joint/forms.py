"""The forms of joint statements and of leverage notes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.exchange.decide import Viewer, decide
from chapter8.site.accounts.models import User
from chapter8.site.joint.models import JointStatement, LeverageKind, LeverageNote, Version
from chapter8.site.library.evidence_form import EvidenceForm, day_input
from chapter8.site.library.marking_form import MarkingForm
from chapter8.site.listing import within_record
from chapter8.site.registry.atlas import belongs_to
from chapter8.site.situations.consent_form import read_organization
from chapter8.site.situations.models import Situation

LONGEST = 50_000


class VersionForm(forms.Form):
    """A text, its parties, and what is new in it. `seen` is the number of the version that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    parties = forms.CharField(
        max_length=255,
        label=gettext_lazy("Parties"),
        help_text=gettext_lazy("Codes of two organizations or more, with commas: AU, ECOWAS"),
    )
    text = forms.CharField(
        max_length=LONGEST,
        strip=True,
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=gettext_lazy("Empty lines between paragraphs"),
    )
    note = forms.CharField(required=False, max_length=500, label=gettext_lazy("What is new in this version"))

    def __init__(self, *args: Any, viewer: Viewer, situation: Situation, **kwargs: Any) -> None:
        """Keep who drafts, and on what."""
        super().__init__(*args, **kwargs)
        self.viewer, self.situation = viewer, situation

    def clean_parties(self) -> list[str]:
        """Codes of the atlas, the drafting organization among them, each of which may see the situation."""
        parts = self.cleaned_data["parties"].replace(";", ",").split(",")
        codes = list(dict.fromkeys(read_organization(part) for part in parts if part.strip()))
        if len(codes) < 2:
            raise forms.ValidationError(_("Name two organizations or more."))
        if self.viewer.organization not in codes:
            raise forms.ValidationError(_("Your own organization is a party."))
        for code in codes:
            if not decide(self.situation, Viewer(organization=code, client_of=belongs_to(code))).allow:
                raise forms.ValidationError(
                    _("%(code)s may not see the situation. Its owner names it in the audience.") % {"code": code}
                )
        return codes

    def version(self, statement: JointStatement, person: User) -> Version:
        """The version that was written, not saved yet. Call on a valid form."""
        given = self.cleaned_data
        row = Version(statement=statement, number=given["seen"] + 1, parties=given["parties"], note=given["note"])
        row.text = "\n".join(line.rstrip() for line in given["text"].splitlines())
        row.person, row.organization = person, str(self.viewer.organization)
        return row


class StatementForm(VersionForm, MarkingForm):
    """A new statement with its first version. The parties may see it, whatever audience is named."""

    title = forms.CharField(max_length=255, label=gettext_lazy("Title"))
    field_order = ("title", "parties", "text", "note", "tlp", "audience", "own")


class LeverageForm(EvidenceForm):
    """Who has influence on whom."""

    organization = forms.CharField(
        max_length=64, label=gettext_lazy("Organization"), help_text=gettext_lazy("Its code")
    )
    kind = forms.ChoiceField(choices=LeverageKind.choices, label=gettext_lazy("Kind"))
    over = forms.CharField(
        max_length=255, label=gettext_lazy("On or to whom"), help_text=gettext_lazy("A government, a party, a movement")
    )
    words = forms.CharField(
        required=False, max_length=4000, label=gettext_lazy("How"), widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(label=gettext_lazy("As of"), widget=day_input())

    def clean_organization(self) -> str:
        """The code of an organization of the atlas."""
        return read_organization(self.cleaned_data["organization"])

    def clean_on(self) -> Any:
        """A day that the record may speak of."""
        return within_record(self.cleaned_data["on"])

    def save(self, situation: Situation, person: User) -> LeverageNote:
        """Write the note. Call on a valid form."""
        given = self.cleaned_data
        row = LeverageNote(situation=situation, organization=given["organization"], kind=given["kind"])
        row.over, row.words, row.on = " ".join(given["over"].split()), given["words"].strip(), given["on"]
        self.fill(row, person)
        row.save()
        return row
