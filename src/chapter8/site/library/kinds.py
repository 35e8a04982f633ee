"""The kinds of documents and decisions in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "repertoire": _("Repertoire"),
    "resolution": _("Resolution"),
    "presidential_statement": _("Presidential statement"),
    "meeting_record": _("Meeting record"),
    "report": _("Report"),
    "letter": _("Letter"),
    "communique": _("Communiqué"),
    "press_release": _("Press release"),
    "news": _("News"),
    "other": _("Other"),
}
