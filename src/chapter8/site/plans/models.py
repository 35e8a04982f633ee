"""What a plan of partnership keeps: every entry in every version, by the change of a person that made it.

Nothing is overwritten. What holds is the newest version of each entry; values that are null take it back. An entry is
visible to whom its plan and the situation are; one with a marking of its own goes no further than that, too.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from chapter8.site.history import HistoryRow
from chapter8.site.library.marked import MarkedModel, MarkedQuerySet
from chapter8.site.situations.models import Situation


class Plan(MarkedModel):
    """How an organization plans the partnership on a situation: each has at most one, and shares it as it likes."""

    situation = models.ForeignKey(Situation, on_delete=models.CASCADE, related_name="plans")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["situation", "owner"], name="plan_once")]

    def __str__(self) -> str:
        return f"{self.situation} ({self.owner})"


class Change(HistoryRow):
    """One act of a person on a plan: a row of history, never changed. `undoes` is the change that it takes back."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    act = models.CharField(max_length=32)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    organization = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class Entry(MarkedModel):
    """One thing said in a plan, in one version. `values` are of `chapter8.site.plans.nouns`; null takes it back.

    `number` counts the versions of a key: two people can't write the same one, so the slower of two is told. Most
    entries travel with their plan; one that is `apart` goes no further than its own marking, too.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="entries")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    number = models.IntegerField()
    apart = models.BooleanField(default=False)
    values = models.JSONField(null=True)

    objects = MarkedQuerySet.as_manager()

    class Meta:
        ordering = ["change", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "key", "number"], name="plan_entry_once")]
