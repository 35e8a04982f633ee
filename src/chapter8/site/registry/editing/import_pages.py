"""The page of imports: a file in, what it would do out, and after a second look it is taken."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chapter8.errors import InputError, UsageError
from chapter8.site.asking import Request
from chapter8.site.faults import unknown
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.editing.checking import FaultsError
from chapter8.site.registry.editing.deciding import Editor, StaleError, editor
from chapter8.site.registry.editing.fields import names_of
from chapter8.site.registry.editing.rights import may_write
from chapter8.site.registry.editing.showing import difference
from chapter8.site.registry.editing.words import TITLES, row_title, title
from chapter8.site.registry.importing import keep, plan, take
from chapter8.site.registry.importing_files import MOST_BYTES
from chapter8.site.registry.models import Import, Status

SHOWN = 100  # rows and faults on the page; all of them are taken or told as CSV


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """The form, or a file that is looked at."""
    by = editor(request.viewer, request.user)
    error: InputError | None = None
    if request.method == "POST":
        file: UploadedFile[Any] | None = request.FILES.get("file")
        try:
            return _looked_at(request, file, by)
        except InputError as caught:
            error = caught
    context = {
        "error": error, "tables": [(name, str(told)) for name, told in TITLES.items()],
        "kept": Import.objects.filter(organization=by.organization).defer("rows", "faults")[:20],
        "megabytes": MOST_BYTES // 1024 // 1024,
    }  # fmt: skip
    return render(request, "registry/editing/import.html", context, status=422 if error else 200)


def _looked_at(request: Request, file: UploadedFile[Any] | None, by: Editor) -> HttpResponse:
    if file is None or not file.name:
        raise UsageError(_("No file was chosen"), remedy=_("Choose a CSV or XLSX file."))
    content = file.read(MOST_BYTES + 1)
    planned = plan(content, Path(file.name).name[:200], by.organization, request.POST.get("table", ""))
    kept = keep(planned, sha256(content).hexdigest(), by)
    return redirect("registry-imported", number=kept.pk)


@login_required
@require_http_methods(["GET", "POST"])
def look(request: Request, number: int) -> HttpResponse:
    """What a file would do; sent, it is taken."""
    by = editor(request.viewer, request.user)
    kept = Import.objects.filter(pk=number, organization=by.organization).first()
    if kept is None:
        raise unknown(request.viewer)
    if request.method == "POST":
        return _taken(request, kept, by)
    atlas = node_atlas()
    names = names_of(atlas)
    rows = [
        (line, sheet, f"{title(table)}: {row_title(table, after or before or {}, names)}",
         [each for each in difference(table, before, after, names, request.viewer) if each.changed],
         "new" if before is None else "removed" if after is None else "changed")
        for table, line, sheet, before, after, _source in kept.rows[:SHOWN]
    ]  # fmt: skip
    at_once = sum(
        may_write(request.viewer, table, (before, after), atlas) for table, _l, _s, before, after, _o in kept.rows
    )
    context = {
        "kept": kept, "rows": rows, "total": len(kept.rows), "faults": kept.faults[:SHOWN],
        "fault_count": len(kept.faults), "at_once": at_once, "proposed": len(kept.rows) - at_once, "shown": SHOWN,
    }  # fmt: skip
    return render(request, "registry/editing/imported.html", context)


def _taken(request: Request, kept: Import, by: Editor) -> HttpResponse:
    """Take the file, once."""
    if kept.faults or not kept.rows:
        raise UsageError(_("This file can't be taken"), remedy=_("Correct it, and give it again."))
    try:
        with transaction.atomic():
            if not Import.objects.filter(pk=kept.pk, taken_at=None).update(taken_at=timezone.now()):
                raise UsageError(_("This file was taken already"), remedy=_("Look at its changes."))
            changes = take(kept, by, request.POST.get("reason", "").strip()[:2000])
    except (FaultsError, StaleError) as error:
        told = _("The registry has changed since you looked at the file. Give it again.")
        messages.warning(request, f"{told} ({error.cause})")
        return HttpResponseRedirect(reverse("registry-import"))
    accepted = sum(change.status == Status.ACCEPTED for change in changes)
    counts = {"accepted": accepted, "proposed": len(changes) - accepted}
    messages.success(request, _("In force: %(accepted)s. Proposed: %(proposed)s.") % counts)
    return HttpResponseRedirect(f"{reverse('registry-changes')}?batch={kept.pk}")
