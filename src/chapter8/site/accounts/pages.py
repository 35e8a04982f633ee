"""Signing in and out, acting for an organization, one's own account."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chapter8.errors import ForbiddenError, NotFoundError
from chapter8.site.accounts import throttle
from chapter8.site.accounts.links import open_link, use_link
from chapter8.site.accounts.middleware import ACTING_FOR
from chapter8.site.accounts.models import Accreditation
from chapter8.site.asking import Request, person

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """Name and password; paste and password managers work. After too many failures one waits."""
    if request.user.is_authenticated:
        return back(request)
    name = request.POST.get("username", "")
    wait = throttle.waiting(request, name) if request.method == "POST" else timedelta(0)
    if wait:
        return _signing_in(request, AuthenticationForm(request, initial={"username": name}), wait)
    form = AuthenticationForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        throttle.note_success(request, name)
        login(request, form.get_user())
        return back(request)
    if form.errors:
        throttle.note_failure(request, name)
    return _signing_in(request, form, timedelta(0))


def _signing_in(request: Request, form: AuthenticationForm, wait: timedelta) -> HttpResponse:
    """The form, with its errors, or with how long one has to wait."""
    minutes = -(-wait // timedelta(minutes=1))
    context = {"form": form, "wait": minutes, "next": request.POST.get("next", request.GET.get("next", ""))}
    response = render(request, "accounts/sign_in.html", context, status=400 if form.errors else 200)
    if minutes:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response["Retry-After"] = str(minutes * 60)
    return response


def admin_sign_in(request: Request) -> HttpResponse:
    """Django's own administration has no second door: its sign-in is ours."""
    if request.user.is_authenticated:
        raise ForbiddenError(_("This page is for administrators of this node"), remedy=_("Ask an administrator."))
    return redirect(f"{reverse('sign-in')}?{urlencode({'next': request.GET.get('next', '/admin/')})}")


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: Request, token: str) -> HttpResponse:
    """Show the link's button; only pressing it uses the link up, since mail scanners open links too."""
    link = open_link(token)
    if link is None:
        raise NotFoundError(
            _("This sign-in link was used already, or is older than a day"),
            remedy=_("Ask an administrator for a new one, or start the site again on a node without administrator."),
        )
    if request.method == "POST":
        user = use_link(token)
        if user is None:
            raise NotFoundError(
                _("This sign-in link was used already"), remedy=_("Ask an administrator for a new one.")
            )
        login(request, user, backend=BACKEND)
        if not user.has_usable_password():
            messages.info(request, _("Set a password now: the link works only once."))
            return redirect("account")
        return redirect("home")
    return render(request, "accounts/sign_in_by_link.html", {"person": link.user.username})


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("home")


@require_POST
@login_required
def act_for(request: Request) -> HttpResponse:
    """Choose the organization to act for."""
    organization = request.POST.get("organization", "")
    if organization not in request.acting_choices:
        raise ForbiddenError(
            _("You have no accreditation in force for %(code)s") % {"code": organization},
            remedy=_("Ask an administrator of this node."),
        )
    request.session[ACTING_FOR] = organization
    return back(request)


@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def account(request: Request) -> HttpResponse:
    """One's own accreditations, and a new password."""
    user = person(request)
    kind = PasswordChangeForm if user.has_usable_password() else SetPasswordForm
    form = kind(user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        messages.success(request, _("The password is changed."))
        return redirect("account")
    held = Accreditation.objects.filter(user=user).order_by("organization", "role")
    context = {"form": form, "accreditations": held}
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


def back(request: Request) -> HttpResponseRedirect:
    """To the page that the form was sent from, if it is one of ours."""
    target = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else "/")
