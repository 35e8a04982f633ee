"""One-time links that sign a person in: for the first administrator, and for people without a password yet."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from chapter8.exchange.decide import Role
from chapter8.site.accounts.models import Accreditation, SignInLink, User

LIFETIME = timedelta(hours=24)
FIRST_NAME = "administrator"


def make_link(user: User) -> str:
    """A new token for the user. Only its hash is kept: whoever reads the database can't sign in with it."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, token_sha256=_hash(token))
    return token


def open_link(token: str) -> SignInLink | None:
    """The link of this token if it is still good: unused, not older than a day, of an active person."""
    link = SignInLink.objects.filter(token_sha256=_hash(token), used_at=None).select_related("user").first()
    if link is None or not link.user.is_active or link.made_at + LIFETIME < timezone.now():
        return None
    return link


def use_link(token: str) -> User | None:
    """The person whom the token signs in, once: of two that come at the same time, one gets in."""
    link = open_link(token)
    if link is None:
        return None
    used = SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now())
    return link.user if used else None


@transaction.atomic
def first_administrator() -> str | None:
    """A token for the node's first administrator, made on first use; None once an administrator has signed in.

    Until then each start makes a new link and voids the one before, so that a lost terminal locks nobody out.
    """
    administrators = User.objects.filter(accreditations__role=Role.ADMINISTRATOR.value, is_active=True)
    if administrators.exclude(last_login=None).exists():
        return None
    user, made = User.objects.get_or_create(username=FIRST_NAME, defaults={"is_staff": True, "is_superuser": True})
    if made:
        user.set_unusable_password()
        user.save()
    for role in Role:
        Accreditation.objects.get_or_create(user=user, organization=settings.ORGANIZATION, role=role.value)
    SignInLink.objects.filter(user=user, used_at=None).delete()
    return make_link(user)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
