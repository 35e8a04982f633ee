"""Languages as records name them: "(spoke in French)" and its damaged spellings, to the code of the language."""

from __future__ import annotations

import re
from functools import lru_cache

_WORKING = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}
_OTHERS = {
    "Albanian": "sq", "Amharic": "am", "Armenian": "hy", "Azerbaijani": "az", "Bengali": "bn", "Bangla": "bn",
    "Bosnian": "bs", "Bulgarian": "bg", "Catalan": "ca", "Creole": "ht", "Croatian": "hr", "Czech": "cs",
    "Danish": "da", "Dari": "prs", "Dutch": "nl", "Estonian": "et", "Farsi": "fa", "Finnish": "fi", "Georgian": "ka",
    "German": "de", "Greek": "el", "Hebrew": "he", "Hindi": "hi", "Hungarian": "hu", "Icelandic": "is",
    "Indonesian": "id", "Bahasa Indonesia": "id", "Irish": "ga", "Italian": "it", "Japanese": "ja", "Kazakh": "kk",
    "Khmer": "km", "Kiswahili": "sw", "Korean": "ko", "Kurdish": "ku", "Kyrgyz": "ky", "Lao": "lo", "Latvian": "lv",
    "Lithuanian": "lt", "Macedonian": "mk", "Malay": "ms", "Mandarin": "zh", "Mongolian": "mn", "Nepali": "ne",
    "Norwegian": "no", "Pashto": "ps", "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro",
    "Serbian": "sr", "Sinhala": "si", "Slovak": "sk", "Slovene": "sl", "Slovenian": "sl", "Somali": "so",
    "Swahili": "sw", "Swedish": "sv", "Tajik": "tg", "Tetum": "tet", "Thai": "th", "Turkish": "tr", "Turkmen": "tk",
    "Ukrainian": "uk", "Urdu": "ur", "Uzbek": "uz", "Vietnamese": "vi",
}  # fmt: skip
_CODES = {name.replace(" ", "").casefold(): code for name, code in (_WORKING | _OTHERS).items()}
_USUAL = tuple(name.casefold() for name in _WORKING)
_LIKE_ENOUGH = 80.0  # of 100: one letter of six may be wrong, lost or doubled
_OF_SPEAKING = re.compile(
    r"^\s*(?:s?po?ke|sp[a-z]?oke?|speaking|interpretation|interpreted|translat(?:ion|ed)|provided|continued|delivered)"
    r"\s*(?:in|from|through|ín|m|is|lin)?(?=\s|[A-Z]|$)",
    re.IGNORECASE,
)
MARK = re.compile(
    r"\(\s*(?:s?poke\w{0,4}|spooke|spke|speaking|interpret\w*|translat\w+|continued\s+in)\b[^()]{0,140}\)|"
    r"\(?\s*s?poke\w{0,4}\s+in\s+[A-Z]\w+\s*\)?(?=\s*:)"
)
"""What stands in brackets to say in which language somebody speaks."""


def spoken(mark: str) -> str | None:
    """The code of the language that a mark such as "(spoke in French)" names; None where no language is like it.

    What follows a semicolon ("English text furnished by the delegation") is about the text, not about the speech. Of
    a mark that other words have come into ("spoke I thank him in French"), the last words count.
    """
    words = mark.strip(" ()").split(";")[0]
    return _code(_OF_SPEAKING.sub("", words).strip()) or _code(words.rpartition(" in ")[2])


def is_clean(mark: str) -> bool:
    """Whether a mark holds nothing but its own words: no part of the speech has come between them."""
    return len(mark.strip(" ()").split(";")[0].split()) <= 4


def names_language(word: str) -> str | None:
    """The code of a language that is named exactly: "French"."""
    return _CODES.get(word.replace(" ", "").casefold())


@lru_cache(maxsize=512)
def _code(words: str) -> str | None:
    """The code of a language written so, or nearly so: spaces within, and a letter of a usual one, may be wrong."""
    letters = "".join(filter(str.isalpha, words)).casefold()
    if not letters or len(letters) > 24:
        return None
    if letters in _CODES:
        return _CODES[letters]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a damaged spelling needs it

    like = process.extractOne(letters, _USUAL, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return _CODES[like[0]] if like else None
