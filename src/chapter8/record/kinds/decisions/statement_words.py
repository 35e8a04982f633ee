"""The set words of presidential statements in the six official languages: title, and the sentence that opens them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatementWords:
    """One language: the title, how the opening sentence begins and ends, its item (group 1), and who then speaks."""

    code: str
    title: re.Pattern[str]
    begins: re.Pattern[str]
    said: re.Pattern[str]
    item: re.Pattern[str]
    speaks: re.Pattern[str]
    closing: re.Pattern[str]


def _words(code: str, *, title: str, begins: str, said: str, item: str, speaks: str, closing: str) -> StatementWords:
    return StatementWords(
        code,
        re.compile(title, re.IGNORECASE),
        re.compile(begins),
        re.compile(said),
        re.compile(item, re.DOTALL),
        re.compile(rf"[“”\"«„]?\s?(?:{speaks})"),
        re.compile(rf"[“”\"«]?\s?(?:{closing})"),
    )


ENGLISH = _words(
    "en",
    title=r"\bStatement\s+by\s+the\s+President\s+of\s+the\s+Security\s+Council\b",
    # without a meeting in 2020 and 2021, and after consultations
    begins=r"\b(?:At\s+(?:the|its|a)\s|On\s+\d|In\s+(?:connection|the\s+context|accordance)\s|Following\s|After\s|"
    r"The\s+President\s+of\s)",
    said=r"\bthe\s+following\s+(?:presidential\s+)?statement\b[^:“\"]{0,300}(?::|(?=\n\s*[“\"]))",
    item=r"items?\s+entitled\s+[“\"](.{3,400}?)[”\"]",
    speaks=r"(?:The|the)\s+(?:Security\s+)?Council\b",
    closing=r"This\s+(?:statement|declaration)\s+(?:will\s+be|has\s+been|is)\s+issued\s+as\s+a?\s*document",
)
STATEMENTS = (
    ENGLISH,
    _words(
        "fr",
        title=r"\bDéclaration\s+(?:du\s+Président|de\s+la\s+Présidente|de\s+la\s+Présidence)\s+du\s+Conseil\s+de\s+sécurité\b",
        begins=r"(?:À|A|Lors\s+de)\s+(?:la|sa)\s|\bLe\s+\d|\bÀ\s+l[’']issue\s|\bDans\s+le\s+cadre\s",
        said=r"\bla\s+déclaration\s+(?:présidentielle\s+)?(?:suivante|ci-après)\b[^:«“\"]{0,200}:",
        item=r"(?:question|point)s?\s+(?:[^«“]{0,40}\s)?intitulée?s?\s+[«“\"]\s?(.{3,400}?)\s?[»”\"]",
        speaks=r"Le\s+Conseil\b",
        closing=r"(?:La\s+présente|Cette)\s+déclaration\s+(?:sera|est|a\s+été)\s+publiée",
    ),
    _words(
        "es",
        title=r"\bDeclaración\s+(?:de\s+la\s+Presidencia|del\s+Presidente|de\s+la\s+Presidenta)\s+del\s+Consejo\s+de\s+Seguridad\b",
        begins=r"\b(?:En\s+(?:la|su)\s|El\s+\d|Tras\s|En\s+relación\s)",
        said=r"\b(?:la\s+siguiente\s+declaración|la\s+declaración\s+siguiente)\b[^:“«\"]{0,200}:",
        item=r"(?:tema|cuestión)\s+(?:[^“«]{0,40}\s)?titulad[oa]\s+[“«\"](.{3,400}?)[”»\"]",
        speaks=r"El\s+Consejo\b",
        closing=r"(?:La\s+presente|Esta)\s+declaración\s+(?:se\s+publicará|será\s+publicada)",
    ),
    _words(
        "ru",
        title=r"\bЗаявление\s+Председателя\s+Совета\s+Безопасности\b",
        begins=r"\b(?:На\s|\d{1,2}\s+\w+\s+\d{4}\s+года|После\s|В\s+связи\s)",
        said=r"\bследующее\s+заявление\b[^:«“\"]{0,200}:",
        item=r"пункт\w*,?\s+(?:[^«“]{0,40}\s)?озаглавленного\s+[«“\"](.{3,400}?)[»”\"]",
        speaks=r"Совет\b",
        closing=r"(?:Настоящее|Это)\s+заявление\s+будет\s+(?:опубликовано|издано)",
    ),
    _words(
        "ar",
        title=r"بيان\s+(?:من|أدلى\s+به|أدلت\s+به|صادر\s+عن)\s+رئيسة?\s+مجلس\s+الأمن",
        begins=r"(?:في|عقب)\s",
        said=r"البيان\s+التالي[^:“”\"«]{0,200}:",
        item=r"المعنون\s+[“”\"«](.{3,400}?)[“”\"»]",
        speaks=r"و?(?:إن\s+)?(?:مجلس\s+الأمن|المجلس)|و?[يت]\w+\s+(?:مجلس\s+الأمن|المجلس)",
        closing=r"وسيصدر\s+هذا\s+البيان",
    ),
    _words(
        "zh",
        title=r"安全理事会主席(?:的)?声明",
        begins=r"在?\s?\d{4}\s?年|安全理事会第|在安全理事会",
        said=r"(?:以下|如下|下列)声明\s?[：:]|声明如下\s?[：:]",
        item=r"题为[“\"「](.{2,200}?)[”\"」]",
        speaks=r"安全理事会|安理会",
        closing=r"本声明将作为",
    ),
)
_TITLED = re.compile(rf"(?m)^[ \t]*(?:{'|'.join(words.title.pattern for words in STATEMENTS)})", re.IGNORECASE)


def is_titled_statement(head: str) -> bool:
    """Whether a line of the head is the title of a presidential statement, in any official language."""
    return _TITLED.search(head) is not None


def words_of_statement(text: str, reach: int) -> StatementWords:
    """The language whose title stands first, else that whose opening sentence does; English where neither does."""
    titled = [(found.start(), words) for words in STATEMENTS if (found := words.title.search(text, 0, reach))]
    said = [(found.start(), words) for words in STATEMENTS if (found := words.said.search(text, 0, reach))]
    return min(titled or said, key=lambda item: item[0], default=(0, ENGLISH))[1]
