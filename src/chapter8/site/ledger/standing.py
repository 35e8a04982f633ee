"""How entries stand on a day, as filters in the database; the same rules in words for one entry (`standing_of`).

1. rejected   a person rejected it; it is in no other list;
2. answered   a document that the viewer may see, dated by the day, answers it: proposed by a rule or linked by a
              person, and not rejected. A series is answered one due day at a time, and stays open;
3. overdue    a report whose day has passed without an answer on record. A series never is: its days are told singly;
4. passed     anything else whose day has passed: whether it was done, no document need tell;
5. soon       due within 60 days: the second step of reminders at 90, 60 and 30 days, as on the brief;
6. open       everything else, what is due soon included. A series is open until its last day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.ledger.models import Entry, Fulfils, Status
from chapter8.site.library.models import Document

Standing = Literal["open", "soon", "overdue", "passed", "answered", "rejected"]
Tab = Literal["open", "soon", "overdue", "passed", "answered", "proposed", "accepted", "rejected", "all"]
TABS: tuple[Tab, ...] = ("open", "soon", "overdue", "passed", "answered", "proposed", "accepted", "rejected", "all")
SOON = timedelta(days=60)
FEW = 500  # documents that can be named one by one in a question


def visible(viewer: Viewer, purpose: Purpose) -> QuerySet[Entry]:
    """The entries of documents that the viewer may have. Where few are withheld these are named: it saves the join."""
    readable = Document.objects.readable_by(viewer, purpose)
    withheld = list(Document.objects.exclude(pk__in=readable.values("pk")).values_list("pk", flat=True)[: FEW + 1])
    rows = Entry.objects.exclude(document=None)
    if len(withheld) > FEW:
        return rows.filter(document__in=readable.values("pk"))
    return rows.exclude(document__in=withheld) if withheld else rows


def answers_seen(viewer: Viewer, purpose: Purpose, on: date | None = None) -> QuerySet[Fulfils]:
    """Answers that count on a day, out of documents that the viewer may have."""
    readable = Document.objects.readable_by(viewer, purpose).filter(pk=OuterRef("told_by"))
    rows = Fulfils.objects.exclude(state="rejected").filter(Exists(readable))
    return rows.filter(Q(dated__lte=on) | Q(dated=None)) if on else rows


def standing_filter(tab: Tab, on: date, answered: QuerySet[Fulfils]) -> Q:
    """The entries of one tab on a day; `answered` are the answers that count."""
    met = Q(pk__in=answered.values("entry"), recurring=False)
    made = (Q(adopted__lte=on) | Q(adopted=None)) & ~Q(status=Status.REJECTED)
    match tab:
        case "rejected":
            return Q(status=Status.REJECTED)
        case "answered":
            return made & Q(pk__in=answered.values("entry"))
        case "overdue":
            return made & Q(recurring=False, due__lt=on, report=True) & ~met
        case "passed":
            return made & (Q(recurring=False, due__lt=on, report=False) | Q(recurring=True, until__lt=on)) & ~met
        case "soon":
            return made & Q(due__gte=on, due__lte=on + SOON) & ~met
        case "open":
            return made & (Q(due=None) | Q(due__gte=on) | Q(recurring=True)) & ~(Q(recurring=True) & _before(on)) & ~met
        case "proposed":
            return Q(status=Status.PROPOSED) & (Q(adopted__lte=on) | Q(adopted=None))
        case "accepted":
            return Q(status__in=[Status.ACCEPTED, Status.EDITED]) & (Q(adopted__lte=on) | Q(adopted=None))
        case "all":
            return Q(adopted__lte=on) | Q(adopted=None)


def _before(on: date) -> Q:
    """A last day that has passed; none stated is not passed."""
    return Q(until__isnull=False, until__lt=on)


def standing_of(entry: Entry, on: date, *, answered: bool) -> Standing:
    """How one entry stands on a day."""
    if entry.status == Status.REJECTED:
        return "rejected"
    if answered and not entry.recurring:
        return "answered"
    last = entry.until if entry.recurring else entry.due
    if last is not None and last < on:
        return "overdue" if entry.report and not entry.recurring else "passed"
    if entry.due is not None and on <= entry.due <= on + SOON:
        return "soon"
    return "open"


def standing_words() -> dict[str, str]:
    """The tabs in words."""
    return {
        "open": _("Outstanding"),
        "soon": _("Due soon"),
        "overdue": _("Overdue"),
        "passed": _("Date passed"),
        "answered": _("Answered"),
        "proposed": _("Proposed"),
        "accepted": _("Accepted"),
        "rejected": _("Rejected"),
        "all": _("All"),
    }


def reason_words(entry: Entry, standing: Standing, on: date) -> str:
    """Why an entry stands as it does, in a sentence."""
    match standing:
        case "rejected":
            return _("A person rejected the proposal.")
        case "answered":
            return _("A document on record answers it.")
        case "overdue" if entry.due:
            return _("Days past its date: %(days)s. No answer on record.") % {"days": (on - entry.due).days}
        case "passed":
            return _("The date has passed; no document need tell whether it was done.")
        case "soon" if entry.due:
            return _("Days left: %(days)s.") % {"days": (entry.due - on).days}
        case _ if entry.recurring:
            return _("It recurs; each of its days is told on its page.")
        case _ if entry.due is None:
            return _("No day can be computed; no answer on record.")
        case _:
            return _("Its date is to come.")
