"""Puts on every request who asks: `request.viewer`, a person acting for one organization, or the public."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpResponseBase
from django.utils import timezone

from chapter8.exchange.decide import Purpose, Role, Viewer
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.asking import Request
from chapter8.site.registry.atlas import belongs_to

ACTING_FOR = "acting_for"  # the session's key for the chosen organization


def viewer(get_response: Callable[[Request], HttpResponseBase]) -> Callable[[Request], HttpResponseBase]:
    """Middleware: set `request.viewer`, `purpose` and `acting_choices` (codes that the person may act for)."""

    def middleware(request: Request) -> HttpResponseBase:
        roles = roles_by_organization(request.user)
        chosen = request.session.get(ACTING_FOR)
        request.acting_choices = sorted(roles)
        request.viewer = viewer_of(request.user, roles, chosen)
        request.purpose = Purpose.EXPORT
        return get_response(request)

    return middleware


def roles_by_organization(user: User | AnonymousUser) -> dict[str, frozenset[Role]]:
    """The accreditations of a person that are in force today: organization code -> roles."""
    if isinstance(user, AnonymousUser):
        return {}
    today = timezone.now().date()
    in_force = Accreditation.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), user=user, valid_from__lte=today)
    roles: dict[str, set[Role]] = {}
    for organization, role in in_force.values_list("organization", "role"):
        roles.setdefault(organization, set()).add(Role(role))
    return {organization: frozenset(held) for organization, held in roles.items()}


def viewer_of(user: User | AnonymousUser, roles: dict[str, frozenset[Role]], chosen: str | None) -> Viewer:
    """The person acting for the chosen organization; else for the node's own; else for the first of theirs."""
    if not roles:
        return Viewer(person=user.username or None)
    organization = next((code for code in (chosen, settings.ORGANIZATION) if code in roles), None) or min(roles)
    clients = belongs_to(organization)
    return Viewer(organization=organization, roles=roles[organization], person=user.username, client_of=clients)
