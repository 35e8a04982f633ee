"""Deciding bodies of regional organizations: by what a paper's head says, organ and organization in full."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Organ:
    """A deciding organ: its pattern on a paper's head, its name, and the organizations (codes) that have one such."""

    pattern: re.Pattern[str]
    name: str
    codes: tuple[str, ...]


def _organ(pattern: str, name: str, *codes: str) -> Organ:
    return Organ(re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), name, codes)


ORGANS = (
    _organ(r"\bPeace and Security Council\b", "Peace and Security Council", "AU"),
    _organ(r"\bMediation and Security Council\b", "Mediation and Security Council", "ECOWAS"),
    _organ(r"\bCouncil of the League of Arab States\b|\bLeague Council\b|\bCouncil of the (?:Arab )?League\b",
           "Council", "LAS"),
    _organ(r"\b(?:COUNCIL DECISION|COUNCIL JOINT ACTION|COUNCIL COMMON POSITION|Council of the European Union)\b",
           "Council", "EU"),
    _organ(r"\bPolitical and Security Committee Decision\b", "Political and Security Committee", "EU"),
    _organ(r"\bPermanent Council\b", "Permanent Council", "OSCE", "OAS"),
    _organ(r"\bMinisterial Council\b", "Ministerial Council", "OSCE", "GCC"),
    _organ(r"\bForum for Security Co-?operation\b", "Forum for Security Co-operation", "OSCE"),
    _organ(r"\bGeneral Assembly\b", "General Assembly", "OAS"),
    _organ(r"\bAuthority of (?:the )?(?:ECOWAS )?Heads of State and Government\b",
           "Authority of Heads of State and Government", "ECOWAS"),
    _organ(r"\bOrgan on Politics, Defence and Security\b", "Organ on Politics, Defence and Security Cooperation",
           "SADC"),
    _organ(r"\bAssembly of (?:IGAD )?Heads of State and Government\b", "Assembly of Heads of State and Government",
           "IGAD", "AU"),
    _organ(r"\bAssembly of (?:the )?(?:African )?Union\b", "Assembly", "AU"),
    _organ(r"\bConference of (?:the )?Heads of State and Government\b", "Conference of Heads of State and Government",
           "ECCAS"),
    _organ(r"\b(?:Extraordinary |Ordinary )?Summit of (?:the )?(?:\w+ )?Heads of State(?: and Government)?\b",
           "Summit of Heads of State and Government", "SADC", "EAC", "ECOWAS", "ECCAS", "ICGLR"),
    _organ(r"\bCouncil of Ministers\b", "Council of Ministers", "SADC", "IGAD", "ECOWAS", "AU", "ECCAS"),
    _organ(r"\bExecutive Council\b", "Executive Council", "AU"),
    _organ(r"\bSummit\b", "Summit of Heads of State and Government", "SADC", "EAC", "ICGLR", "IGAD", "ECCAS"),
)  # fmt: skip


def body_of(head: str, atlas: Atlas) -> str:
    """The body that decides, "" where the head names none: "Permanent Council of the Organization of American States".

    The organ named first counts. Where several organizations have such an organ, the one named on the head; where that
    is none or several, the organ stands without its organization.
    """
    found = [(match.start(), organ) for organ in ORGANS if (match := organ.pattern.search(head)) is not None]
    if not found:
        return ""
    organ = min(found, key=lambda one: one[0])[1]
    named = _organizations(head, atlas)
    fitting = [code for code in organ.codes if code in named] or (list(organ.codes) if len(organ.codes) == 1 else [])
    first = min(fitting, key=lambda code: named.get(code, 0), default=None)
    return f"{organ.name} of the {atlas.organization(first).name}" if first else organ.name


def _organizations(head: str, atlas: Atlas) -> dict[str, int]:
    """The organizations that the head names, and where each stands first."""
    named: dict[str, int] = {}
    for mention in atlas.find_organizations(head):
        named.setdefault(mention.code, mention.start)
    return named
