"""Mail about saved searches, where this node can send any: a digest of what is new, at most once a day.

Mail leaves the node, and passes through others' hands: it names what is TLP:CLEAR and says no word of anything else. A
finding is marked before the mail is sent, so that a kill in between loses a mail rather than sending it twice; what
could not be handed over is marked as unsent again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Max
from django.utils import timezone

from chapter8.exchange.decide import Purpose
from chapter8.exchange.marking import Tlp
from chapter8.site.accounts.models import User
from chapter8.site.searches import news
from chapter8.site.searches.looking import owner
from chapter8.site.searches.models import Finding, SavedSearch

log = logging.getLogger(__name__)

SMTP = "django.core.mail.backends.smtp.EmailBackend"
EVERY = timedelta(hours=24)
MOST = 50  # documents in one mail


def mail_is_set_up() -> bool:
    """Whether mail leaves this node: by Django's own settings, which name no server unless somebody does."""
    return settings.EMAIL_BACKEND != SMTP or settings.EMAIL_HOST != "localhost"


def send_digests() -> int:
    """Write to everybody who asked for it and has something new; how many mails."""
    if not mail_is_set_up():
        return 0
    wanting = SavedSearch.objects.filter(by_mail=True, deleted_at=None, user__is_active=True).exclude(user__email="")
    return sum(_send(user) for user in User.objects.filter(pk__in=wanting.values("user")).order_by("pk"))


def _send(user: User) -> bool:
    """One person's digest, unless they had one within a day."""
    last = Finding.objects.filter(search__user=user).aggregate(last=Max("mailed_at"))["last"]
    if last is not None and last > timezone.now() - EVERY:
        return False
    found = [item for search in user.searches.filter(by_mail=True, deleted_at=None) for item in _new(search)][:MOST]
    if not found:
        return False
    rows = Finding.objects.filter(pk__in=[item.pk for item in found])
    rows.update(mailed_at=timezone.now())
    try:
        send_mail(f"Chapter8: {len(found)} new", _text(found), None, [user.email])
    except (OSError, SMTPException):
        rows.update(mailed_at=None)
        log.exception("a digest could not be sent")
        return False
    return True


def _new(search: SavedSearch) -> Sequence[Finding]:
    """What is new in a search, may be told to its owner, and may go to everybody."""
    viewer = owner(search)
    if viewer is None:
        return ()
    found = news.unseen(search.user, viewer, Purpose.EXPORT).filter(search=search, mailed_at=None)
    clear = found.filter(document__tlp=Tlp.CLEAR.value)
    return list(clear.select_related("document", "search").defer("document__record")[:MOST])


def _text(found: Sequence[Finding]) -> str:
    """The mail, search by search."""
    lines: list[str] = []
    for item in found:
        if f"{item.search.name}:" not in lines:
            lines += ["", f"{item.search.name}:"]
        mark = "EXERCISE " if item.document.exercise else ""
        lines.append(f"- {mark}{item.document} {item.document.get_absolute_url()}")
    return "\n".join(lines).strip() + "\n"
