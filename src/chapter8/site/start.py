"""Makes Django ready for commands: settings, apps, and a database that is up to date."""

from __future__ import annotations

import os

import django
from django.core.management import call_command


def make_ready(*, migrate: bool = True) -> None:
    """Set Django up once; make the data folder and bring the database to the newest migration."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chapter8.site.settings")
    django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
