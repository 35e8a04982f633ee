"""Slows the guessing of passwords down: so many failures for one name or from one address, then a wait.

Rules:

1. a name counts as it was typed, whether or not somebody bears it: neither the answer nor its time tells of an account;
2. while one waits nothing is checked and nothing is counted, so that the wait ends when it was said to end;
3. signing in clears the name, never the address: who has an account of their own guesses no faster for it;
4. only keyed hashes are kept, since people type passwords into the field of the name; rows go when they are too old.

A one-time link of an administrator opens also an account whose name is being guessed.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from chapter8.site.accounts.models import FailedSignIn

MOST, WINDOW = 10, timedelta(minutes=15)


def waiting(request: HttpRequest, name: str) -> timedelta:
    """How long this name from this address has to wait before it may be tried again; zero if not at all."""
    now = timezone.now()
    waits = [timedelta(0)]
    for key in _keys(request, name):
        counted = FailedSignIn.objects.filter(key=key, at__gt=now - WINDOW).order_by("-at")
        oldest = counted.values_list("at", flat=True)[MOST - 1 : MOST].first()
        if oldest is not None:
            waits.append(oldest + WINDOW - now)
    return max(waits)


def note_failure(request: HttpRequest, name: str) -> None:
    """Count one failure for the name and one for the address, and clear away what is too old."""
    FailedSignIn.objects.filter(at__lte=timezone.now() - WINDOW).delete()
    FailedSignIn.objects.bulk_create(FailedSignIn(key=key) for key in _keys(request, name))


def note_success(request: HttpRequest, name: str) -> None:
    """Forget the failures of the name."""
    FailedSignIn.objects.filter(key=_keys(request, name)[0]).delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind our own proxy (CHAPTER8_HTTPS) what that proxy, the last one, has seen."""
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _keys(request: HttpRequest, name: str) -> tuple[str, str]:
    """The name and the address as they are kept."""
    folded = " ".join(name.casefold().split())
    kept = (f"name {folded}", f"address {address_of(request)}")
    first, second = (salted_hmac("failed sign-in", text, algorithm="sha256").hexdigest() for text in kept)
    return first, second
