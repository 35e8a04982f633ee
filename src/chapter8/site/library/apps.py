"""The library app: it tells the others when a document changes."""

from __future__ import annotations

from django.apps import AppConfig

from chapter8.site.library.changes import tell_changes


class LibraryConfig(AppConfig):
    """Wires the documents to those who listen."""

    name = "chapter8.site.library"

    def ready(self) -> None:
        """Tell changes from now on."""
        tell_changes()
