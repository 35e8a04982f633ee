"""Who a label in a note, or a phrase in a sentence, names: speaker, role, and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from chapter8.atlas import Atlas

_BEHALF = re.compile(r",?\s?(?:speaking |also |and ){0,3}on behalf of (?:the )?(?P<whom>.+)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|The) ")
_ACRONYM_AFTER = re.compile(r"\s*\([A-Z][A-Za-z-]*\)$")
# Offices that carry "of" inside their own name; what follows the last of them is the actor.
_OFFICE = re.compile(
    r"(?P<role>(?:(?:Acting|Deputy|Assistant|Interim|Executive|Permanent|High|Special|First|Vice|Under|Prime|Foreign|"
    r"Director|Minister|President|Chairman|Chairperson|Chairwoman|Chair|Commissioner|Secretary|General|Observer|"
    r"Representative|representatives?|Ambassador|Secretary-General|Secretary-Generals|Under-Secretary-General|"
    r"Chairman-in-Office|Chair-in-Office|Director-General|Vice-President|[Hh]ead|[Cc]hief|Coordinator|Envoy|Adviser|delegations?|"
    r"Presidency|Secretary of State|Emergency Relief|Political|Legal|Principal|Force|Commander|Prosecutor|Registrar|"
    r"spokesperson|King|Emir|Chancellor|Personal|Joint)[ -]?)+"
    r"(?:(?:of State |of Staff )?(?:for|on|to|in) .+?)?)"
    r"(?: of (?:the )?(?P<actor>.+))?"
)

_FOR_THE_SECRETARY_GENERAL = re.compile(
    r"(?![Rr]epresentatives? of).+? of the (?:United Nations )?Secretary-General\b(?! of )"
)
_ACCREDITED = re.compile(r" (?:to|at) the (?:United Nations|European Union|African Union)\b")
_OFFICE_GOES_ON = re.compile(r",? (?:for|to|in|on|at)\b")
_ORGAN_NAME = r"(?:Peace and Security )?(?:Commission|Council|Secretariat|Presidency|Assembly|Parliament)"
_ORGAN = (
    re.compile(rf"(?P<whole>.+?)(?:’s)? (?P<organ>{_ORGAN_NAME})"),
    re.compile(rf"(?P<organ>{_ORGAN_NAME}) of (?:the )?(?P<whole>.+)"),
)
_OF = re.compile(r" of (?:the )?|(?<=Observer) for (?:the )?")
_BETWEEN_ACTORS = re.compile(r",\s?(?:and\s)?|(?<!\s)\s+and\s+|\s?;\s?")
_NAME_MAY_END = re.compile(r",|\sand\s|$")
_OFFICE_GOES_ON_IN = re.compile(r"\b(?:for|on|of State)\b[^,]*$")
_MOST_CUTS = 6  # commas and "and" within one name
_LONGEST_NAME = 160  # characters: the longest name of an organization, with room
_LONGEST_LABEL = 1_500  # characters; longer ones are damage
_LONGEST_PHRASE = 400  # characters; a longer one is no name of an office


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
    atlas knows: (Congo, on behalf of the Chairman of the African Union) is one. What is longer than a label can be
    names nobody.
    """
    if len(label) > _LONGEST_LABEL:
        return ()
    if behalf := _BEHALF.search(label):
        before = split_actors(label[: behalf.start()], atlas)
        *others, last = before or ("",)
        speaker = canonical(last, atlas) if last else None
        named = Named(speaker, None, canonical(behalf["whom"], atlas))
        return (*(Named(canonical(name, atlas)) for name in others), named)
    return tuple(Named(canonical(name, atlas)) for name in split_actors(label, atlas))


