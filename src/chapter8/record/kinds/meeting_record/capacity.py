"""In what capacity a speaker speaks: on whose behalf, said of himself or herself and not of another's statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapter8.atlas import Atlas

_OPENING_CHARACTERS = 700
_SENTENCE = re.compile(r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<=[a-z)\d”\"’]\.)\s+(?=[A-Z“\"])|\n")
_CLAUSE = re.compile(
    r";\s+|,\s+(?:and|while|but|as\s+well\s+as)\s+(?=(?:I|we|my|our|[a-z]+s)\b)|\s+and\s+(?=(?:I|we)\s)"
)
_BEHALF = re.compile(
    r"\b[Oo]n\s+behalf\s+(?:also\s+)?of\s+(?:the\s+)?(?P<whom>[^.;:]{2,260}?)"
    r"(?=[.;:]|,\s+(?:and\s+(?:I|we)|I|we|as|which|in|to|for|let|may|whose|who|namely|allow|the\s+Member)\b|"
    r"\s+(?:and\s+)?to\s+\w+|\s+at\s+this|\s+in\s+(?:this|today)|\s+on\s+(?:this|the)|,?\s+I\b|$)"
)
_OWN_ACT = re.compile(
    r"\b(?:(?:I|we)\b.{0,120}?\b(?:speak|speaking|deliver|make|making|intervene|take\s+the\s+floor|address|honou?r)|"
    r"(?:my|our|this|the\s+following|a)\s+(?:statement|remarks|intervention)|speaking|takes?\s+the\s+floor|"
    r"(?:honou?r|privilege|pleasure)\b.{0,60}?\bto\s+(?:address|speak|deliver|make|take)|"
    r"(?:is|are|am|will\s+be)\s+(?:making|delivering)\s+(?:this|a))\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_SENTENCE = re.compile(
    r"^(?:(?:Mr|Madam)\.?\s+President,?\s+|(?:First|At\s+the\s+outset),?\s+)?(?:I\s+\w+\s+)?[Oo]n\s+behalf\b"
)
_ANOTHERS_STATEMENT = re.compile(
    r"\b(?:associat\w+|align\w*|endors\w+|subscrib\w+|echo\w*|join\w*\s+(?:in\s+)?(?:the\s+)?statement)\b|"
    r"\b(?:the|that|those|any|other|earlier|previous)\s+(?:\w+\s+){0,2}(?:statements?|remarks|interventions?)\s+"
    r"(?:\w+\s+){0,4}(?:made|delivered|given|to\s+be|by)\b|"
    r"\bby\s+(?:the\s+)?[^,.]{2,90}\s+on\s+behalf\b|\bwho\s+(?:will\s+|is\s+to\s+)?speak\w*\s+on\s+behalf\b"
)
_OWN_COUNTRY = re.compile(
    r"^(?:my|our|his|her|all|everyone|country|delegation|Government|people|(?:Security )?Council|"
    r"(?:General )?Assembly|those|these)\b"
)

_ITS_MEMBERS = re.compile(r"\s+and\s+its\s+(?:\w+\s+)?member\s+states$", re.IGNORECASE)


def on_whose_behalf(text: str, atlas: Atlas, *, speaker: str | None = None) -> str | None:
    """On whose behalf the speaker says to speak, in the opening of the speech only; None where nobody is named.

    "I have the honour to speak on behalf of X" counts. "Y associates itself with the statement made on behalf of X"
    does not: there X has another speaker. Nor does the speaker's own country, Government or delegation.
    """
    for clause in _clauses(text[:_OPENING_CHARACTERS]):
        found = _BEHALF.search(clause)
        if found is None or _ANOTHERS_STATEMENT.search(clause):
            continue
        if not (_OWN_ACT.search(clause, 0, found.start()) or _OPENS_SENTENCE.match(clause)):
            continue
        whom = " ".join(found["whom"].replace("’", "'").split()).strip(" ,")
        if _OWN_COUNTRY.match(whom) or (speaker is not None and whom.endswith(speaker) and "Government" in whom):
            continue
        if atlas.match_state(whom) is not None and atlas.canonical_actor(whom) == speaker:
            continue
        return atlas.canonical_actor(_ITS_MEMBERS.sub("", whom)) or whom
    return None


def _clauses(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        yield from (clause.strip() for clause in _CLAUSE.split(sentence))
