"""What every register page asks of its address: words among those allowed, a party; and how parties are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Provenance
from chapter8.errors import UsageError
from chapter8.site.asking import Request
from chapter8.site.registry.asking import read_state


@dataclass(frozen=True, slots=True)
class Actors:
    """Organizations and States by their codes, as a page of a day names and links them."""

    atlas: Atlas
    on: date

    def is_organization(self, code: str) -> bool:
        """Whether the code is that of an organization."""
        return any(each.code == code for each in self.atlas.organizations)

    def name(self, code: str) -> str:
        """The name of an organization, or that of a State on the day; a code that is neither stands for itself."""
        if self.is_organization(code):
            return self.atlas.organization(code).name
        return self.atlas.name_on(code, self.on) if self._is_state(code) else code

    def address(self, code: str) -> str:
        """The page of the organization or State; "" for what has none."""
        if self.is_organization(code):
            return reverse("organization", args=[code])
        return reverse("state", args=[code]) if self._is_state(code) else ""

    def invented(self, codes: Iterable[str]) -> bool:
        """Whether one of them belongs to an exercise."""
        return any(self._of_exercise(code) for code in codes)

    def choices(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        """Codes with names for the options of a filter, by name."""
        return sorted(((code, self.name(code)) for code in set(codes)), key=lambda each: each[1].casefold())

    def _is_state(self, code: str) -> bool:
        return any(each.code == code for each in self.atlas.states)

    def _of_exercise(self, code: str) -> bool:
        if self.is_organization(code):
            return self.atlas.organization(code).exercise
        return self._is_state(code) and self.atlas.state(code).exercise


def one_of(request: Request, name: str, allowed: Collection[str]) -> str | None:
    """The word that a filter asks for, None where it asks for any.

    Raises:
        UsageError: it is none of those allowed, with the nearest ones; an ignored filter would show too much.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    if text not in allowed:
        told = _("“%(text)s” is none of the words of this filter") % {"text": text[:60]}
        raise UsageError(told, place=name, remedy=_advice(text, allowed))
    return text


def read_party(text: str, atlas: Atlas, on: date) -> str | None:
    """The code of the organization or State that a code or a name means; None for nothing.

    Raises:
        UsageError: nobody is called that.
    """
    name = " ".join(text.split())
    if not name:
        return None
    codes = {each.code for each in atlas.organizations}
    if name.upper() in codes:
        return name.upper()
    organization = atlas.match_organization(name)
    return organization.code if organization is not None else read_state(name, atlas, on=on)


def named(text: str, actors: Actors) -> str:
    """The name for a code that a filter asks for; what is none stays as it was written."""
    code = text.strip().upper()
    found = actors.name(code)
    return found if found != code else text


def of_exercise(provenance: Provenance) -> bool:
    """Whether a row was invented for an exercise: its source says so, as every table of one does."""
    return provenance.source.casefold().startswith("exercise")


def _advice(text: str, allowed: Collection[str]) -> str:
    return ", ".join(get_close_matches(text.casefold(), allowed, n=3, cutoff=0.5) or sorted(allowed)[:12])
