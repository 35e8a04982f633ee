"""The forms of assistance: a notice, and an entry on resolution 1540."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Viewer
from chapter8.respond.assistance import MEASURES, STATUSES, TOPICS
from chapter8.site.accounts.models import User
from chapter8.site.assistance.models import MeasureEntry, Notice, NoticeKind
from chapter8.site.assistance.words import MEASURE_WORDS, STATUS_WORDS, TOPIC_WORDS
from chapter8.site.library.evidence_form import EvidenceForm, day_input
from chapter8.site.library.marking_form import MarkingForm
from chapter8.site.listing import within_record
from chapter8.site.registry.asking import read_state, today
from chapter8.site.registry.atlas import node_atlas

MOST_STATES = 250


class NoticeForm(MarkingForm):
    """What an organization offers or asks for."""

    kind = forms.ChoiceField(choices=NoticeKind.choices, label=gettext_lazy("Kind"))
    topic = forms.ChoiceField(choices=[(key, TOPIC_WORDS[key]) for key in TOPICS], label=gettext_lazy("Topic"))
    title = forms.CharField(max_length=255, label=gettext_lazy("Title"))
    words = forms.CharField(
        required=False, max_length=4000, label=gettext_lazy("What"), widget=forms.Textarea(attrs={"rows": 4})
    )
    place_words = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Where"),
        help_text=gettext_lazy(
            "States, regions, or organizations for their members: Mali, Western Africa, ECOWAS. Empty: anywhere"
        ),
    )
    begins = forms.DateField(label=gettext_lazy("First day"), widget=day_input(), initial=today)
    ends = forms.DateField(required=False, label=gettext_lazy("Last day"), widget=day_input())
    field_order = ("kind", "topic", "title", "words", "place_words", "begins", "ends", "tlp", "audience", "own")

    def clean_place_words(self) -> str:
        """Keep the words, and read the states out of them."""
        text = " ".join(self.cleaned_data["place_words"].split())
        try:
            self.states = read_places(text)
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error
        return text

    def clean(self) -> dict[str, Any]:
        """Days in order, and within the record."""
        given = self.cleaned_data
        begins, ends = given.get("begins"), given.get("ends")
        for day in (begins, ends):
            if day is not None:
                within_record(day)
        if begins and ends and ends < begins:
            self.add_error("ends", _("The last day is before the first."))
        return given

    def save(self, viewer: Viewer, person: User) -> Notice:
        """Write the notice, of the viewer's own organization. Call on a valid form."""
        given = self.cleaned_data
        fields = ("kind", "topic", "title", "words", "place_words", "begins", "ends")
        row = Notice(ident=token_hex(8), person=person, **{name: given[name] for name in fields})
        row.states, row.source = list(self.states), "its own notice"
        row.marking = self.marking(str(viewer.organization))
        row.exercise = any(node_atlas().state(code).exercise for code in self.states)
        row.save()
        return row


def read_places(text: str) -> tuple[str, ...]:
    """Codes of the states that some words mean: states, M49 regions, and organizations with their members of today."""
    atlas, codes = node_atlas(), list[str]()
    for part in (part.strip() for part in text.replace(";", ",").split(",")):
        region = [
            each.code
            for each in atlas.states
            if part and part.casefold() in (each.region.casefold(), each.subregion.casefold())
        ]
        if part and not region:
            try:
                region = [state.code for state in atlas.members(atlas.organization(part).code, today())]
            except NotFoundError:
                region = [read_state(part, atlas)]
        codes += region
    return tuple(dict.fromkeys(codes))[:MOST_STATES]


class MeasureForm(EvidenceForm):
    """Where a state stands on a measure, on a day."""

    state = forms.CharField(max_length=100, label=gettext_lazy("State"), help_text=gettext_lazy("Its name or its code"))
    measure = forms.ChoiceField(choices=[(key, MEASURE_WORDS[key]) for key in MEASURES], label=gettext_lazy("Measure"))
    status = forms.ChoiceField(choices=[(key, STATUS_WORDS[key]) for key in STATUSES], label=gettext_lazy("Status"))
    on = forms.DateField(label=gettext_lazy("As of"), widget=day_input())
    words = forms.CharField(required=False, max_length=1000, label=gettext_lazy("What"))

    def clean_state(self) -> str:
        """The code of a state."""
        try:
            return read_state(self.cleaned_data["state"], node_atlas())
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error

    def clean_on(self) -> Any:
        """A day that the record may speak of."""
        return within_record(self.cleaned_data["on"])

    def is_exercise(self, given: dict[str, Any]) -> bool:
        """An entry on an invented state is of an exercise."""
        return bool(given.get("state")) and node_atlas().state(given["state"]).exercise

    def save(self, person: User) -> MeasureEntry:
        """Write the entry. Call on a valid form."""
        given = self.cleaned_data
        row = MeasureEntry(exercise=self.is_exercise(given))
        row.state, row.measure, row.status, row.on = given["state"], given["measure"], given["status"], given["on"]
        row.words = " ".join(given["words"].split())
        self.fill(row, person)
        row.save()
        return row
