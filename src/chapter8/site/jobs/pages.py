"""Uploading a document, and how a job stands: watched by htmx, or by a page that renews itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from chapter8.errors import ForbiddenError
from chapter8.site.accounts.people import administers, require_administrator
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request, person
from chapter8.site.faults import unknown
from chapter8.site.jobs.forms import UploadForm
from chapter8.site.jobs.tasks import UPLOADS, add_uploaded, reindex
from chapter8.site.library.models import Document
from chapter8.site.library.remarks import doubts


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Take a file and hand it to the worker."""
    if not may_contribute(request.viewer):
        raise ForbiddenError(
            _("Adding documents needs the role of analyst or higher"), remedy=_("Ask an administrator.")
        )
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        folder = _keep(form.cleaned_data["file"])
        marking = {
            "tlp": form.cleaned_data["tlp"],
            "owner": request.viewer.organization,
            "audience": sorted(form.cleaned_data["audience"]),
            "own": form.cleaned_data["own"],
        }
        result = add_uploaded.enqueue(folder=folder, marking=marking, person=person(request).pk)
        return redirect("job", ident=result.id)
    return render(request, "jobs/upload.html", {"form": form}, status=400 if form.errors else 200)


def _keep(file: UploadedFile[Any]) -> str:
    """Write the upload into a folder of its own; its name."""
    folder = uuid4().hex
    place = Path(settings.HOME) / UPLOADS / folder
    place.mkdir(parents=True)
    with (place / get_valid_filename(Path(file.name or "upload").name)).open("wb") as stream:
        for chunk in file.chunks():
            stream.write(chunk)
    return folder


@login_required
def job(request: Request, ident: UUID) -> HttpResponse:
    """How a job stands, for the person who began it and for administrators of the node."""
    try:
        result = default_task_backend.get_result(str(ident))
    except TaskResultDoesNotExist as error:
        raise unknown(request.viewer) from error
    if result.kwargs.get("person") != request.user.pk and not administers(request.viewer):
        raise unknown(request.viewer)
    done = result.status == TaskResultStatus.SUCCESSFUL
    files: list[dict[str, str]] = (result.return_value or []) if done else []
    readable = {
        item.sha256: item
        for item in Document.objects.readable_by(request.viewer)
        .filter(sha256__in=[file["sha256"] for file in files])
        .defer("record")
    }
    context = {
        "job": result,
        "state": "done" if done else "failed" if result.status == TaskResultStatus.FAILED else "waiting",
        "doubts": doubts,
        "files": [(file, readable.get(file["sha256"])) for file in files],
    }
    return render(request, "jobs/job.html", context)


@login_required
@require_POST
def rebuild_index(request: Request) -> HttpResponse:
    """Build the search index anew."""
    require_administrator(request.viewer)
    return redirect("job", ident=reindex.enqueue().id)
