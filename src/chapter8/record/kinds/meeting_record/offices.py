"""Who those are that a meeting hears besides its members: name and office, as the chair gives them when inviting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chapter8.atlas import Atlas
from chapter8.record.speakers import known, read_phrase

_INVITED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Mme|Dr|Sir|Dame|Judge|Justice|General|Prince|Princess|Baroness|Dato|Datuk|Sheikha?|Ambassador|"
    r"Archbishop|Lord|Professor|President|Lieutenant\s+General|Major\s+General)\.?\s+"
    r"(?P<name>[A-ZÀ-Þ][^\s,;:()]{0,30}(?:\s+[^\s,;:()]{1,30}){0,5}),\s+"
    r"(?P<office>(?:[^;:.()]|\([^()]{1,40}\)){4,220}?)(?=;|\.(?:\s|$)|,?\s+(?:and\s+)?to\s+(?:participate|brief|take|make|give)\b|"
    r",?\s+and\s+(?:Mr|Ms|Mrs|Her|His|Sir|Dame)\b|,\s+(?:Mr|Ms|Mrs|Her|His|to\s+whom|who)\b|,?\s+for\s+(?:his|her|their)\b|"
    r"\s+under\s+rule\b|$)"
)
_ALSO = re.compile(r"\s+and\s+(?=[A-Z])")
_UNITED_NATIONS = "United Nations"


@dataclass(slots=True)
class Offices:
    """Offices by surname, in the order in which they were heard of; the first one stands."""

    atlas: Atlas
    by_surname: dict[str, str] = field(default_factory=dict)

    def hear(self, text: str) -> None:
        """Take the names and offices out of what the chair says."""
        if "," not in text:
            return
        for surname, office in _invited(text):
            self.by_surname.setdefault(surname, office)

    def office(self, label: str) -> str | None:
        """The office of "Mr. Chambas", None where nobody said it."""
        return self.by_surname.get(surname(label))

    def organization(self, office: str) -> str | None:
        """The state or organization that an office serves, if the atlas knows it; not the United Nations itself."""
        ends = [*(found.start() for found in _ALSO.finditer(office)), len(office)]
        for end in ends:  # of two offices the first: "Chairperson-in-Office of the ... and Prime Minister of ..."
            named = read_phrase(office[:end], self.atlas)[0]
            if named.speaker is None or named.speaker in {named.role, _UNITED_NATIONS}:
                continue
            served = known(named.speaker, self.atlas)
            if served:
                return served
        return None


def surname(label: str) -> str:
    """The last word of a name, in small letters."""
    return label.rstrip(".").split()[-1].lower()


def _invited(text: str) -> Iterator[tuple[str, str]]:
    for found in _INVITED.finditer(text):
        yield surname(found["name"]), " ".join(found["office"].replace("’", "'").split())
