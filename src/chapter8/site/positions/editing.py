"""The vocabulary of themes: shown to everybody, edited by administrators of the node, each edition kept.

What the themes are decides what everybody sees counted, for all organizations of the node: so whoever runs the node
answers for them, and not whoever adds a document.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chapter8.record.positions import STANCES, Theme
from chapter8.site.accounts.people import administers, require_administrator
from chapter8.site.asking import Request, person
from chapter8.site.faults import unknown
from chapter8.site.library.models import Document
from chapter8.site.library.pages import bands
from chapter8.site.positions.asking import SIGNS, Asked, sight_of, stance_words
from chapter8.site.positions.counting import counted
from chapter8.site.positions.forms import ThemesForm
from chapter8.site.positions.keeping import outstanding
from chapter8.site.positions.models import Edition
from chapter8.site.positions.tasks import place_documents
from chapter8.site.positions.themes import NAME, by_group, keep_edition, node_vocabulary, own_themes
from chapter8.site.twins import Page, Table

COLUMNS = ("key", "title", "group", "description", "phrases", "source", *STANCES)


def themes(request: Request) -> Page:
    """All themes with what belongs to them, what places a statement there, and how often that is."""
    sight, vocabulary = sight_of(request), node_vocabulary()
    counts: dict[str, dict[str, int]] = {}
    tallies = counted(sight, Asked())
    for theme, stance, count in tallies.by("theme", "stance"):
        counts.setdefault(theme, {})[stance] = count
    rows = [_row(theme, counts.get(theme.key, {})) for theme in vocabulary.themes]
    documents = tallies.sources()
    return Page(
        template="positions/themes.html",
        context={
            "groups": by_group(vocabulary), "counts": counts, "stances": stance_words(), "signs": SIGNS,
            "may_edit": administers(request.viewer), "share": _share(request),
        },
        data=lambda: {"themes": [dict(zip(COLUMNS, row, strict=True)) for row in rows]},
        table=Table(COLUMNS, lambda: rows),
        marking=bands(documents), exercise=sight.exercise, shown=documents,
    )  # fmt: skip


def _row(theme: Theme, counts: dict[str, int]) -> tuple[object, ...]:
    numbers = (counts.get(stance, 0) for stance in STANCES)
    return (theme.key, theme.title, theme.group, theme.description, list(theme.phrases), theme.source, *numbers)


def _share(request: Request) -> int:
    """How much of what the viewer may see stands by the themes in force, in per cent."""
    readable = Document.objects.readable_by(request.viewer).order_by()
    if not (waiting := outstanding(readable).count()):
        return 100
    return min(99, 100 - 100 * waiting // readable.count())


@login_required
@require_http_methods(["GET", "POST"])
def edit_themes(request: Request) -> HttpResponse:
    """The form of the node's own themes, and their earlier editions."""
    require_administrator(request.viewer)
    if request.method == "POST":
        form = ThemesForm(request.POST, request.FILES)
        if form.is_valid():
            return _put_in_force(request, form.cleaned_data["content"], form.cleaned_data["note"])
    else:
        form = ThemesForm(initial={"content": own_themes()})
    editions = Edition.objects.select_related("made_by")[:50]
    context = {"form": form, "editions": editions}
    return render(request, "positions/edit.html", context, status=422 if form.errors else 200)


def _put_in_force(request: Request, content: str, note: str) -> HttpResponse:
    """Keep an edition, and have everything placed by it."""
    if keep_edition(content, note, person(request)) is None:
        messages.info(request, _("These themes are in force already."))
        return redirect("themes")
    place_documents.enqueue()
    messages.success(request, _("The themes are in force. The documents are being placed anew."))
    return redirect("themes")


@login_required
@require_POST
def restore_themes(request: Request, edition: int) -> HttpResponse:
    """Put an earlier edition in force again: as a new edition, so that nothing of the history is lost."""
    require_administrator(request.viewer)
    found = Edition.objects.filter(pk=edition).first()
    if found is None:
        raise unknown(request.viewer)
    return _put_in_force(request, found.content, _("Edition %(number)s put back") % {"number": found.pk})


def download_themes(request: Request) -> HttpResponseBase:  # noqa: ARG001 - the vocabulary is open
    """The node's own themes, to keep beside documents: `chapter8 positions --vocabulary themes.toml`."""
    response = HttpResponse(own_themes(), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response
