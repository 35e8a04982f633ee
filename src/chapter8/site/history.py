"""Rows of history: written once and never changed."""

from __future__ import annotations

from typing import Any

from django.db import models


class HistoryRow(models.Model):
    """The base of a model whose rows are only ever added."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises ValueError for one that is there: history is only added to."""
        if self.pk is not None:
            raise ValueError("a row of history is never changed")
        super().save(*args, **kwargs)
