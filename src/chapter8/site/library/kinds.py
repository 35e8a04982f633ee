"""The kinds of documents and decisions, and the languages of the United Nations, in words for people."""

from __future__ import annotations

from django.conf import settings
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


def native_names() -> dict[str, str]:
    """The six languages by their own names, by the codes that documents bear ("zh", whatever the script)."""
    return {code.partition("-")[0]: name for code, name in settings.LANGUAGE_BAR}


def language_names() -> dict[str, str]:
    """The six languages in the words of the interface."""
    return {code: str(words) for code, words in _LANGUAGES.items()}


_LANGUAGES = {
    "ar": _("Arabic"),
    "zh": _("Chinese"),
    "en": _("English"),
    "fr": _("French"),
    "ru": _("Russian"),
    "es": _("Spanish"),
}
