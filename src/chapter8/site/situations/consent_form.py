"""The form of an entry in the consent log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import NotFoundError
from chapter8.exchange.decide import Viewer
from chapter8.site.accounts.models import User
from chapter8.site.library.evidence_form import EvidenceForm, day_input
from chapter8.site.listing import FIRST_YEAR, LAST_YEAR
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.consent_log import consent_log
from chapter8.site.situations.models import Act, ConsentAct, Situation


class ConsentForm(EvidenceForm):
    """What a state did towards an organization's presence, on which day."""

    state = forms.ChoiceField(label=gettext_lazy("State"))
    towards = forms.CharField(
        required=False,
        max_length=32,
        label=gettext_lazy("Organization"),
        help_text=gettext_lazy("Its code, such as AU; leave it empty for any organization"),
    )
    act = forms.ChoiceField(choices=Act.choices, label=gettext_lazy("Act"))
    on = forms.DateField(label=gettext_lazy("Day"), widget=day_input())
    what = forms.CharField(
        required=False,
        max_length=1000,
        label=gettext_lazy("What"),
        help_text=gettext_lazy("The restriction, or the agreement. A restriction is lifted with the same words."),
    )

    def __init__(self, *args: Any, viewer: Viewer, situation: Situation, **kwargs: Any) -> None:
        """Offer the states of the situation."""
        super().__init__(*args, viewer=viewer, exercise=situation.exercise, **kwargs)
        self.situation = situation
        atlas = node_atlas()
        states = [(code, atlas.state(code).name) for code in situation.states]
        self.fields["state"] = forms.ChoiceField(choices=states, label=gettext_lazy("State"))

    def clean_towards(self) -> str:
        """The code of an organization of the atlas, or empty."""
        return read_organization(self.cleaned_data["towards"])

    def clean(self) -> dict[str, Any]:
        """A restriction has words, and what is lifted was open."""
        given = super().clean()
        what = given["what"] = " ".join(given.get("what", "").split())
        day, act = given.get("on"), given.get("act")
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error("on", _("The day is outside of the record."))
        elif act in {Act.RESTRICTED, Act.LIFTED} and not what:
            self.add_error("what", _("Say which restriction."))
        elif act == Act.LIFTED and day is not None and "towards" in given and what not in self._open(given):
            self.add_error("what", _("No such restriction was open on that day. Use the words of the restriction."))
        return given

    def _open(self, given: dict[str, Any]) -> set[str]:
        """The restrictions of that state towards that organization which stood on the day."""
        rows = consent_log(self.situation, self.viewer).standing
        fitting = (
            row
            for row, _entry in rows
            if (row.state, row.towards) == (given.get("state"), given["towards"]) and row.on <= given["on"]
        )
        stood: set[str] = set()
        for row in fitting:
            if row.act == Act.RESTRICTED:
                stood.add(row.what)
            elif row.act == Act.LIFTED:
                stood.discard(row.what)
        return stood

    def save(self, person: User) -> ConsentAct:
        """Write the entry. Call on a valid form."""
        given = self.cleaned_data
        row = ConsentAct(situation=self.situation)
        row.state, row.towards, row.act, row.on = given["state"], given["towards"], given["act"], given["on"]
        row.what = given["what"]
        self.fill(row, person)
        row.save()
        return row


def read_organization(text: str) -> str:
    """The code of the organization that a person names by code or name, or empty. Raises a ValidationError."""
    wanted = " ".join(text.split())
    if not wanted:
        return ""
    atlas = node_atlas()
    try:
        return atlas.organization(wanted).code
    except NotFoundError:
        found = atlas.match_organization(wanted)
    if found is None:
        raise forms.ValidationError(_("No organization has the code %(code)s.") % {"code": wanted[:32]})
    return found.code
