"""The register in the administration."""

from __future__ import annotations

from django.contrib import admin

from chapter8.site.standby.models import Expert, Unit


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin[Unit]):
    """Units, by pool and kind."""

    list_display = ("code", "name", "contributor", "pool", "kind", "strength", "lead_time_days", "tlp", "owner")
    list_filter = ("pool", "kind", "tlp", "exercise")
    search_fields = ("code", "name", "contributor")


@admin.register(Expert)
class ExpertAdmin(admin.ModelAdmin[Expert]):
    """Experts, by roster."""

    list_display = ("code", "roster", "expertise", "languages", "notice_hours", "tlp", "owner")
    list_filter = ("roster", "tlp", "exercise")
    search_fields = ("code",)
