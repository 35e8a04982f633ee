"""In what capacity a speaker speaks: on whose behalf or in what office, said of himself or herself and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.atlas import Atlas
from chapter8.record.kinds.meeting_record.groups import group_name
from chapter8.record.kinds.meeting_record.sentences import sentences

_OPENING = 1_000  # characters of a speech that may say so
_LONGEST = 600  # characters of a list of those spoken for
_KEPT = 240  # characters of that list which are kept as a name
_CLAUSE = re.compile(
    r";\s+|,\s+(?:and|while|but|as\s+well\s+as)\s+(?=(?:I|we|my|our|[a-z]+s)\b)|\s+and\s+(?=(?:I|we)\s)"
)
_BEHALF = re.compile(r"\b(?:[Oo]n\s+(?:the\s+)?behalf\s+(?:also\s+)?|[Ii]n\s+the\s+name\s+)of\s+(?:the\s+)?")
_WHOM_ENDS = re.compile(
    r"[;:]|\s+[-–—]+\s|,\s+the\s+(?!former\b)[a-z]|,\s+(?:I|we|it|my|our|you|Mr|Madam)\b|"
    r",\s+(?:and\s+)?(?:as|which|in|to|for|let|may|whose|who|namely|allow|under|at|on|that|this|with|please|permit|"
    r"regarding|concerning|over|today|first|thank\w*|whom|of\s+which)\b|"
    r"\s+as\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+){0,2}(?:[Cc]hair|[Cc]oordinat|[Pp]residen|co-|penholder)|"
    r"(?<!pursuant)(?<!Envoy)(?<!Representative)(?<!Representatives)\s+(?:and\s+)?to\s+(?!the\s+United\b)[a-z]+|"
    r"\s+(?:and|but)\s+(?:also\s+)?(?:in|on)\s+(?:my|our|its|behalf)\b|\s+I\b|\s+we\b|"
    r"\s+in\s+(?:this|today|my|our|\w+ing|connection|order|the\s+(?:debate|discussion|meeting))\b|"
    r"\s+on\s+(?:this|today|the\s+(?:occasion|subject|topic|question|item|agenda|situation|matter|issue))\b|"
    r"\s+(?:at|during)\s+(?:this|today|the)\b|\s+under\s+(?:this|the\s+agenda|agenda)\b|\s+with\s+regard\b|\s+today\b|"
    r"\s+(?:about|regarding|concerning)\b|,?\s+and\s+(?:would|wish|thank|express|welcome|want)"
)
_OWN_ACT = re.compile(
    r"\b(?:(?:I|we)\b.{0,120}?\b(?:speak|speaking|deliver|delivering|make|making|intervene|take\s+the\s+floor|address|"
    r"honou?r|honou?red|present|read\s+out|join|brief)|"
    r"(?:my|our|this|the\s+following|a)\s+(?:joint\s+)?(?:statement|remarks|intervention)|"
    r"(?:honou?r(?:ed)?|privileged?|pleas(?:ure|ed))\b.{0,60}?\bto\s+(?:address|speak|deliver|make|take|present|brief)|"
    r"(?:my|our)\s+(?:country|delegation)\b.{0,60}?\b(?:speaks?|takes?\s+the\s+floor|address)|"
    r"(?:is|are|am|will\s+be)\s+(?:making|delivering)\s+(?:this|a))\b|"
    r"^(?:At\s+the\s+outset,?\s+|Today,?\s+|First,?\s+)?(?:[Ss]peaking|[Tt]aking\s+the\s+floor)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_SENTENCE = re.compile(
    r"^(?:(?:Mr|Madam)\.?\s+President,?\s+|(?:First(?:\s+of\s+all)?|At\s+the\s+outset|Today),?\s+)?(?:I\s+\w+\s+)?"
    r"(?:[Oo]n\s+(?:the\s+)?behalf|[Ii]n\s+the\s+name)\b"
)
_ANOTHERS = re.compile(
    r"\b(?:associat\w+|align\w*|endors\w+|subscrib\w+|echo\w*|support\s+for|join(?:s|ed|ing)?\s+(?:in\s+)?(?:the\s+)?statement)\b|"
    r"\b(?:the|that|those|any|other|earlier|previous)\s+(?:\w+\s+){0,2}(?:statements?|remarks|interventions?)\s+"
    r"(?:\w+\s+){0,4}(?:made|delivered|given|to\s+be|by)\b|"
    r"\bby\s+(?:the\s+)?[^,.]{2,90},?\s+on\s+behalf\b|\bwho\s+(?:will\s+|is\s+to\s+|has\s+|just\s+)*sp[eo][ak]\w*\b|"
    r"[A-Z]\w+,\s+(?:who\s+(?:is\s+|was\s+)?)?(?:speaking|spoke)\s+on\s+(?:the\s+)?behalf\b"
)
_NOBODY_ELSE = re.compile(
    r"^(?:my|our|his|her|its|their|all|everyone|everybody|us|you|me|myself|both\s+of|each|country|countries\b.*\bown|"
    r"(?:\w+\s+){0,2}(?:delegation|Government|people|peoples|authorities|nation|citizens|families|victims|membership)"
    r"(?:\s+(?:and|of)\b.*)?$|"
    r"(?:\w+\s+){1,3}of\s+(?:my|our)\b|Government|people|President\s+of\s+the\s+(?!Euro|Asso|Economic|African)|King\b|Queen\b|Head\s+of|"
    r"(?:Security\s+|entire\s+)?Council|(?:General\s+)?Assembly|those|these|millions|"
    r"(?:international|world)\s+community|humanity|humankind|United\s+Nations$|Organization$)\b"
)
_WITH_OWN = re.compile(
    r"^(?:both\s+)?(?:my|our)(?:\s+own)?\s+(?:country|delegation|Government|nation)(?:,\s+[A-Z][^,]{2,40},)?\s+and\s+"
    r"(?:(?:also\s+)?on\s+behalf\s+of\s+)?(?P<others>(?:that\s+of\s+)?(?:the\s+)?(?:[A-Z]|(?:members|delegations)\b).*)$"
)
_HONOURS = re.compile(r"^(?:His|Her|Their)\s+(?:Excellenc(?:y|ies)|Majesty|Royal\s+Highness(?:es)?)\s+(?:the\s+)?")
_NAMELY = re.compile(
    r"^(?:co-)?(?:pen-?holders|sponsors|facilitators|chairs|authors|organizers),\s+namely,?\s+(?:the\s+)?"
)
_OF_DELEGATIONS = re.compile(r"^(?:delegations|Governments)\s+of\s+(?:the\s+)?(?=.*\band\b|.*,)")
_IN_OFFICE = re.compile(
    r"\b(?:speak|speaking|take\s+the\s+floor|address|brief|statement|intervene|here|remarks|make|making|deliver)\b"
    r"[^.;]{0,120}?\bin\s+(?:my|our)\s+capacity\s+(?:also\s+)?as\s+(?:the\s+|a\s+)?"
    r"(?P<office>[A-Z][^.;:]{3,200}?)(?=\s*[.;:]|,?\s+(?:and\s+)?(?:I|we|on|to\s+(?:brief|present|introduce|deliver|make|thank|express|address|inform|report|update))\b|,\s+(?:and|in|at|let|"
    r"allow)\b|$)"
)


def on_whose_behalf(text: str, atlas: Atlas, *, speaker: str | None = None) -> str | None:
    """On whose behalf the speaker says to speak, in the opening of the speech only; None where nobody is named.

    "I have the honour to speak on behalf of X" counts. "Y associates itself with the statement made on behalf of X"
    does not: there X has another speaker. Nor does the speaker's own country, Government, people or delegation.
    """
    opening = text[: _OPENING + _LONGEST]
    if "behalf" not in opening[:_OPENING] and "n the name of" not in opening[:_OPENING]:
        return None
    for clause in _clauses(opening):
        found = _BEHALF.search(clause)
        if found is None or _ANOTHERS.search(clause):
            continue
        if not (_OWN_ACT.search(clause, 0, found.start()) or _OPENS_SENTENCE.match(clause)):
            continue
        whom = spoken_for(clause[found.end() :], atlas, speaker=speaker)
        if whom:
            return whom if whom != speaker else None
    return None


def spoken_for(words: str, atlas: Atlas, *, speaker: str | None = None) -> str | None:
    """The name of those of whom it is said that somebody speaks on their behalf; None for the speaker's own side."""
    words = " ".join(words[:_LONGEST].replace("’", "'").split())
    if others := _WITH_OWN.match(words):
        rest = _name(others["others"].removeprefix("that of "), atlas)
        return f"{speaker} and {rest}" if speaker and rest else rest
    if _NOBODY_ELSE.match(words):
        return None
    whom = _HONOURS.sub("", words)
    if atlas.match_state(_until_end(whom)) is not None and atlas.canonical_actor(_until_end(whom)) == speaker:
        return None
    if _NOBODY_ELSE.match(_until_end(whom)):
        return None
    return _name(whom, atlas)


def own_office(text: str) -> str | None:
    """The office in which the speaker says to speak: "in my capacity as Chair of the Committee ..."; None if none."""
    if "capacity" not in text[:_OPENING]:
        return None
    for sentence in sentences(text[:_OPENING]):
        found = _IN_OFFICE.search(sentence)
        if found and not found["office"].lower().startswith(("representative", "permanent representative")):
            return " ".join(found["office"].replace("’", "'").split())
    return None


def _name(words: str, atlas: Atlas) -> str | None:
    whom = _OF_DELEGATIONS.sub("", _until_end(_NAMELY.sub("", words)))
    if not whom:
        return None
    name = group_name(whom, atlas)
    if len(name) <= _KEPT:
        return name
    shown = name[:_KEPT].rpartition(", ")[0]
    others = len([one for one in name[len(shown) :].replace(" and ", ", ").split(", ") if one])
    return f"{shown} and {others} others" if shown else name[:_KEPT]


def _until_end(words: str) -> str:
    found = _WHOM_ENDS.search(words)
    return words[: found.start() if found else len(words)].strip(" ,.-–—?!")


def _clauses(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        yield from (clause.strip() for clause in _CLAUSE.split(sentence) if "behalf" in clause or "name of" in clause)