def split_actors(text: str, atlas: Atlas) -> tuple[str, ...]:
    """The members of a list of actors: at commas and "and", but never inside a name (Trinidad and Tobago)."""
    whole = _ARTICLE.sub("", text.strip().strip(",;"))
    names: list[str] = []
    start = end = open_brackets = 0
    for cut in _BETWEEN_ACTORS.finditer(whole):
        if _is_name(whole[start : start + _LONGEST_NAME + 1], atlas):  # what is left is one name, "and" or not
            break
        open_brackets += whole.count("(", end, cut.start()) - whole.count(")", end, cut.start())
        end = cut.start()
        left = whole[start:end]
        if open_brackets or _is_name_head(left, whole[start : end + _LONGEST_NAME], atlas):
            continue
        names.append(left)
        start = end = cut.end()
    names.append(whole[start:])
    return tuple(bare for name in names if (bare := _ARTICLE.sub("", name.strip(" ,;"))))


def _is_name(text: str, atlas: Atlas) -> bool:
    return len(text) <= _LONGEST_NAME and known(text, atlas) is not None


def _is_name_head(left: str, whole: str, atlas: Atlas) -> bool:
    """Whether the cut runs through a name: some longer beginning is one ("Bosnia | and Herzegovina")."""
    if len(left) <= _LONGEST_NAME:
        ends = islice((found.start() for found in _NAME_MAY_END.finditer(whole, len(left) + 1)), _MOST_CUTS)
        if any(_is_name(whole[:end], atlas) for end in ends):
            return True
    if _is_name(left, atlas):
        return False
    return bool(_OFFICE_GOES_ON_IN.search(left[-_LONGEST_NAME:])) and not left.endswith(",")


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
    """Office and actor: the actor is the first known name behind an "of", else what follows the last "of".

    What is left around the actor is the office: "Permanent Observer of the African Union to the United Nations" is
    African Union's "Permanent Observer to the United Nations". An organ named with its organization ("Chairperson of
    the African Union Commission") stays in the office ("Chairperson of the Commission"). Who serves the
    Secretary-General serves the United Nations itself: office and actor in one.
    """
    if len(text) > _LONGEST_PHRASE:
        return None
    if _OFFICE.match(text) is None:
        return _office_behind(text, atlas)
    if _FOR_THE_SECRETARY_GENERAL.match(text):
        return text, None
    cuts = list(_OF.finditer(text))
    for cut in cuts:
        if served := _served(text[cut.end() :], atlas):
            actor, organ, rest = served
            return f"{text[: cut.start()]}{f' of the {organ}' if organ else ''}{rest}", actor
    if re.match(r"(?:[Rr]epresentatives?|[Dd]elegations?) of ", text) and cuts:
        return text[: cuts[0].start()], text[cuts[0].end() :]
    found = _OFFICE.fullmatch(text)
    if found is None:
        return None
    last = [cut for cut in cuts if not re.match(r"(?:State|Staff|Foreign|External)\b", text[cut.end() :])]
    if last and not re.fullmatch(r"(?:Council|Security Council|General Assembly)", text[last[-1].end() :]):
        accredited = _ACCREDITED.search(text, last[-1].end())
        end = accredited.start() if accredited else len(text)
        return text[: last[-1].start()] + text[end:], text[last[-1].end() : end]
    return text, None


def _office_behind(text: str, atlas: Atlas) -> tuple[str, str] | None:
    """As in "African Union High Representative for the Horn of Africa": whom the office serves comes first."""
    for cut in reversed(list(re.finditer(r" (?=[A-Z])", text))):
        if _OFFICE.match(text, cut.end()) and known(text[: cut.start()], atlas) is not None:
            return text[cut.end() :], text[: cut.start()]
    return None


def _served(text: str, atlas: Atlas) -> tuple[str, str | None, str] | None:
    """The longest known name that opens the text, its organ, and the rest of the office: "for ...", "to the ..."."""
    ends = [len(text), *(found.start() for found in reversed(list(_OFFICE_GOES_ON.finditer(text))))]
    for end in ends:
        name = text[:end]
        for pattern in _ORGAN:
            organ = pattern.fullmatch(name)
            if organ and known(organ["whole"], atlas) is not None:
                return organ["whole"], organ["organ"], text[end:]
        if known(name, atlas) is not None:
            return name, None, text[end:]
    return None


def names_of(named: Sequence[Named]) -> tuple[str, ...]:
    """The speakers' names, in order, each once."""
    return tuple(dict.fromkeys(one.speaker for one in named if one.speaker))
