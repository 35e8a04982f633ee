"""Make a situation, or change one: for analysts, on behalf of the organization that they act for."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError
from chapter8.exchange.marking import Tlp
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, shows_a_page
from chapter8.site.briefs.pages import situation_or_unknown
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.situations.finding import find_situation
from chapter8.site.situations.forms import SituationForm
from chapter8.site.situations.models import Situation


def new(request: Request) -> HttpResponseBase:
    """An empty form, or a new situation."""
    _require_writer(request)
    return _edit(request, Situation(owner=str(request.viewer.organization)))


@shows_a_page
def edit(request: Request, slug: str) -> HttpResponseBase:
    """The form of a situation of one's own organization."""
    found = situation_or_unknown(request, slug)
    _require_writer(request)
    if found.pk is None or found.owner != request.viewer.organization:
        raise ForbiddenError(_("Only its owner changes a situation"), remedy=_("Make one of your own."))
    return _edit(request, found)


def open_states(request: Request) -> HttpResponseBase:
    """From the words of the form on the list to the page of a situation, kept or made on the fly."""
    wanted = request.GET.get("states", "").strip()
    if not wanted:
        return HttpResponseRedirect(reverse("situations"))
    return HttpResponseRedirect(reverse("situation", args=[find_situation(wanted, request.viewer).slug]))


def _edit(request: Request, found: Situation) -> HttpResponseBase:
    if request.method == "POST":
        form = SituationForm(request.POST)
        if form.is_valid():
            _save(found, form)
            return HttpResponseRedirect(reverse("situation", args=[found.slug]))
    else:
        form = SituationForm(
            initial={
                "name": found.name,
                "states": ", ".join(found.states),
                "tlp": found.tlp if found.pk else Tlp.AMBER.value,
                "audience": found.audience.strip(),
                "own": found.own_marking,
            }
        )
    status = 422 if form.errors else 200
    return render(request, "situations/edit.html", {"form": form, "situation": found}, status=status)


@transaction.atomic
def _save(found: Situation, form: SituationForm) -> None:
    """Keep what was written. The slug is made once and stays: addresses do not change."""
    found.name, found.states = form.cleaned_data["name"], form.cleaned_data["states"]
    found.marking = form.marking(found.owner)
    atlas = node_atlas()
    found.exercise = any(atlas.state(code).exercise for code in found.states)
    if not found.slug:
        stem, number = slugify(found.name)[:40] or "situation", 1
        found.slug = stem
        while Situation.objects.filter(slug=found.slug).exists():
            number += 1
            found.slug = f"{stem}-{number}"
    found.save()


def _require_writer(request: Request) -> None:
    if not may_contribute(request.viewer):
        raise ForbiddenError(
            _("Situations are made by analysts on behalf of their organization"),
            remedy=_("Sign in, or ask an administrator for the role."),
        )
