"""Django's own admin, for what has no page yet."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from chapter8.site.accounts.models import Accreditation, User

admin.site.register(User, UserAdmin)


@admin.register(Accreditation)
class AccreditationAdmin(admin.ModelAdmin[Accreditation]):
    """Accreditations in one list."""

    list_display = ("user", "organization", "role", "valid_from", "valid_to")
    list_filter = ("organization", "role")
