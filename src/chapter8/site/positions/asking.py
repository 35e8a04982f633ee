"""What a page of positions is asked: the filters of its address, and the rows that they leave of what one may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chapter8.errors import UsageError
from chapter8.record.positions import STANCES
from chapter8.site.asking import Request
from chapter8.site.library.models import Document
from chapter8.site.listing import FIRST_YEAR, LAST_YEAR
from chapter8.site.positions.models import Band, Position, Tally
from chapter8.symbols import Locator

SIGNS = {"supports": "+", "opposes": "−", "conditional": "±", "mentions": "·"}
Row = TypeVar("Row", Position, Tally)
MARKING = ("tlp", "owner", "audience", "own_marking")


def stance_words() -> dict[str, str]:
    """The stances in words."""
    return {
        "supports": _("supports"), "opposes": _("opposes"),
        "conditional": _("conditional"), "mentions": _("mentions"),
    }  # fmt: skip


def kind_words() -> dict[str, str]:
    """The kinds of actors in words."""
    return {"state": _("States"), "organization": _("Organizations"), "other": _("Offices and others")}


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address. Years include both ends."""

    first: int | None = None
    last: int | None = None
    stance: str = ""
    kind: str = ""
    meeting: str = ""

    def narrow(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """The rows that fit, of positions or of tallies (which know no meetings)."""
        rows = rows.filter(year__gte=self.first) if self.first is not None else rows
        rows = rows.filter(year__gt=0, year__lte=self.last) if self.last is not None else rows
        rows = rows.filter(stance=self.stance) if self.stance else rows
        rows = rows.filter(actor__kind=self.kind) if self.kind else rows
        if self.meeting:
            rows = rows.filter(
                Q(meeting=self.meeting) | Q(meeting__startswith=f"{self.meeting} ")
                | Q(meeting__endswith=f".{self.meeting}")
            )  # fmt: skip
        return rows


def asked_of(request: Request) -> Asked:
    """The filters. Raises UsageError for what is no year, stance or kind: an ignored filter would show too much."""
    year = _year(request, "year")
    return Asked(
        first=year if year is not None else _year(request, "from"),
        last=year if year is not None else _year(request, "to"),
        stance=_one_of(request, "stance", STANCES),
        kind=_one_of(request, "kind", tuple(kind_words())),
        meeting=request.GET.get("meeting", "").strip().removeprefix("S/PV.")[:64],
    )


def _year(request: Request, name: str) -> int | None:
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR):
        raise UsageError(_('"%(text)s" is not a year') % {"text": text[:40]}, remedy=_("Write it as 2006."))
    return int(text)


def _one_of(request: Request, name: str, known: Sequence[str]) -> str:
    value = request.GET.get(name, "")
    if value and value not in known:
        raise UsageError(
            _('"%(text)s" is not among the choices') % {"text": value[:40]},
            place=name, remedy=_("Choose one of: %(choices)s.") % {"choices": ", ".join(known)},
        )  # fmt: skip
    return value


@dataclass(frozen=True, slots=True)
class Sight:
    """The documents that one may see of the material asked for: the record, or an exercise, which stay apart."""

    documents: QuerySet[Document]
    exercise: bool
    other: bool  # whether there is something of the other material, too
    bands: QuerySet[Band]  # the markings that such documents bear

    @property
    def positions(self) -> QuerySet[Position]:
        """Their positions."""
        return Position.objects.filter(document__in=self.documents.values("pk"))


def sight_of(request: Request) -> Sight:
    """What the request may see: the record, or the exercise where that is asked for or nothing else is there."""
    readable = Document.objects.readable_by(request.viewer, request.purpose).order_by()
    drills = readable.filter(exercise=True).exists()
    real = readable.filter(exercise=False).exists()
    material = _one_of(request, "material", ("record", "exercise"))
    exercise = material == "exercise" or (not material and drills and not real)
    bands = Band.objects.readable_by(request.viewer, request.purpose).filter(exercise=exercise)
    return Sight(readable.filter(exercise=exercise), exercise, real if exercise else drills, bands)


def sources(documents: QuerySet[Document], rows: QuerySet[Any]) -> list[Document]:
    """One document for each marking that the rows bear: enough for the bands of a page that only counts."""
    found = documents.filter(pk__in=rows.order_by().values("document")).order_by()
    return [Document(**dict(zip(MARKING, row, strict=True))) for row in found.values_list(*MARKING).distinct()]


def places_of(item: Position) -> list[Locator]:
    """Where it was said, as cited."""
    return [Locator(row["symbol"], row["part"], tuple(row["pages"]), tuple(row["paragraphs"])) for row in item.places]


def pieces(item: Position) -> list[tuple[str, str]]:
    """The sentence in pieces: its text, and of each piece whether it is the theme's words, the stance's, or neither."""
    spans: list[tuple[int, int, str]] = []
    for words, what in ((item.words, "words"), *((part, "stance") for part in item.stance_words.split(" ... "))):
        at = item.sentence.find(words) if words else -1
        if at >= 0 and not any(at < end and start < at + len(words) for start, end, _what in spans):
            spans.append((at, at + len(words), what))
    cut: list[tuple[str, str]] = []
    last = 0
    for start, end, what in sorted(spans):
        cut += [(item.sentence[last:start], ""), (item.sentence[start:end], what)]
        last = end
    return [piece for piece in (*cut, (item.sentence[last:], "")) if piece[0]]
