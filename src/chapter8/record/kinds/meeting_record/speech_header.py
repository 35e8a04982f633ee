"""The words that open a speech in a verbatim record: "Mr. Delattre (France) (spoke in French):"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLES = (
    r"(?:Mr|Ms|Mrs|Miss|Mme|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Count|Prince|Princess|King|Queen|Emir|Sheikha?|Shaikha?|"
    r"Crown\s+Prince|Archbishop|Bishop|Monsignor|Msgr|Cardinal|General|Lieutenant|Major|Colonel|Brigadier|Admiral|Captain|"
    r"Judge|Justice|Father|Sister|Brother|Reverend|Rev|Imam|Rabbi|Dato|Datuk|Dato’|Tan\s+Sri|Nana|Chief|Professor|Prof|President|Prime\s+Minister|"
    r"His|Her|U|Daw|Pehin)\b\.?"
)
_OFFICES = (
    r"The\s+(?:(?:Acting|Temporary|Deputy|Vice|Under|Assistant|Executive|High)[\s-]+){0,3}"
    r"(?:President|Secretary-\s?General|Chair(?:man|person|woman)?|Secretary|Moderator|Rapporteur|Commissioner|Prosecutor|"
    r"Director(?:-General)?|Foreign\s+Minister)"
)
_NAME = r"(?:\s+[^\s:()]{1,40}){1,9}?"
_LANGUAGE = (
    r"\((?:spoke|speaking|interpretation|interpreted|provided)\b\s*(?:in|from|through)?\s*"
    r"(?P<language>[A-Z][\w’' -]{2,30})?[^()]{0,120}\)"
)
HEADER = re.compile(
    rf"^(?P<label>{_OFFICES}|{_TITLES}{_NAME})(?:\s?:(?=\s*\())?"
    r"(?:\s*\((?!spoke\b|speaking\b|interpretation\b|interpreted\b)(?P<of>[^()]{2,90}(?:\([^()]{2,50}\)[^()]{0,40})?)\))?"
    rf"(?:\s*{_LANGUAGE})?\s*:\s*",
)
_DAMAGED = re.compile(rf"^(?P<label>{_OFFICES})\s*\(spoke\b\s*(?:in\s+[A-Z]\w+)?\)?:?\s+(?=[A-Z])")
_BOLD_NAME = re.compile(
    r"^(?P<label>(?:[A-ZÀ-Þ][\w’'.-]{0,30}\s+){1,6}[A-ZÀ-Þ][\w’'.-]{0,30})(?:\s*\((?P<of>[^()]{2,60})\))?\s*:\s"
)
_PROSE = re.compile(r"\b(?:said|is|are|was|were|has|have|that|which|follows|adopted|following)\b")


@dataclass(frozen=True, slots=True)
class SpeechHeader:
    """The header's parts: `label` as printed, `of` the state or body in brackets, `language` spoken, where it ends."""

    label: str
    of: str | None
    language: str | None
    end: int
    damaged: bool = False

    @property
    def presides(self) -> bool:
        """Whether it is the one in the chair who speaks."""
        return (
            re.fullmatch(r"The (?:Acting |Temporary )?(?:President|Chair(?:man|person|woman)?)", self.label) is not None
        )


def speech_header(text: str, *, bold: bool = False) -> SpeechHeader | None:
    """The header that opens this paragraph, or None. `bold`: the format shows the paragraph's first words in bold."""
    head = text[:400]
    found = HEADER.match(head)
    if found and not _PROSE.search(found["label"]):
        language = found["language"]
        return SpeechHeader(
            " ".join(found["label"].split()), found["of"], language.strip() if language else None, found.end()
        )
    if bold:
        found = _BOLD_NAME.match(head)
        if found and not _PROSE.search(found["label"]):
            return SpeechHeader(found["label"], found["of"], None, found.end())
    found = _DAMAGED.match(head)
    if found:
        return SpeechHeader(" ".join(found["label"].split()), None, None, found.end(), damaged=True)
    return None
