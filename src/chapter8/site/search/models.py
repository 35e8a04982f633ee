"""What the index still has to forget."""

from __future__ import annotations

from django.db import models


class Removed(models.Model):
    """A document that is gone from the library and may still be in the index.

    The row is written in the transaction that deletes the document, and goes when the index has forgotten it: whatever
    is killed in between, no search counts what is gone.
    """

    document = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"document {self.document}"
