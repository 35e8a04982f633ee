"""The atlas in words: bases, consent, areas, powers, standings. What registers share is in `registers.words`."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

STATUSES: Words = {
    "full": _("full member"),
    "suspended": _("suspended"),
    "associate": _("associate"),
    "observer": _("observer"),
    "candidate": _("candidate"),
}
BASES: Words = {
    "chapter_viii": _("Chapter VIII"),
    "other": _("other provisions of the Charter"),
    "undeclared": _("nothing declared"),
}
CONSENT: Words = {
    "required": _("needed"),
    "not_required": _("claimed not to be needed"),
    "unstated": _("not stated"),
}
AREAS: Words = {
    "members": _("its members"),
    "beyond": _("beyond its members"),
    "both": _("its members and beyond"),
}
POWERS: Words = {
    "information": _("informing the Security Council"),
    "peaceful_settlement": _("peaceful settlement"),
    "consent_operation": _("operations with consent"),
    "intervention": _("intervention without consent"),
    "invitation": _("action at a member's request"),
    "collective_defence": _("collective defence"),
    "enforcement": _("enforcement"),
    "responsibility": _("primary responsibility"),
    "primacy": _("precedence over other agreements"),
}
COMPETENT: Words = {
    "competent": _("competent"),
    "limited": _("competent within limits"),
    "no_mandate": _("no mandate on record"),
}
LEVELS: Words = {"subregional": _("subregional"), "regional": _("regional")}
VERDICTS: Words = {
    "sufficient": _("its stated means suffice"),
    "exceeded": _("the need exceeds it"),
    "unknown": _("its means are not stated"),
    "no_mandate": _("no mandate on record"),
    "last": _("last step of the ladder"),
}
LIKENESSES: Words = {
    "state": _("same State"),
    "organization": _("same organization"),
    "path": _("same legal path"),
    "function": _("same function"),
    "measure": _("same kind of measure"),
    "region": _("same region"),
    "successor": _("predecessor of the organization"),
}
COVERED: Words = {
    "none": _("none"),
    "one": _("one organization"),
    "two": _("two organizations"),
    "more": _("three or more"),
}
