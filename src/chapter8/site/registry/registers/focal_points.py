"""The directory of focal points: whom to ask and in which order, and who last made sure that they answer.

"Verified today" is a change of the row like any other (`registry.editing`): in force at once for the organization whose
role it is, else proposed to it; the history keeps who tried the contact, for whom, and when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chapter8.atlas.focal_points import VERIFY_WITHIN_DAYS, Contact, directory, history
from chapter8.atlas.nouns import FocalPoint
from chapter8.atlas.rows import cells_of
from chapter8.errors import NotFoundError, UsageError
from chapter8.exchange.decide import Viewer
from chapter8.site import listing
from chapter8.site.accounts.rights import may_contribute
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.registry.contacts import contact_as_data, may_see_contacts, shown_role
from chapter8.site.registry.editing.checking import Draft, fingerprint
from chapter8.site.registry.editing.deciding import editor, put
from chapter8.site.registry.models import Change
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.asking import Actors, of_exercise, one_of, read_party
from chapter8.site.registry.registers.words import TOPICS
from chapter8.site.twins import Page, Table

TABLE = "focal_points"
COLUMNS = (
    "organization", "name", "topic", "escalation", "key", "role", "person", "contact", "vacant", "valid_from",
    "valid_to", "verified_on", "unverified_days", "stale", "source", "verified", "check",
)  # fmt: skip
STATES = ("stale", "vacant", "verified")


def focal_points(request: Request) -> Page:
    """The roles of a day, by organization and topic in their order of escalation; those long not verified flagged."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    rows = atlas.registers.focal_points
    organization = read_party(request.GET.get("organization", ""), atlas, on)
    topic = one_of(request, "topic", {each.topic for each in rows})
    state, within = one_of(request, "state", STATES), _within(request)
    found = [
        each
        for each in directory(rows, on, organization=organization, topic=topic)
        if state in {None, state_of(each, within)}
    ]
    actors = Actors(atlas, on)
    labels = {"organization": _("Organization"), "topic": _("Topic"), "state": _("Standing"), "within": _("Days")}
    codes = {"topic": TOPICS, "state": _states(), "organization": {organization or "": actors.name(organization or "")}}
    return Page(
        template="registry/registers/focal_points.html",
        context={
            "groups": _groups(found, actors), "count": len(found), "within": within, "on": on, "asked": request.GET,
            "stale": sum(each.stale(within) for each in found), "vacant": sum(each.vacant for each in found),
            "actors": actors, "words": TOPICS, "state_of": state_of, "tried": _tried(found),
            "topics": sorted(((each.topic, str(TOPICS.get(each.topic, each.topic))) for each in rows), key=str),
            "organizations": actors.choices(each.organization for each in rows), "states": list(_states().items()),
            "earlier": _earlier(rows, found) if may_see_contacts(request.viewer) else {},
            "told": may_see_contacts(request.viewer), "may_verify": may_contribute(request.viewer) and on == today(),
            "chips": listing.chips(request, labels, codes),
        },
        data=lambda: {
            "on": on, "within_days": within, "contacts_shown": may_see_contacts(request.viewer),
            "focal_points": [contact_as_data(each, request.viewer, within) for each in found],
        },
        table=Table(COLUMNS, lambda: [_row(each, actors, within, request.viewer) for each in found]),
        exercise=any(of_exercise(each.focal_point.provenance) for each in found),
        marking=open_to_all(),
    )  # fmt: skip


@require_POST
def verify(request: Request, key: str) -> HttpResponseBase:
    """Enter that somebody tried the contact today; raises ForbiddenError for whoever may only look."""
    by, atlas, on = editor(request.viewer, request.user), node_atlas(), today()
    contact = next((each for each in directory(atlas.registers.focal_points, on) if each.focal_point.key == key), None)
    if contact is None or contact.vacant:
        raise NotFoundError(_("Nobody is entered for this role"), remedy=_("Look at the directory of focal points."))
    row = contact.focal_point
    if row.verified_on == on:
        messages.info(request, _("This contact was verified today already."))
        return _back(row)
    before = cells_of(TABLE, row)
    reason = _("Contact tried and verified")
    [made] = put([Draft(TABLE, before, {**before, "verified_on": on.isoformat()}, before["source"], reason)], by)
    if made.revision_id is not None:
        messages.success(request, _("Verified today: entered."))
    else:
        told = _("Proposed to %(organization)s, whose role it is.") % {"organization": row.organization}
        messages.info(request, told)
    return _back(row)


def state_of(contact: Contact, within: int) -> str:
    """Whether a role is vacant, or its contact stale or verified."""
    if contact.vacant:
        return "vacant"
    return "stale" if contact.stale(within) else "verified"


def _back(row: FocalPoint) -> HttpResponseRedirect:
    query = urlencode({"organization": row.organization})
    return HttpResponseRedirect(f"{reverse('focal-points')}?{query}#{row.key}")


def _within(request: Request) -> int:
    """After how many days a contact counts as not verified."""
    text = request.GET.get("within", "").strip()
    if not text:
        return VERIFY_WITHIN_DAYS
    if not text.isascii() or not text.isdecimal() or len(text) > 5:
        told = _("“%(text)s” is no number of days") % {"text": text[:40]}
        raise UsageError(told, place="within", remedy=_("Write it in digits, such as 90."))
    return int(text)


def _groups(found: Iterable[Contact], actors: Actors) -> list[tuple[str, list[Contact]]]:
    """The contacts of each organization, by its name."""
    by_code = {code: list(several) for code, several in groupby(found, key=lambda each: each.focal_point.organization)}
    return [(code, by_code[code]) for code, _name in actors.choices(by_code)]


def _earlier(rows: Iterable[FocalPoint], found: Iterable[Contact]) -> dict[str, list[FocalPoint]]:
    """Who held each role before: the role stays when the person changes."""
    named = [each for each in rows if each.person or each.contact]
    return {
        each.focal_point.key: [
            row
            for row in history(named, each.focal_point.key)
            if (row.valid_from or date.min) <= each.on and row.valid_from != each.focal_point.valid_from
        ]
        for each in found
    }


def _tried(found: Iterable[Contact]) -> Mapping[str, Change]:
    """By role, the accepted change that last entered a verification: who tried the contact, and for whom."""
    prints = {fingerprint(TABLE, cells_of(TABLE, each.focal_point)): each for each in found if not each.vacant}
    changes = Change.objects.filter(table=TABLE, revision__isnull=False, new_key__in=prints).order_by("revision", "pk")
    last: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        contact = prints[change.new_key]
        day = contact.focal_point.verified_on
        entered = (change.after or {}).get("verified_on", "")
        if day is not None and entered == day.isoformat() != (change.before or {}).get("verified_on", ""):
            last[contact.focal_point.key].append(change)
    return {key: several[-1] for key, several in last.items()}


def _states() -> dict[str, str]:
    return {"stale": _("not verified in time"), "vacant": _("nobody entered"), "verified": _("verified")}


def _row(each: Contact, actors: Actors, within: int, viewer: Viewer) -> list[object]:
    row = shown_role(each.focal_point, viewer)
    return [
        row.organization, actors.name(row.organization), row.topic, row.escalation, row.key, row.role, row.person,
        row.contact, each.vacant, row.valid_from, row.valid_to, row.verified_on, each.unverified_days,
        each.stale(within), row.provenance.source, row.provenance.verified, row.provenance.check,
    ]  # fmt: skip
