"""The page of agreed language: a phrase, a paragraph of the record, or a whole draft in; what came before it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.exchange.marking import Marking, strictest
from chapter8.record.agreed import Paragraph, Precedents
from chapter8.record.agreed.tracing import PRECEDENT
from chapter8.record.agreed.words import WORD
from chapter8.site.agreed import drafts, showing
from chapter8.site.agreed.answering import (
    BODIES,
    Answer,
    Known,
    Narrowed,
    answer,
    best_precedents,
    official_paragraphs,
    shelves_for,
)
from chapter8.site.agreed.passages import Asked, asked_passage
from chapter8.site.agreed.upkeep import notices, refresh
from chapter8.site.asking import Request
from chapter8.site.bars import chart
from chapter8.site.listing import chips, day
from chapter8.site.twins import Page, Table

LONGEST = 2_000  # characters of a question in an address
VARIANTS, USES = 25, 20  # shown on the page; the twins hold all of them
COLUMNS = ("symbol", "number", "ordinal", "kind", "date", "words", "reference", "address")
KINDS = ("preambular", "operative", "statement")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Something shown, for the note on what no copy holds."""

    marking: Marking


def agreed(request: Request) -> Page:
    """Who used these words before: by `?q=` or `?passage=`; a draft is posted, and never kept."""
    refresh()
    if request.method == "POST":
        return _draft(request)
    narrowed = _narrowed(request)
    if request.GET.get("passage"):
        return _passage(request, asked_passage(request), narrowed)
    text = " ".join(request.GET.get("q", "").split())
    if len(text) > LONGEST:
        raise UsageError(_("The words are too many for an address"), remedy=_("Put them into the box for drafts."))
    if not WORD.search(text):
        return _page(request, {"question": ""}, lambda: {"question": None}, Known({}))
    return _phrase(request, text, narrowed, exact=request.GET.get("exact") == "1")


def _narrowed(request: Request) -> Narrowed:
    """The filters, of an address or of a form that was sent."""
    kind, body = _asked(request, "kind"), _asked(request, "body")
    if kind and kind not in KINDS:
        raise UsageError(_("There is no such kind of paragraph"), remedy=", ".join(KINDS))
    if body and body not in BODIES:
        raise UsageError(_("There is no such body"), remedy=", ".join(BODIES))
    return Narrowed(day(request, "before"), kind, body, exercise=request.GET.get("exercise") == "1")


def _asked(request: Request, name: str) -> str:
    return request.GET.get(name, "").strip()


def _phrase(request: Request, text: str, narrowed: Narrowed, *, exact: bool) -> Page:
    """A phrase or paragraph: precedents, uses, drift."""
    told = answer(text, request.viewer, narrowed, purpose=request.purpose, exact=exact)
    return _page(request, {"question": text, "exact": exact, **_shown(request, told)}, *_twins(request, text, told))


def _shown(request: Request, told: Answer) -> dict[str, Any]:
    """The answer for the template."""
    used = told.history
    newest = tuple(reversed(used.uses))[:USES]
    ends = [use.paragraph for use in (used.first, used.last) if use]
    variants = [use.paragraph for item in used.variants[:VARIANTS] for use in (item.first, item.last)]
    places = showing.Places(
        [*(match.paragraph for match in told.precedents), *ends, *variants, *(use.paragraph for use in newest)],
        request.viewer,
        request.purpose,
    )
    return {
        "precedents": [showing.precedent(match, places) for match in told.precedents],
        "used": used,
        "first": places.of(used.first.paragraph) if used.first else None,
        "last": places.of(used.last.paragraph) if used.last else None,
        "chart": chart({(year, "uses"): count for year, count in used.by_year}, ("uses",), highest=112),
        "drift": showing.drift(used, places, VARIANTS),
        "uses": [(places.of(use.paragraph), use.words) for use in newest],
    }


def _twins(request: Request, text: str, told: Answer) -> tuple[Any, Known, Table]:
    """The answer as data and as a table, drawn only when asked for."""

    def places() -> showing.Places:
        paragraphs = [match.paragraph for match in told.precedents]
        paragraphs += [use.paragraph for use in told.history.uses]
        return showing.Places(paragraphs, request.viewer, request.purpose)

    def data() -> dict[str, object]:
        known = places()
        return {
            "question": text,
            "threshold": PRECEDENT,
            "precedents": [showing.match_as_data(match, known) for match in told.precedents],
            "history": showing.history_as_data(told.history, known),
        }

    def rows() -> list[list[object]]:
        known = places()
        uses = [(showing.place_as_data(known.of(use.paragraph)), use.words) for use in told.history.uses]
        return [[{**place, "words": words}[column] for column in COLUMNS] for place, words in uses]

    return data, told.known, Table(COLUMNS, rows)


