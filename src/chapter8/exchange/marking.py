"""Markings: how far a thing may travel. TLP 2.0 (first.org/tlp) beside the organization's own marking.

Written on one line, as in files, tables and exports:

    TLP:CLEAR
    TLP:AMBER AU ECOWAS; owner: UN; own: UNCLASSIFIED

The label comes first, then the organizations of the audience, then the owner, and last the owner's own marking as
it writes it. Labels are never translated. What can't be read is refused: a guess here would publish something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chapter8.errors import UsageError

_CODE = re.compile(r"[A-Za-z0-9][\w.&/-]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FIRST_VERSION = {"TLP:WHITE": "TLP:CLEAR"}


class Tlp(StrEnum):
    """The five labels of TLP 2.0, never translated, widest first."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """0 for CLEAR up to 4 for RED: the higher, the narrower."""
        return list(Tlp).index(self)


@dataclass(frozen=True, slots=True)
class Marking:
    """The marking of one stored thing.

    `owner` and `audience` are organization codes of the atlas ("AU", "UN"). `audience` lists organizations that
    the owner shares an AMBER thing with, or the only ones that may see a RED thing beside the owner.
    `own` is the owner's own marking as it writes it ("UNCLASSIFIED", "EU RESTRICTED"); it is shown, never mapped.
    """

    tlp: Tlp = Tlp.CLEAR
    owner: str = "UN"
    audience: frozenset[str] = frozenset()
    own: str | None = None

    def __post_init__(self) -> None:
        """Codes are single words and the own marking is one line, so that a marking can be written and read back."""
        for code in (self.owner, *self.audience):
            if not _CODE.fullmatch(code):
                raise ValueError(f"{code!r} is no code of an organization")
        if self.own is not None and (self.own != self.own.strip() or not self.own or _CONTROL.search(self.own)):
            raise ValueError(f"{self.own!r} is no marking of one line")

    def __str__(self) -> str:
        """The marking on one line, as `parse_marking` reads it."""
        return format_marking(self)


def format_marking(marking: Marking) -> str:
    """Write a marking on one line: "TLP:AMBER AU ECOWAS; owner: UN; own: EU RESTRICTED"."""
    parts = [" ".join([marking.tlp.value, *sorted(marking.audience)]), f"owner: {marking.owner}"]
    if marking.own is not None:
        parts.append(f"own: {marking.own}")
    return "; ".join(parts)


def parse_marking(text: str, *, owner: str = "UN") -> Marking:
    """Read a marking from one line; `owner` holds where the line names none. UsageError says what can't be read."""
    head, *own = re.split(r";\s*own:", text, maxsplit=1)
    labels, *fields = [part.strip() for part in head.split(";")]
    for field in fields:
        key, colon, value = (piece.strip() for piece in field.partition(":"))
        if key != "owner" or not colon:
            raise UsageError(
                f"{field!r} is no part of a marking", place=text, remedy="Write owner: CODE or own: MARKING"
            )
        owner = value
    label, *audience = labels.split() or [""]
    tlp = parse_label(label)
    if tlp is Tlp.AMBER and audience and audience[0].upper().strip("+") == "STRICT":
        raise UsageError("the label is written in one word", place=text, remedy="Write TLP:AMBER+STRICT")
    try:
        return Marking(tlp=tlp, owner=owner, audience=frozenset(audience), own=own[0].strip() or None if own else None)
    except ValueError as error:
        raise UsageError(
            str(error), place=text, remedy="Name organizations by their code, such as AU or ECOWAS"
        ) from error


def parse_label(text: str) -> Tlp:
    """Read one of the five labels, in any case of letters. A label of TLP 1.0 or of another scheme is refused."""
    label = text.strip().upper()
    if label in _FIRST_VERSION:
        raise UsageError(
            f"{text} is a label of TLP 1.0", place="marking", remedy=f"TLP 2.0 calls it {_FIRST_VERSION[label]}"
        )
    try:
        return Tlp(label)
    except ValueError:
        known = ", ".join(Tlp)
        raise UsageError(f"{text!r} is no TLP label", place="marking", remedy=f"Use one of {known}") from None


def strictest(markings: Sequence[Marking], owner: str) -> Marking:
    """The marking of a thing that `owner` made out of others: it goes nowhere that one of them may not go.

    The label is the narrowest one, the audience what all AMBER and narrower things have in common, and every own
    marking is carried along. An organization that sees such a thing as its owner named nobody's clients: the whole
    then stays with organizations (AMBER+STRICT).
    """
    if not markings:
        return Marking(owner=owner)
    label = max((marking.tlp for marking in markings), key=lambda tlp: tlp.rank)
    restricted = [marking for marking in markings if marking.tlp.rank >= Tlp.AMBER.rank]
    reach = [marking.audience | {marking.owner} for marking in restricted]
    audience = frozenset.intersection(*reach) - {owner} if reach else frozenset()
    if label is Tlp.AMBER and any(marking.owner in audience for marking in restricted):
        label = Tlp.AMBER_STRICT
    own = " / ".join(dict.fromkeys(marking.own for marking in markings if marking.own)) or None
    return Marking(tlp=label, owner=owner, audience=audience, own=own)
