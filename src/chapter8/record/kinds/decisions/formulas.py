"""The set words by which a resolution shows its parts, in the six official languages and in German."""

from __future__ import annotations

import re
from dataclasses import dataclass

LETTER = r"[^\W\d_]"


_COUNCILS = {
    "fr": "Conseil", "es": "Consejo", "ru": "Безопасности", "ar": "مجلس", "zh": "安全理事会", "de": "Sicherheitsrat",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """One language: how the Council opens, how a clause of the preamble opens, and what stands for Chapter VII.

    `participle` opens a clause of the preamble at the start of a line. Where a language writes its participles in
    many forms, any capital will do: the line before must have closed with a comma all the same. `council` is a word
    without which the formula stands nowhere; empty where there is none.
    """

    code: str
    formula: re.Pattern[str]
    participle: re.Pattern[str]
    chapter_vii: re.Pattern[str]
    council: str = ""


def _words(code: str, formula: str, participle: str, chapter_vii: str) -> Words:
    opened = re.compile(rf"(?m)^[ \t«“\"]*{formula}[ \t]*[,،，:：][ \t]*\n?")
    return Words(code, opened, re.compile(participle), re.compile(chapter_vii), _COUNCILS[code])


ENGLISH = Words(
    "en",
    re.compile(r"(?m)^[ \t“\"]*(?:The|THE)\s+(?i:Security\s+Council|General\s+Assembly)[ \t]*,[ \t]*\n?"),
    re.compile(
        r"[“\"]?(?!(?:Beijing|Nanjing|Chongqing|United|Including|During|Following|Regarding|According|Concerning)\b)"
        r"(?:[A-Z][a-z]{1,14}ly,?\s+|Also\s+|Again\s+|Further\s+|Once\s+again\s+)?"
        r"(?:[A-Z]|(?<=\s)[a-z])[a-z]{1,5}-?[a-z]{0,14}(?:ing|ed)\b"
        r"|[“\"]?(?:While|Mindful|Conscious|Aware|Alive|Cognizant|Desirous|Willing|Anxious|Eager|Full|Deeply|Gravely|"
        r"Profoundly|Greatly|In\s+(?:this|that|its|the)\s+(?:regard|respect|context|connection|light)|Having|"
        r"To\s+(?:this|that)\s+end|With\s+(?:a\s+view|deep|great))\b"
    ),
    re.compile(r"\b[Aa]cting\b[^.;]{0,200}?\bChapter\s+VII\b"),
)
LANGUAGES = (
    ENGLISH,
    _words("fr", r"Le\s+Conseil\s+de\s+s[ée]curité", r"[«“]?\s?[A-ZÀ-Ý][\w’']",
           r"Agissant\b[^.;]{0,200}?\bChapitre\s+VII\b"),
    _words("es", r"El\s+Consejo\s+de\s+Seguridad", r"[«“]?[A-ZÁ-Ú]\w+", r"Actuando\b[^.;]{0,200}?\bCapítulo\s+VII\b"),
    _words("ru", r"Совет\s+Безопасности", r"(?i:(?:\w+\s+){0,2}\w+(?:я|ясь|в|вшись|а|ась)\b|будучи\b)",
           r"(?i:действуя)\b[^.;]{0,200}?\bглав\w+\s+VII\b"),
    _words("ar", r"(?:إن\s+)?مجلس\s+الأمن", r"و?إذ\b|وقد\b", r"يتصرف\b[^.؛]{0,200}?الفصل\s+السابع"),
    _words("zh", r"安全理事会", LETTER, r"第七章[^。；]{0,20}(?:采取行动|行事)"),
    _words("de", r"Der\s+Sicherheitsrat", r"[„“]?(?:\w+\s+){0,12}\w+(?:end|d)\b|[a-zäöü]",
           r"Kapitel\s+VII\b[^.;]{0,60}"),
)  # fmt: skip
_AMID = re.compile(r"\b\d{4}\s{1,9}(The\s+Security\s+Council,\s)")
"""Behind the date of adoption, where a front page has run together into one paragraph."""
_LOOSE = re.compile(
    r"(?m)^[ \t]*((?:[A-Za-z]\b|[Ss](?=The))?[ \t]*(?:Therefore[ \t]+)?(?:[Tt]he|THE)\s+"
    r"(?i:Secur?\w{2,5}\s+C\w{4,6}l)\d?\b,?[ \t]*\n?)"
)
"""Without its comma, or misread by a scanner."""
_HEADED = re.compile(
    r"(?m)(\[accessed[^\]\n]{0,60}\][ \t]*\n"
    r"|^[ \t]*\d{1,4}[ \t]*(?:\(\d{4}\))?\.?[ \t]+Resolution[ \t]+of\b[^\n]{0,80}\n)"
)
"""The last line of a front, where no formula follows it at all."""
_HEAD = 30_000
"""The characters among which the formula stands: a front page and an index page at most."""


def formula_in(text: str) -> tuple[Words, int, int] | None:
    """The language, begin and end of the words with which the Council opens; None where they stand nowhere."""
    found = [
        (match.start(), words, match.end())
        for words in LANGUAGES
        if words.council in text and (match := words.formula.search(text, 0, _HEAD))
    ]
    if found:
        start, words, end = min(found, key=lambda item: item[0])
        return words, start, end
    loose = _AMID.search(text, 0, _HEAD) or _LOOSE.search(text, 0, _HEAD)
    return (ENGLISH, loose.start(1), loose.end(1)) if loose else None


def front_without_formula(text: str) -> int:
    """Where the front ends in an old resolution that opens with no formula; 0 where nothing shows it."""
    return max((match.end(1) for match in _HEADED.finditer(text, 0, _HEAD)), default=0)
