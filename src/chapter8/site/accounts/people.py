"""Pages for administrators of the node: who acts here, for whom, in which role."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chapter8.errors import ForbiddenError, NotFoundError
from chapter8.exchange.decide import Role, Viewer
from chapter8.site.accounts.forms import AccreditationForm, PersonForm
from chapter8.site.accounts.links import make_link
from chapter8.site.accounts.models import Accreditation, User
from chapter8.site.asking import Request


def administers(viewer: Viewer) -> bool:
    """Whether the viewer runs this node: an administrator who acts for the node's own organization."""
    return viewer.organization == settings.ORGANIZATION and Role.ADMINISTRATOR in viewer.roles


def require_administrator(viewer: Viewer) -> None:
    """Let administrators of the node through."""
    if not administers(viewer):
        raise ForbiddenError(
            _("This page is for administrators of this node"),
            remedy=_("Switch to %(code)s if you administer it.") % {"code": settings.ORGANIZATION},
        )


@login_required
@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    """Everybody who may sign in; a form for one more."""
    require_administrator(request.viewer)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = User.objects.create_user(form.cleaned_data["username"])
            _accredit(user, form.cleaned_data["organization"], form.cleaned_data["role"])
        return redirect("person", username=user.username)
    context = {"form": form, "people": User.objects.order_by("username").prefetch_related("accreditations")}
    return render(request, "accounts/people.html", context, status=400 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def person(request: Request, username: str) -> HttpResponse:
    """One person: accreditations to give and to end, a sign-in link to hand over."""
    require_administrator(request.viewer)
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NotFoundError(_("There is no person of this name"))
    form = AccreditationForm(request.POST if request.POST.get("do") == "accredit" else None)
    context = {"form": form, "person": user, "link": ""}
    match request.POST.get("do"):
        case "link":
            context["link"] = request.build_absolute_uri(f"/sign-in/{make_link(user)}")
        case "end":
            _end(user, request.POST.get("accreditation", ""))
            messages.success(request, _("The accreditation is ended."))
        case "accredit" if form.is_valid():
            _accredit(user, **form.cleaned_data)
            messages.success(request, _("The accreditation is given."))
        case _:
            pass
    context["accreditations"] = user.accreditations.order_by("organization", "role")
    return render(request, "accounts/person.html", context, status=400 if form.errors else 200)


def _accredit(user: User, organization: str, role: str, valid_to: date | None = None) -> None:
    """Give an accreditation, or extend the one that is there."""
    Accreditation.objects.update_or_create(
        user=user, organization=organization, role=role, defaults={"valid_to": valid_to}
    )


def _end(user: User, primary_key: str) -> None:
    """End an accreditation yesterday: it is kept, so that one can say who acted for whom at the time."""
    if primary_key.isdigit():
        yesterday = timezone.now().date() - timedelta(days=1)
        user.accreditations.filter(pk=int(primary_key)).update(valid_to=yesterday)
