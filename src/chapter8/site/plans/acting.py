"""What a page of the workbench does with a form: read it, turn it into new entries, or show what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from chapter8.errors import ForbiddenError, UsageError
from chapter8.site.plans import nouns
from chapter8.site.plans.answers import Action
from chapter8.site.plans.bench import Bench
from chapter8.site.plans.keeping import Author, Said

AnyForm = TypeVar("AnyForm", bound=forms.Form)
THEIR_OWN = frozenset({"means", "money", "deployment"})
"""Kinds that speak for one organization: nobody else takes them back."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was asked of a page: its query, and the form that was sent, if one was."""

    query: QueryDict
    do: str = ""
    data: QueryDict | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def form(self, do: str, made: type[AnyForm], key: str = "", **options: Any) -> AnyForm:
        """The form of an act: as it was sent, with what is wrong with it, or fresh with its `initial` values."""
        prefix = f"{do}-{key}" if key else do
        if self.data is not None and self.do == do and self.data.get("key", "") == key:
            options.pop("initial", None)
            return made(self.data, prefix=prefix, **options)
        return made(prefix=prefix, **options)

    @property
    def key(self) -> str:
        """The entry that the form is about."""
        return self.data.get("key", "")[:64] if self.data is not None else ""

    @property
    def seen(self) -> int:
        """The version of it that the person saw."""
        text = self.data.get("seen", "") if self.data is not None else ""
        return int(text) if text.isdecimal() and len(text) < 9 else 0


Handler = Callable[[Bench, Posted, Author], list[Said] | None]
"""Turns a form into entries to be kept; None where the form is not valid and is to be shown again."""


def take_back(bench: Bench, posted: Posted, by: Author) -> list[Said] | None:
    """Take an entry back: it stays in the history."""
    kind, _dash, key = posted.key.partition("/")
    row = bench.newest.get((kind, key))
    if row is None or row.values is None or not bench.may_have(row):
        raise UsageError(_("Nothing of this name is in the plan"))
    if kind in THEIR_OWN and row.change.organization != by.organization:
        raise ForbiddenError(
            _("Only who stated it takes it back"), remedy=_("Ask %(owner)s.") % {"owner": row.change.organization}
        )
    back = [Said(kind, key, None, posted.seen, row.marking if row.apart else None)]
    if kind == "task":
        back += [Said("role", held.key, None, held.row.number) for held in bench.said(nouns.RoleGiven)
                 if held.key.partition(":")[0] == key]  # fmt: skip
    return back


def taking_back(bench: Bench, kind: str, key: str) -> Action | None:
    """The button that takes an entry back, for who may."""
    row = bench.newest[kind, key]
    if kind in THEIR_OWN:
        allowed = bench.may_add and row.change.organization == bench.viewer.organization
    else:
        allowed = bench.may_decide if kind in nouns.OWNERS else bench.may_add
    if not allowed:
        return None
    return Action("take-back", _("Take back"), hidden={"key": f"{kind}/{key}", "seen": str(row.number)})


def editing(
    bench: Bench, posted: Posted, made: type[AnyForm], *, do: str, verb: str, key: str = "", **options: Any
) -> tuple[Action, ...]:
    """The form of an act for who may do it: decide on the plan, where `only_owner` says so, else add to it."""
    only_owner = options.pop("only_owner", False)
    kind, title = options.pop("kind", ""), options.pop("title", "")
    if not (bench.may_decide if only_owner else bench.may_add):
        return ()
    form = posted.form(do, made, key, **options)
    hidden = {"key": key, "seen": str(bench.seen(kind, key))} if key else {}
    return (Action(do, verb, form, hidden, title or verb, open=form.is_bound),)


def whose(form: Any, by: Author, owner: str) -> str:
    """Whom a statement speaks for: one's own organization, or, by the plan's owner, another with its source.

    Raises:
        ForbiddenError: somebody who is not the plan's owner speaks for another organization.
    """
    code = str(form.cleaned_data["organization"])
    if by.organization not in {code, owner}:
        raise ForbiddenError(
            _("An organization states its own means and pledges; the plan's owner may quote others"),
            remedy=_("Act for %(owner)s.") % {"owner": code},
        )
    return code
