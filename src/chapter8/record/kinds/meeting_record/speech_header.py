"""The words that open a speech in a verbatim record: "Mr. Delattre (France) (spoke in French):".

The parts come in one order: who (a title and a name, or an office), of whom in brackets, in what language in brackets,
a colon. A colon may have strayed before the brackets, and a line of the speech into them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from chapter8.record.kinds.meeting_record.languages import MARK, is_clean, spoken

_REACH = 420  # characters from the beginning within which a header must end
_TITLES = (
    r"(?:Mr|Ms|Mrs|Miss|Mme|Mlle|Dr|Sir|Dame|Lord|Lady|Viscount|Baroness|Baron|Count|Countess|Duke|Prince|Princess|King|"
    r"Queen|Emir|Sultan|Sheikha?|Shaikha?|Sayyid|Crown\s+Prince|Archbishop|Bishop|Monsignor|Msgr|Cardinal|Patriarch|"
    r"General|Lieutenant|Major|Colonel|Brigadier|Admiral|Captain|Commodore|Commissioner|Judge|Justice|Senator|Ambassador|"
    r"Father|Sister|Brother|Reverend|Rev|Imam|Rabbi|Dato|Dato’|Datuk|Tan\s+Sri|Tun|Nana|Chief|Professor|Prof|President|"
    r"Vice[\s-]President|Prime\s+Minister|Deputy\s+Prime\s+Minister|Minister|His|Her|U|Daw|Pehin|Ratu|Hon|Honou?rable|"
    r"MR|MS|MRS|MISS|DR|SIR|DAME|LORD|PRINCE|KING|PRESIDENT)\b\.?"
)
_OFFICES = (
    r"(?:The|THE)\s+(?:(?i:acting|temporary|deputy|vice|under|assistant|executive|high|first|co|special)[\s-]+){0,3}"
    r"(?i:president|secretary-\s?general|chair(?:man|person|woman)?|secretary|moderator|rapporteur|commissioner|prosecutor|"
    r"registrar|director(?:-general)?|foreign\s+minister|prime\s+minister|representative|envoy|coordinator|observer)"
)
_OFFICE = r"(?:[A-Z]|(?:also |speaking )*on behalf of )[^:()]{3,140}"
_NAME = r"(?:\s+[^\s:(),]{1,40}){1,9}?"
_LABEL = re.compile(
    rf"(?P<label>{_OFFICES}|{_TITLES}{_NAME})"
    rf"(?P<office>,\s+{_OFFICE})?\s*(?:(?::\s*)?(?=\()|(?=:(?:\s|$)))"
)
_BARE_NAME = re.compile(r"(?P<label>(?:[A-ZÀ-Þ][\w’'.-]{0,30}\s+){1,6}?[A-ZÀ-Þ][\w’'.-]{0,30})\s*(?=[(:])")
_OF = re.compile(
    r"\s*\((?!\s*s?poke)(?P<of>[^()]{2,90}(?:\([^()]{2,50}\)[^()]{0,40})?)\)"
    rf"(?P<office>,\s+{_OFFICE}?(?=\s*[:(]))?"
)
_LANGUAGE = re.compile(rf"\s*(?P<mark>{MARK.pattern})")
_COLON = re.compile(r"\s*:\s*")
_BROKEN = re.compile(rf"(?P<label>{_OFFICES})\s*\(spoke\b\s*(?:in\s+[A-Z]\w+)?\)?:?\s+(?=[A-Z])")
_INNER = re.compile(r"\(?\s*spoke\b\s*(?P<words>.*?)\s*\bin\s+\w+\s*\)?$")
_PROSE = re.compile(
    r"\b(?:said|is|are|am|was|were|has|have|that|which|follows|adopted|following|would|noted|stated|says|to)\b"
)
_NOT_A_NAME = re.compile(
    r"\b(?:Agenda|Annex|Article|Chapter|Council|Committee|Decision|Document|Draft|Favour|Figure|Item|Letter|Note|Part|"
    r"Paragraph|Report|Resolution|Section|Table|Against|Abstaining|Adoption|Statement|Question|Members)\b"
)
_PRESIDES = re.compile(r"The (?:Acting |Temporary )?(?:Co-)?(?:President|Chair(?:man|person|woman)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpeechHeader:
    """The header's parts, as printed: `label` who, `of` the state or body in brackets, `office` behind a comma.

    `language` is the code of the language spoken, `end` where the header ends. `displaced` are words of the speech
    that stand inside a damaged header.
    """

    label: str
    of: str | None
    language: str | None
    end: int
    damaged: bool = False
    office: str | None = None
    displaced: str = ""

    @property
    def presides(self) -> bool:
        """Whether it is the one in the chair who speaks."""
        return self.of is None and _PRESIDES.fullmatch(self.label) is not None


def speech_header(
    text: str, *, bold: bool = False, is_actor: Callable[[str], bool] | None = None
) -> SpeechHeader | None:
    """The header that opens this paragraph, or None.

    `bold`: the format shows the paragraph's first words in bold, so that a name without a title counts.
    `is_actor` tells whether words in brackets name a state or an organization; then "Carlos Somigliana (Argentina):"
    counts as well.
    """
    head = text[:_REACH]
    if ":" not in head and "(spoke" not in head:
        return None
    found = _LABEL.match(head)
    if found and not _PROSE.search(found["label"]):
        header = _brackets(head, found)
        if header is not None:
            return header
    if found is None and (header := _without_title(head, bold=bold, is_actor=is_actor)):
        return header
    broken = _BROKEN.match(head)
    return SpeechHeader(_one_line(broken["label"]), None, None, broken.end(), damaged=True) if broken else None


def _brackets(head: str, found: re.Match[str]) -> SpeechHeader | None:
    """What follows the name: of whom, in what language, and the colon that ends it."""
    at, of, language, displaced, damaged = found.end(), None, None, "", False
    office = found.groupdict().get("office")
    mark = _LANGUAGE.match(head, at)
    if mark is None and (bracket := _OF.match(head, at)):
        of, office, at = bracket["of"], bracket["office"] or office, bracket.end()
        mark = _LANGUAGE.match(head, at)
    if mark:
        language, at = spoken(mark["mark"]), mark.end()
        damaged = language is None
        if not is_clean(mark["mark"]) and (inner := _INNER.match(mark["mark"])):
            displaced, damaged = inner["words"], True
    colon = _COLON.match(head, at)
    if colon is None and not (mark and head[at : at + 2].strip()[:1].isupper()):
        return None
    return SpeechHeader(
        label=_one_line(found["label"]),
        of=_one_line(of) if of else None,
        language=language,
        end=colon.end() if colon else at + 1,
        damaged=damaged or colon is None,
        office=_one_line(office).lstrip(", ") if office else None,
        displaced=displaced,
    )


def _without_title(head: str, *, bold: bool, is_actor: Callable[[str], bool] | None) -> SpeechHeader | None:
    """A name without a title: in bold, or with a state or organization, or a language, in brackets behind it."""
    found = _BARE_NAME.match(head)
    if found is None or _PROSE.search(found["label"]) or _NOT_A_NAME.search(found["label"]):
        return None
    header = _brackets(head, found)
    if header is None:
        return None
    certain = header.language is not None or (header.of is not None and is_actor is not None and is_actor(header.of))
    return header if certain or (bold and not any(map(str.isdigit, header.of or ""))) else None


def _one_line(words: str) -> str:
    return " ".join(words.split())
