"""The changes of the registry in the administration: to look at, since they are only ever added to."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from chapter8.site.registry.models import Change


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin[Change]):
    """Changes, newest first."""

    list_display = ("pk", "table", "owned_by", "status", "organization", "recorded_at", "decided_for", "decided_at")
    list_filter = ("status", "table")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as Django calls it
        """Nobody: changes are made on the pages of the registry."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:  # noqa: ARG002 - as above
        """Nobody: history is only added to."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:  # noqa: ARG002 - as above
        """Nobody."""
        return False
