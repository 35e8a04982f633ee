"""People and their accreditations: on whose behalf a person acts here, and in which role."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from chapter8.exchange.decide import Role


class User(AbstractUser):
    """A person who signs in."""


class Accreditation(models.Model):
    """A person acts for an organization (its atlas code) in a role, between two dates."""

    ROLES = (
        (Role.VIEWER.value, _("Viewer")),
        (Role.ANALYST.value, _("Analyst")),
        (Role.PLANNER.value, _("Planner")),
        (Role.RELEASER.value, _("Releaser")),
        (Role.ADMINISTRATOR.value, _("Administrator")),
    )

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="accreditations")
    organization = models.CharField(max_length=32)
    role = models.CharField(max_length=16, choices=ROLES)
    valid_from = models.DateField(auto_now_add=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organization", "role"], name="accredited_once")]

    def __str__(self) -> str:
        return f"{self.user} for {self.organization} as {self.role}"


class SignInLink(models.Model):
    """A one-time link that signs a person in; how the first administrator enters a new node."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)


class FailedSignIn(models.Model):
    """One failed attempt to sign in, for a name or from an address, each as a keyed hash."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["key", "-at"], name="failed_sign_in_latest")]

    def __str__(self) -> str:
        return f"{self.key[:8]} at {self.at}"
