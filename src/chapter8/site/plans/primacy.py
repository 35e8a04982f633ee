"""Bars: paragraphs of Council decisions that exclude a measure, as people have read them, and what each closes."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from chapter8.respond.legal.rules import shipped_rules
from chapter8.site.plans import nouns
from chapter8.site.plans.acting import Handler, Posted, editing, take_back, taking_back
from chapter8.site.plans.answers import Answer, Cell, Section, cell
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.choices import barred, option_of
from chapter8.site.plans.citing import cite, decided_on
from chapter8.site.plans.forms import BarForm
from chapter8.site.plans.keeping import Author, Said, new_key

KEY = "bars"


def answer(bench: Bench, posted: Posted) -> Answer:
    """The paragraphs, and the paths and options that they close."""
    held = bench.said(nouns.BarRead)
    closed = [path for path in bench.all_paths if path.barred] if held else []
    options = [(each, barred(bench, option_of(each))) for each in bench.said(nouns.OptionSet)]
    rows = [
        (cell(_("legal path")), Cell(path.title, items=(bench.name(path.organization or ""),)), cell(path.barred))
        for path in closed
    ]
    rows += [(cell(_("option")), cell(each.value.title), cell(tuple(places))) for each, places in options if places]
    return Answer(
        KEY,
        _("Bars"),
        _("The Council's decisions come first: what contradicts one in force is closed, with the paragraph cited."),
        (
            Section(
                "bars", _("Paragraphs that bar a measure"), "",
                (_("Words"), _("Bars"), _("Whom"), _("States"), _("From"), _("Last day")),
                tuple(_bar(bench, one.value) for one in held),
                _("No paragraph is recorded as a bar."),
                actions=editing(bench, posted, BarForm, do="bar", verb=_("Record a bar"), only_owner=True),
                row_actions=tuple(taking_back(bench, "bar", one.key) for one in held),
            ),
            Section(
                "closed", _("What they close"), "", (_("What"), _("Which"), _("By")), tuple(rows),
                _("Nothing is closed by a bar on that day."),
            ),
        ),
        {"bars": bench.bars, "closed": closed},
        bench.documents if held else [],
    )  # fmt: skip


def _bar(bench: Bench, one: nouns.BarRead) -> tuple[Cell, ...]:
    evidence = bench.evidence(one.cited)
    kinds = {"consent": _("with the state's consent"), "coercive": _("coercive"), None: _("both kinds")}
    left = (_("leaves open: %(paths)s") % {"paths": ", ".join(one.excepts)},) if one.excepts else ()
    return (
        Cell(one.cited.words, cites=((str(evidence.locator), evidence.link or ""),)),
        Cell(kinds[one.measure], items=left), cell(one.organizations or _("anybody")),
        cell(tuple(bench.name(code) for code in one.states)), cell(one.since.isoformat()),
        cell(one.until.isoformat() if one.until else _("no end stated")),
    )  # fmt: skip


def _record(bench: Bench, posted: Posted, _by: Author) -> list[Said] | None:
    """A paragraph of a decision in the library, with its words as they stand there."""
    form = posted.form("bar", BarForm)
    if not form.is_valid() or not (cited := cite(bench, form)):
        return None
    data = form.cleaned_data
    excepts = tuple(data["excepts"].replace(",", " ").split())
    known = {rule.key for rule in shipped_rules().paths}
    if unknown := [key for key in excepts if key not in known]:
        message = _("No legal path is called %(key)s: use %(keys)s.")
        form.add_error("excepts", message % {"key": unknown[0], "keys": ", ".join(sorted(known))})
        return None
    value = nouns.BarRead(
        cited, data["states"] or bench.states, data["organizations"], data["measure"] or None,
        data["since"] or decided_on(bench, cited), data["until"], excepts,
    )  # fmt: skip
    return [Said("bar", new_key(), value)]


ACTS: Mapping[str, Handler] = {"bar": _record, "take-back": take_back}
