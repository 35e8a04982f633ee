"""The registry app: within a request, the newest revision is asked for once."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class RegistryConfig(AppConfig):
    """Wires the node's atlas to the begin and the end of requests."""

    name = "chapter8.site.registry"

    def ready(self) -> None:
        """Listen to requests."""
        request_started.connect(_begin, dispatch_uid="registry-begin")
        request_finished.connect(_end, dispatch_uid="registry-end")


def _begin(**_: Any) -> None:
    from chapter8.site.registry.atlas import begin_request  # noqa: PLC0415 - settings are not there yet

    begin_request()


def _end(**_: Any) -> None:
    from chapter8.site.registry.atlas import end_request  # noqa: PLC0415 - as above

    end_request()
