"""Who a label in a note, or a phrase in a sentence, names: speaker, role, and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapter8.atlas import Atlas

_BEHALF = re.compile(r",?\s*(?:speaking |also |and )*on behalf of (?:the )?(?P<whom>.+)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|The) ")
_ACRONYM_AFTER = re.compile(r"\s*\([A-Z][A-Za-z-]*\)$")
# Offices that carry "of" inside their own name; what follows the last of them is the actor.
_OFFICE = re.compile(
    r"(?P<role>(?:(?:Acting|Deputy|Assistant|Interim|Executive|Permanent|High|Special|First|Vice|Under|Prime|Foreign|"
    r"Director|Minister|President|Chairman|Chairperson|Chairwoman|Chair|Commissioner|Secretary|General|Observer|"
    r"Representative|representatives?|Ambassador|Secretary-General|Secretary-Generals|Under-Secretary-General|"
    r"Chairman-in-Office|Chair-in-Office|Director-General|Vice-President|Head|Coordinator|Envoy|Adviser|delegations?|"
    r"Presidency|Secretary of State|Emergency Relief|Political|Legal|Principal|Force|Commander|Prosecutor|Registrar|"
    r"spokesperson|King|Emir|Chancellor|Personal|Joint)[ -]?)+"
    r"(?:(?:of State |of Staff )?(?:for|on|to|in) .+?)?)"
    r"(?: of (?:the )?(?P<actor>.+))?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as a text names him or her. `speaker` is canonical where the atlas knows the name."""

    speaker: str | None
    role: str | None = None
    on_behalf_of: str | None = None


def canonical(label: str, atlas: Atlas) -> str:
    """The canonical name of a state or organization; any other label as written, without its article."""
    bare = _ARTICLE.sub("", label.strip().rstrip(".,;"))
    return known(bare, atlas) or bare


def known(label: str, atlas: Atlas) -> str | None:
    """The canonical name of the state or organization that the label is the name of, None for offices and others.

    An office is not the organization: "African Union Commissioner" and "African Union Chair" are two speakers.
    """
    bare = _ACRONYM_AFTER.sub("", _ARTICLE.sub("", label.strip()))
    if organization := atlas.match_organization(bare):
        return organization.name
    state = atlas.match_state(bare)
    return state.name if state else None


def read_label(label: str, atlas: Atlas) -> tuple[Named, ...]:
    """The speakers of a parenthesis in a note.

    A comma separates speakers: (France, Panama) is two. It does not before "on behalf of", nor inside a name that the
    atlas knows: (Congo, on behalf of the Chairman of the African Union) is one.
    """
    if behalf := _BEHALF.search(label):
        before = split_actors(label[: behalf.start()], atlas)
        *others, last = before or ("",)
        speaker = canonical(last, atlas) if last else None
        named = Named(speaker, None, canonical(behalf["whom"], atlas))
        return (*(Named(canonical(name, atlas)) for name in others), named)
    return tuple(Named(canonical(name, atlas)) for name in split_actors(label, atlas))


def split_actors(text: str, atlas: Atlas) -> tuple[str, ...]:
    """The members of a list of actors: at commas and "and", but never inside a name (Trinidad and Tobago)."""
    bare = _ARTICLE.sub("", text.strip().strip(",;"))
    if not bare:
        return ()
    if known(bare, atlas) is not None:
        return (bare,)
    for cut in re.finditer(r",\s*(?:and\s+)?|\s+and\s+|\s*;\s*", bare):
        if _outside_brackets(bare, cut.start()):
            left, right = bare[: cut.start()], bare[cut.end() :]
            if _is_name_head(left, right, bare, atlas):
                continue
            return (left, *split_actors(right, atlas)) if left else split_actors(right, atlas)
    return (bare,)


def _is_name_head(left: str, right: str, whole: str, atlas: Atlas) -> bool:
    """Whether the cut runs through a name: what is left of it is no actor, but some longer beginning is one."""
    del right
    if known(left, atlas) is not None:
        return False
    longer = re.finditer(r"(?=,|\s+and\s+|$)", whole[len(left) + 1 :])
    ends = [len(left) + 1 + found.start() for found in longer]
    if any(known(whole[:end], atlas) is not None for end in ends if end > len(left)):
        return True
    return bool(re.search(r"\b(?:for|on|of State)\b[^,]*$", left)) and not left.endswith(",")


def _outside_brackets(text: str, at: int) -> bool:
    return text[:at].count("(") == text[:at].count(")")


def read_phrase(phrase: str, atlas: Atlas) -> tuple[Named, ...]:
    """The speakers of a noun phrase: "the representatives of CIS and Greece", "the Minister for ... of Mexico".

    The speaker of an office-holder is the state or organization that he or she serves, and the office is the role; an
    office of the United Nations itself ("the Secretary-General") is speaker and role in one.
    """
    text, on_behalf_of = phrase.strip().strip(","), None
    if behalf := _BEHALF.search(text):
        on_behalf_of = canonical(re.split(r",|\s+(?=who\b)", behalf["whom"])[0], atlas)
        text = text[: behalf.start()]
    text = _ARTICLE.sub("", text.strip().strip(","))
    if named := re.fullmatch(r"(?P<role>[A-Z][\w -]*?) \((?P<actor>[^()]+(?:\([^()]*\))?)\)", text):
        return (Named(canonical(named["actor"], atlas), named["role"], on_behalf_of),)
    office = _office(text, atlas)
    if office is None:
        return (Named(canonical(text, atlas), None, on_behalf_of),)
    role, actor = office
    if actor is None:
        return (Named(role, role, on_behalf_of),)
    role = re.sub(r"^([Rr]epresentative|[Dd]elegation)s$", r"\1", role)
    role = role.lower() if role.lower() in {"representative", "delegation"} else role
    names = split_actors(actor, atlas) if role in {"representative", "delegation"} else (actor,)
    return tuple(Named(canonical(name, atlas), role, on_behalf_of) for name in names)


def _office(text: str, atlas: Atlas) -> tuple[str, str | None] | None:
    """Office and actor; the actor is the longest known name that ends the phrase, else what follows the last "of"."""
    if _OFFICE.match(text) is None:
        return None
    cuts = list(re.finditer(r" of (?:the )?", text))
    for cut in cuts:
        if known(text[cut.end() :], atlas) is not None:
            return text[: cut.start()], text[cut.end() :]
    if re.match(r"(?:[Rr]epresentatives?|[Dd]elegations?) of ", text) and cuts:
        return text[: cuts[0].start()], text[cuts[0].end() :]
    found = _OFFICE.fullmatch(text)
    if found is None:
        return None
    last = [cut for cut in cuts if not re.match(r"(?:State|Staff|Foreign|External)\b", text[cut.end() :])]
    if last and not re.fullmatch(r"(?:Council|Security Council|General Assembly)", text[last[-1].end() :]):
        return text[: last[-1].start()], text[last[-1].end() :]
    return text, None


def names_of(named: Sequence[Named]) -> tuple[str, ...]:
    """The speakers' names, in order, each once."""
    return tuple(dict.fromkeys(one.speaker for one in named if one.speaker))
