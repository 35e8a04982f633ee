"""The forms of the ledger: the values of a commitment, and small questions beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chapter8.record.commitments.occurrences import period
from chapter8.record.nouns import Commitment, Deadline
from chapter8.site.ledger.models import Kind
from chapter8.site.registry.atlas import node_atlas

LONGEST = 4000
DEADLINES = (
    ("none", gettext_lazy("none")),
    ("date", gettext_lazy("a day")),
    ("duration", gettext_lazy("a period of time")),
    ("recurring", gettext_lazy("again and again")),
    ("event", gettext_lazy("an event")),
)


class CommitmentForm(forms.Form):
    """The values of a commitment as a person edits them. Names with semicolons between them."""

    bearers = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=gettext_lazy("Owed by"),
        help_text=gettext_lazy("Names, with semicolons"),
    )
    kind = forms.ChoiceField(choices=Kind.choices, label=gettext_lazy("Kind"))
    verb = forms.CharField(max_length=64, label=gettext_lazy("Verb"))
    action = forms.CharField(max_length=LONGEST, label=gettext_lazy("What"), widget=forms.Textarea(attrs={"rows": 4}))
    recipients = forms.CharField(required=False, max_length=LONGEST, label=gettext_lazy("To whom"))
    report = forms.BooleanField(required=False, label=gettext_lazy("A report is to be given"))
    deadline_text = forms.CharField(required=False, max_length=LONGEST, label=gettext_lazy("Words of the deadline"))
    deadline_type = forms.ChoiceField(choices=DEADLINES, required=False, label=gettext_lazy("Kind of deadline"))
    due = forms.DateField(
        required=False, label=gettext_lazy("Due"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    recurrence = forms.CharField(
        required=False,
        max_length=8,
        label=gettext_lazy("Every"),
        help_text=gettext_lazy("P6M for six months, P1Y for a year"),
    )
    until = forms.DateField(
        required=False,
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_bearers(self) -> tuple[str, ...]:
        """Names in the project's own form where the atlas knows them."""
        return _names(self.cleaned_data["bearers"])

    def clean_recipients(self) -> tuple[str, ...]:
        """As for bearers."""
        return _names(self.cleaned_data["recipients"])

    def clean_recurrence(self) -> str:
        """A period that a calendar can repeat."""
        text = str(self.cleaned_data["recurrence"]).strip().upper()
        if text and period(text) is None:
            raise forms.ValidationError(_("Write a period as P6M, P30D or P1Y."))
        return text

    def clean(self) -> dict[str, Any]:
        """A deadline needs its words: they are its evidence."""
        given = self.cleaned_data
        dated = given.get("due") or given.get("recurrence") or given.get("deadline_type", "none") not in {"", "none"}
        if dated and not given.get("deadline_text"):
            self.add_error("deadline_text", _("Copy the words of the text that set the time."))
        return given

    def commitment(self, before: Commitment) -> Commitment:
        """The values, on top of those before: decision, clause and passage stay."""
        given = self.cleaned_data
        return replace(
            before,
            bearers=given["bearers"],
            kind=given["kind"],
            verb=given["verb"],
            action=" ".join(given["action"].split()) if before.action != given["action"] else before.action,
            recipients=given["recipients"],
            report=given["report"],
            deadline=self._deadline(before.deadline),
        )

    def _deadline(self, before: Deadline | None) -> Deadline | None:
        given = self.cleaned_data
        if not given["deadline_text"]:
            return None
        base = before or Deadline(given["deadline_text"], "none")
        return replace(
            base,
            text=given["deadline_text"],
            type=given["deadline_type"] or "none",
            date=given["due"],
            recurrence=given["recurrence"] or None,
            until=given["until"],
        )


def initial(commitment: Commitment) -> dict[str, object]:
    """What stands in the form of a commitment at first."""
    deadline = commitment.deadline
    return {
        "bearers": "; ".join(commitment.bearers),
        "kind": commitment.kind,
        "verb": commitment.verb,
        "action": commitment.action,
        "recipients": "; ".join(commitment.recipients),
        "report": commitment.report,
        "deadline_text": deadline.text if deadline else "",
        "deadline_type": deadline.type if deadline else "none",
        "due": deadline.date if deadline else None,
        "recurrence": (deadline.recurrence or "") if deadline else "",
        "until": deadline.until if deadline else None,
    }


def _names(text: str) -> tuple[str, ...]:
    atlas = node_atlas()
    names = [" ".join(name.split()) for name in re.split(r";", text)]
    return tuple(dict.fromkeys(atlas.canonical_actor(name) or name for name in names if name))


class FeedForm(forms.Form):
    """A private address of a calendar."""

    name = forms.CharField(
        max_length=100, label=gettext_lazy("Name"), help_text=gettext_lazy("For which calendar it is")
    )
