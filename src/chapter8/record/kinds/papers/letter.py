"""Letters circulated as documents: from whom, to whom, dated when, with which annexes."""

from __future__ import annotations

import re
from dataclasses import replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import find_date
from chapter8.record.kinds.papers.prose import HEADLINE, Prose, read_prose
from chapter8.record.nouns import Passage, Record, Statement
from chapter8.record.speakers import read_phrase
from chapter8.record.text import PlainDocument

_MISSION = re.compile(
    r"^(?:the\s+)?(?P<office>.{3,60}?)\s+of\s+the\s+(?P<mission>Permanent\s+(?:Observer\s+)?Mission)\s+of\s+(?:the\s+)?(?P<state>.+?)"
    r"\s+to\s+the\s+United\s+Nations$",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"\b[Oo]n\s+behalf\s+of\s+(?:the\s+)?(?P<whom>(?!(?:United\s+Nations|President|Secretary)\b)[A-Z][^,.;:]{2,120}?)"
    r"(?:\s*\([^()]{2,30}\))?,?\s+(?:I|we)\s+(?:have|wish|would|am|are|write|hereby)\b"
)
_TO_THE_UN = re.compile(r"\s+to\s+the\s+United\s+Nations$", re.IGNORECASE)
_SIGNATURE = re.compile(r"^\(?(?:Signed|Sgd)\.?\)?:?\s*(?P<name>[^\n(]{0,200})", re.IGNORECASE)
_OFFICE_LINE = re.compile(
    r"(?:,\s*|\s+)(?=(?:Ambassador|Permanent|Deputy|Acting|Minister|President|Secretary|Under-Secretary|Chair|Charg[eé]|"
    r"Executive|High|Special|Commissioner|Head|Director|Observer|His|Her|Representative|Foreign|Prime|Vice|Co-Chair)\b)"
)
_ARTICLE = re.compile(r"^[Tt]he\s+")
_SALUTATION = re.compile(r"^(?:Excellency|Sir|Madam|Dear\s+[\w. ]{2,40}),?$")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The record of a letter: one statement by its sender, annexes as sections of their own."""
    prose: Prose = read_prose(document, atlas)
    headline = HEADLINE.search("\n".join(line.text for line in document.lines[:80]))
    title, day = prose.title, prose.date
    statements: tuple[Statement, ...] = ()
    if headline:
        title = " ".join(headline.group().split()).rstrip("*")
        day = find_date(headline["day"]) or day
        sender = " ".join(headline["sender"].replace("’", "'").split())
        statements = tuple(_letter_statement(prose, sender, " ".join(headline["receiver"].split()), atlas))
    else:
        prose.warn("no_headline", "The letter's headline (from whom, to whom) was not found")
    return prose.record(document, "letter", title=title, day=day, statements=statements)


def _letter_statement(prose: Prose, sender: str, receiver: str, atlas: Atlas) -> list[Statement]:
    """What the letter itself says, without annexes: the sender's state or body speaks, the office is the role."""
    body = _body(prose)
    if not body:
        return []
    speaker, role = _sender(sender, atlas)
    text = "\n".join(item.text for item in body)
    said = Statement(None, speaker, role, _behalf(body[0].text, atlas), None, text, None, (), (), (), body[0].id)
    addressee = _ARTICLE.sub("", receiver).rstrip("*.")
    return [replace(said, signatory=_signatory(prose), addressee=addressee or None)]


def _body(prose: Prose) -> list[Passage]:
    """The paragraphs of the letter itself: behind its headline, as far as the signature."""
    passages = prose.passages.passages
    first = next((n for n, item in enumerate(passages, 1) if item.kind == "heading" and HEADLINE.match(item.text)), 0)
    body: list[Passage] = []
    for item in passages[first:]:
        if item.kind == "annex" or (body and _SIGNATURE.match(item.text)):
            break
        if item.kind == "narrative" and not _SIGNATURE.match(item.text) and not _SALUTATION.match(item.text):
            body.append(item)
    return body


def _behalf(opening: str, atlas: Atlas) -> str | None:
    """On whose behalf the sender writes, where the first paragraph says so before it says what is sent."""
    found = _BEHALF.search(opening)
    return (atlas.canonical_actor(found["whom"]) or found["whom"]) if found else None


def _signatory(prose: Prose) -> str | None:
    """Who signed the letter itself: the name behind the first "(Signed)" before any annex, without the office."""
    for item in prose.passages.passages:
        if item.kind == "annex":
            return None
        signed = _SIGNATURE.match(item.text) if item.kind == "narrative" else None
        if signed:
            name = _OFFICE_LINE.split(signed["name"].strip(), maxsplit=1)[0].strip(" ,.")
            return name if name and not _OFFICE_LINE.match(f" {name}") else None
    return None


def _sender(sender: str, atlas: Atlas) -> tuple[str | None, str | None]:
    """State or organization, and office: "the Chargé d'affaires a.i. of the Permanent Mission of X to ..."."""
    mission = _MISSION.match(sender)
    if mission:
        state = mission["state"]
        return atlas.canonical_actor(state) or state, f"{mission['office']} of the {mission['mission']}"
    named = read_phrase(sender, atlas)[0]
    return named.speaker, _TO_THE_UN.sub("", named.role) if named.role else None
