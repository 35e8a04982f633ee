"""The forms of Article 54: an operation of a situation's own, an event, and the policy of intervals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.atlas.ledger import Ledger
from chapter8.errors import UsageError
from chapter8.exchange.decide import Viewer
from chapter8.respond.reporting import ReportingPolicy
from chapter8.site.accounts.models import User
from chapter8.site.article54.models import EventKind, Intervals, OperationEvent, OwnOperation
from chapter8.site.article54.operations import Told
from chapter8.site.library.evidence_form import EvidenceForm, day_input
from chapter8.site.listing import FIRST_YEAR, LAST_YEAR
from chapter8.site.registry.asking import read_states
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.consent_form import read_organization
from chapter8.site.situations.models import Situation

MOST_DAYS = 3660


class EventForm(EvidenceForm):
    """What happened to an operation, or is planned, on which day."""

    kind = forms.ChoiceField(choices=EventKind.choices, label=gettext_lazy("Event"))
    on = forms.DateField(label=gettext_lazy("Day"), widget=day_input())
    what = forms.CharField(required=False, max_length=500, label=gettext_lazy("What"))

    def clean_on(self) -> Any:
        """A day that the record may speak of."""
        day = self.cleaned_data["on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("The day is outside of the record."))
        return day

    def save(self, told: Told, person: User) -> OperationEvent:
        """Write the event. Call on a valid form."""
        given = self.cleaned_data
        row = OperationEvent(operation=told.operation.code, kind=given["kind"], on=given["on"])
        row.what = " ".join(given["what"].split())
        self.fill(row, person)
        row.save()
        return row


class OperationForm(EvidenceForm):
    """An operation that the atlas does not have."""

    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9-]{1,31}$",
        label=gettext_lazy("Short name"),
        help_text=gettext_lazy("Letters, digits and hyphens: AMISKA. It stands in the address."),
    )
    name = forms.CharField(max_length=255, label=gettext_lazy("Name"))
    organizations = forms.CharField(
        max_length=255, label=gettext_lazy("Organizations"), help_text=gettext_lazy("Codes, the leading one first: AU")
    )
    states = forms.CharField(
        label=gettext_lazy("States"), help_text=gettext_lazy("Names or codes, with commas: Sudan, Chad")
    )

    def __init__(self, *args: Any, viewer: Viewer, situation: Situation, **kwargs: Any) -> None:
        """Keep the situation."""
        super().__init__(*args, viewer=viewer, exercise=situation.exercise, **kwargs)
        self.situation = situation

    def clean_organizations(self) -> list[str]:
        """Codes that the atlas knows, each once."""
        parts = self.cleaned_data["organizations"].replace(";", ",").split(",")
        codes = [read_organization(part) for part in parts if part.strip()]
        return list(dict.fromkeys(codes))

    def clean_states(self) -> list[str]:
        """Codes of the states."""
        try:
            return list(read_states(self.cleaned_data["states"], node_atlas()))
        except UsageError as error:
            raise forms.ValidationError(f"{error.cause}. {error.remedy}") from error

    def save(self, person: User) -> OwnOperation:
        """Write the operation. A short name that is taken gets a number: whose it is need not be told."""
        given = self.cleaned_data
        stem = slugify(given["code"]).upper()
        taken = {each.code for each in Ledger.of_atlas(node_atlas()).operations}
        code, number = stem, 1
        while code in taken or OwnOperation.objects.filter(code=code).exists():
            number += 1
            code = f"{stem}-{number}"
        row = OwnOperation(situation=self.situation, code=code, name=" ".join(given["name"].split()))
        row.organizations, row.states = given["organizations"], given["states"]
        self.fill(row, person)
        row.save()
        return row


class IntervalsForm(forms.Form):
    """Within how many days the Council is told of each kind of event, and every how many days of the activities."""

    planned = forms.IntegerField(
        label=gettext_lazy("Days from an activity in contemplation"), min_value=0, max_value=MOST_DAYS
    )
    decided = forms.IntegerField(
        label=gettext_lazy("Days from the decision to deploy"), min_value=0, max_value=MOST_DAYS
    )
    started = forms.IntegerField(label=gettext_lazy("Days from the start"), min_value=0, max_value=MOST_DAYS)
    changed = forms.IntegerField(label=gettext_lazy("Days from a change"), min_value=0, max_value=MOST_DAYS)
    period = forms.IntegerField(label=gettext_lazy("Days from the end of a period"), min_value=0, max_value=MOST_DAYS)
    ended = forms.IntegerField(
        label=gettext_lazy("Days from the end of the operation"), min_value=0, max_value=MOST_DAYS
    )
    every = forms.IntegerField(
        required=False,
        min_value=7,
        max_value=MOST_DAYS,
        label=gettext_lazy("Days of a period"),
        help_text=gettext_lazy("Empty: no periodic report is asked for"),
    )
    note = forms.CharField(max_length=255, label=gettext_lazy("Why, or by whose decision"))

    def save(self, person: User) -> Intervals:
        """A new edition. Call on a valid form."""
        given = self.cleaned_data
        within = {kind: given[kind] for kind in ReportingPolicy().within}
        return Intervals.objects.create(within=within, every=given["every"], note=given["note"], made_by=person)


def interval_values(policy: ReportingPolicy) -> dict[str, Any]:
    """A policy as the values of its form."""
    return {**{str(kind): days for kind, days in policy.within.items()}, "every": policy.every}
