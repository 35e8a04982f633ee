"""Mail about saved searches, where this node can send any: a digest of what is new, at most once a day."""

from __future__ import annotations

from django.conf import settings


def mail_is_set_up() -> bool:
    """Whether mail leaves this node."""
    return bool(getattr(settings, "MAIL_IS_SET_UP", False))
