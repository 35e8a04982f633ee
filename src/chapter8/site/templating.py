"""Templates: Jinja2, escaped always, with gettext, addresses and the few filters that pages need.

Conventions for whoever writes a page:

- a template lies in `site/<app>/templates/<app>/x.html` and begins with `{% extends "base.html" %}`; blocks: see there;
- text for people is `{% trans %}...{% endtrans %}` or `_("...")`; never put a sentence together from pieces;
- `url("name", arg)`, `static("chapter8/x.js")`, `csrf_input`, `request`, `viewer` (a Viewer) are at hand;
- filters: `|date_text` (20 July 2004), `|month_text` (July 2004), `|number` (1 234), `|iso`, `|lines`,
  `|symbol` (an isolated left-to-right document symbol);
- macros of `macros.html`: field, filters, chips, pagination, twins, marking, empty;
- a name that was not given to the template is an error, not an empty space.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, translation
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.asking import Request
from chapter8.site.library.kinds import KINDS
from chapter8.site.library.permalinks import symbol_path
from chapter8.site.navigation import navigation
from chapter8.site.registry.editing.addresses import add_address, edit_address, row_address

ARABIC_MONTHS = (  # both names of each month, as the UN's Arabic documents write them
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه", "تموز/يوليه",
    "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip


def environment(**options: Any) -> Environment:
    """The Jinja2 environment of the site."""
    made = Environment(  # noqa: S701 - Django's backend passes autoescape=True in options
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension adds it
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update(url=url, static=static, Role=Role, Tlp=Tlp, htmx_script=htmx_script, kinds_in_words=KINDS)
    made.globals.update(row_address=row_address, edit_address=edit_address, add_address=add_address)
    made.globals.update(marking=None, exercise=False, twins={}, not_copied=[])  # a page's own values go before these
    made.filters.update(
        date_text=date_text,
        month_text=month_text,
        number=number,
        symbol=symbol,
        iso=iso,
        lines=lines,
        audience=audience,
        article=article,
        slug=slugify,
        symbol_path=symbol_path,
    )
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


def page_context(request: Request) -> dict[str, Any]:
    """What every page may use without asking for it."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "viewer": request.viewer,
        "acting_choices": request.acting_choices,
        "language": language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language_bar": language_bar(),
        "navigation": navigation(request),
        "node": settings.ORGANIZATION,
        "news": news_count,
        "messages": list(_messages(request)),
    }


def language_bar() -> list[dict[str, Any]]:
    """The six languages in the UN's order and native form; `ready` where the interface has a catalogue."""
    ready = {code for code, _ in settings.LANGUAGES}
    return [{"code": code, "name": name, "ready": code in ready} for code, name in settings.LANGUAGE_BAR]


def news_count(request: Request) -> str:
    """How much is new in the saved searches of who asks: "" for nothing."""
    from chapter8.site.searches.news import bell  # noqa: PLC0415 - needs the apps to be ready

    return bell(request)


def _messages(request: Request) -> Any:
    """One-time messages, where the request went through the middleware that keeps them."""
    from django.contrib.messages import get_messages  # noqa: PLC0415 - needs the apps to be ready

    return get_messages(request)


def date_text(value: date | datetime | None) -> str:
    """A date in text: "20 July 2004", in the page's language as the UN writes it; a dash where there is none."""
    if not value:
        return "–"
    if translation.get_language() == "ar":
        return f"{value.day} {ARABIC_MONTHS[value.month - 1]} {value.year}"
    return formats.date_format(value, "j F Y")


def month_text(value: date) -> str:
    """A month in text: "July 2004", in the page's language as the UN writes it."""
    if translation.get_language() == "ar":
        return f"{ARABIC_MONTHS[value.month - 1]} {value.year}"
    return formats.date_format(value, "F Y")


def iso(value: date | datetime | None) -> str:
    """A date as data: "2004-07-20"."""
    return value.isoformat() if value else ""


def number(value: float | None) -> str:
    """A figure with thin spaces between thousands, as UN tables set it."""
    return "–" if value is None else f"{value:,}".replace(",", "\u202f")


def article(value: str) -> str:
    """Articles of a treaty as UN texts cite them: "Art. 10", "Arts. 2-4"; what names its own kind stays ("para. 3")."""
    if not re.match(r"\d|[IVX]+\b", value):
        return value
    number = {"number": value}
    if re.search(r"\w\s*[-,]\s*\w", value):
        return gettext("Arts. %(number)s") % number
    return gettext("Art. %(number)s") % number


def symbol(value: str | None) -> Markup:
    """A document symbol, isolated so that it reads left to right inside Arabic text."""
    return Markup('<bdi dir="ltr" class="symbol">{}</bdi>').format(value) if value else Markup("")


@pass_eval_context
def lines(_context: EvalContext, value: str) -> Markup:
    """Text with its line breaks kept."""
    return Markup("<br>").join(escape(line) for line in value.splitlines())


def audience(marking: Marking) -> str:
    """The widest audience in words, for the marking band."""
    names = ", ".join([marking.owner, *sorted(marking.audience - {marking.owner})])
    match marking.tlp:
        case Tlp.CLEAR:
            return gettext("May go to everybody.")
        case Tlp.GREEN:
            return gettext("For all organizations of the community.")
        case _:
            return gettext("For %(names)s only.") % {"names": names}