def _passage(request: Request, asked: Asked, narrowed: Narrowed) -> Page:
    """Earlier uses of a paragraph of the record; for what a chapter reports of a decision, its official paragraph."""
    found = asked.document
    mine = Narrowed(narrowed.before or found.date, narrowed.kind, narrowed.body, exercise=found.exercise)
    traced: Sequence[Precedents] = ()
    known = Known({})
    if asked.reports:
        traced, known = official_paragraphs(
            asked.clauses, asked.decision, request.viewer, request.purpose, exercise=found.exercise
        )
        mine = narrowed
    told = answer(asked.text, request.viewer, mine, purpose=request.purpose)
    data, counted, table = _twins(request, asked.text, told)
    places = _places(request, traced)
    official = [(one.text, [showing.precedent(match, places) for match in one.matches]) for one in traced]
    both = Known({**counted.markings, **known.markings, found.pk: found.marking}, counted.exercise or found.exercise)
    context = {
        "question": asked.text, "exact": False, "passage": asked, "official": official, **_shown(request, told),
    }  # fmt: skip

    def with_passage() -> dict[str, object]:
        traces = [[showing.match_as_data(match, places) for match in one.matches] for one in traced]
        return {**data(), "passage": asked.address, "official": traces}

    return _page(request, context, with_passage, both, table)


def _places(request: Request, several: Sequence[Precedents]) -> showing.Places:
    paragraphs: list[Paragraph] = [match.paragraph for one in several for match in one.matches]
    return showing.Places(paragraphs, request.viewer, request.purpose)


def _draft(request: Request) -> Page:
    """A whole draft: the best precedents of each of its paragraphs. Nothing of it is kept, and no address holds it."""
    file: UploadedFile[Any] | None = request.FILES.get("file")
    if file is not None:
        if not request.viewer.person:
            raise ForbiddenError(_("Files are taken from people who have signed in"), remedy=_("Paste the text."))
        if (file.size or 0) > drafts.LARGEST_FILE:
            raise UsageError(_("The file is larger than 2.5 MB"), remedy=_("Paste the paragraphs that you ask about."))
        draft = drafts.from_file(file.name or "", file.read())
    else:
        draft = drafts.from_text(request.POST.get("draft", ""))
    narrowed = _narrowed_of_form(request)
    best, known = best_precedents(draft.paragraphs, request.viewer, request.purpose, narrowed)
    places = _places(request, best)
    shown = [(one.text, [showing.precedent(match, places) for match in one.matches]) for one in best]
    without = sum(1 for one in best if not one.matches)
    context = {"question": "", "draft": shown, "left_out": draft.left_out, "without": without, "twins": {}}

    def data() -> list[dict[str, object]]:
        return [
            {"text": one.text, "precedents": [showing.match_as_data(m, places) for m in one.matches]} for one in best
        ]

    return replace(_page(request, context, data, known), headers={"Cache-Control": "no-store"})


def _narrowed_of_form(request: Request) -> Narrowed:
    """The filters that came with a draft."""
    request.GET = request.POST
    return _narrowed(request)


def _page(request: Request, context: dict[str, Any], data: Any, known: Known, table: Table | None = None) -> Page:
    """The page around an answer, with the markings of all that it is made of."""
    seen = [_Seen(marking) for marking in dict.fromkeys(known.markings.values())]
    labels = {"before": _("Before"), "kind": _("Kind of paragraph"), "body": _("Body")}
    readable = shelves_for(request.viewer, request.purpose)
    defaults: dict[str, Any] = {
        "exact": False, "precedents": [], "used": None, "draft": None, "passage": None, "official": [],
    }  # fmt: skip
    return Page(
        template="agreed/agreed.html",
        context={
            **defaults,
            "asked": request.GET,
            "chips": chips(request, labels, _value_words()) if request.method == "GET" else [],
            "held": sum(len(shelf.corpus) for shelf in readable),
            "exercises": _has_exercises(request) and not any(shelf.label.exercise for shelf in readable),
            "notices": notices(request.viewer, request.purpose),
            "longest": drafts.LONGEST,
            **context,
        },
        data=data,
        table=table or Table(COLUMNS, list),
        marking=strictest([one.marking for one in seen], settings.ORGANIZATION) if seen else None,
        exercise=known.exercise,
        shown=seen,
    )


def _value_words() -> dict[str, dict[str, str]]:
    """The codes that filters hold, in words."""
    return {
        "kind": {
            "preambular": _("preambular"), "operative": _("operative"), "statement": _("of a presidential statement"),
        },
        "body": {
            "S": _("Security Council"), "A": _("General Assembly"), "PSC": _("AU Peace and Security Council"),
        },
    }  # fmt: skip


def _has_exercises(request: Request) -> bool:
    """Whether there are exercise decisions for this viewer, which are asked only on demand."""
    return any(shelf.label.exercise for shelf in shelves_for(request.viewer, request.purpose, exercise=True))
