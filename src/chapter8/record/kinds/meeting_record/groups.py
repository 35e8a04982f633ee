"""Groups of states under one name: the regional groups, the caucuses, and organizations named through their members."""

from __future__ import annotations

import re

from chapter8.atlas import Atlas

_REGIONAL = {
    "Group of African States": "african group|africa group|group of african states|african states|"
    "african group of states",
    "Group of Asian States": "asian group|group of asian states",
    "Group of Asia-Pacific States": "asia-pacific group|group of asia-pacific states|asia-pacific group of states|"
    "group of asia and the pacific small island developing states",
    "Group of Eastern European States": "eastern european group|group of eastern european states|"
    "eastern european states",
    "Group of Latin American and Caribbean States": "latin american and caribbean group|grulac|"
    "group of latin american and caribbean states|group of latin american and caribbean countries",
    "Group of Western European and other States": "group of western european and other states|"
    "western european and others group|western european and other states group|group of western european and others",
    "Group of Arab States": "arab group|group of arab states|arab states|arab group of states",
    "Group of 77 and China": "group of 77|group of 77 and china|g-77|g-77 and china|g77 and china|g77",
    "Alliance of Small Island States": "alliance of small island states|aosis",
    "Movement of Non-Aligned Countries": "movement|non-aligned countries|non-aligned",
    "Nordic countries": "nordic countries|five nordic countries|nordic states|nordics",
    "Baltic States": "baltic states|three baltic states|baltic countries",
    "Pacific small island developing States": "pacific small island developing states",
    "Group of Landlocked Developing Countries": "landlocked developing countries|"
    "group of landlocked developing countries",
    "Group of Least Developed Countries": "least developed countries|group of least developed countries",
    "Group of Friends of the Responsibility to Protect": "group of friends of the responsibility to protect",
}  # fmt: skip
"""The names under which the United Nations knows its groups, and how speakers call them (in small letters)."""

_NAMES = {called: name for name, several in _REGIONAL.items() for called in several.split("|")}
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_MEMBERS = re.compile(
    rf"^(?:{_NUMBER}\s+|all\s+(?:the\s+)?)?(?:(?:(?:States?|countries|nations)\s+)?[Mm]embers?(?:\s+(?:States?|countries))?"
    rf"|[Mm]ember\s+(?:States|countries)|States)\s+of\s+(?:the\s+)?"
)
_AND_MEMBERS = re.compile(rf",?\s+and\s+(?:of\s+)?its\s+(?:{_NUMBER}\s+)?(?:\w+\s+)?[Mm]ember\s+[Ss]tates$")
_ACRONYM = re.compile(r"\s*\(\s*[A-Z][A-Za-z0-9-]{1,14}\s*\)")
_ARTICLE = re.compile(r"^[Tt]he\s+")


def group_name(words: str, atlas: Atlas) -> str:
    """One name for a group: the one the United Nations uses, an organization's full name, else the words themselves.

    "The 10 States members of the Association of Southeast Asian Nations (ASEAN)" speak as that Association. "Members of
    the Council" and the like are left as written: not every body speaks through its members.
    """
    plain = _ARTICLE.sub("", _ACRONYM.sub("", " ".join(words.replace("’", "'").split())).strip(" ,"))
    plain = _AND_MEMBERS.sub("", plain)
    whole = _NAMES.get(plain.casefold()) or atlas.canonical_actor(plain)
    if whole:
        return whole
    through = _MEMBERS.sub("", plain)
    if through != plain:
        named = _NAMES.get(through.casefold())
        organization = atlas.match_organization(through)
        return named or (organization.name if organization else plain)
    return plain
