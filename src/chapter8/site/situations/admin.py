"""Situations and event releases in the administration."""

from __future__ import annotations

from django.contrib import admin

from chapter8.site.situations.models import EventRelease, Situation


@admin.register(Situation)
class SituationAdmin(admin.ModelAdmin[Situation]):
    """Situations, by name."""

    list_display = ("name", "states", "tlp", "owner", "exercise")
    search_fields = ("name", "slug")


@admin.register(EventRelease)
class EventReleaseAdmin(admin.ModelAdmin[EventRelease]):
    """Releases, read only but for their marking: what was released is not edited."""

    list_display = ("release", "name", "first_month", "last_month", "events", "deaths", "tlp", "owner")
    readonly_fields = ("sha256", "name", "release", "first_month", "last_month", "events", "deaths", "added_at")
