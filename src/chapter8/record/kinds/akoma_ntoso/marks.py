"""The verbs of a paragraph as the United Nations marked them: words in italics (in Chinese, in bold type)."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from chapter8.record.kinds.akoma_ntoso.text import descendants
from chapter8.record.verb_forms import PARTICIPLE, PAST, STEMS, THIRD

_FOREIGN = frozenset("""
ad|ad hoc|ad litem|bis|bona fide|de facto|de jure|in situ|inter alia|ipso facto|materiel|materiél|matériel
mutatis mutandis|non-refoulement|note verbale|per se|prima facie|pro rata|proprio motu|quater|sine qua non|ter
vis-à-vis
""".replace("\n", "|").split("|"))  # fmt: skip
_NO_VERB = frozenset({"the security council", "and", "that", "in this regard", "as appropriate", "regards", "bis"})
_WORD_AT_END = re.compile(r"[^\W\d_]+$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_ADVERBS = frozenset({"also", "further", "again", "once", "more", "furthermore", "and", "while", "shall", "it", "the"})
_LONGEST = 6
"""More words than these in italics are a heading or a title, unless they begin with a verb in the third person."""
_LONGEST_PLAIN = 2
"""The same for words that begin with the plain form of a verb, which is most often that of a noun too."""


def marked_verbs(element: etree._Element, language: str = "en") -> tuple[str, ...]:
    """The verbs in order, as written; foreign phrases, titles of works and headings in italics left out.

    Italics that break inside a word, or between two words of one verb, are taken as one.
    """
    kinds = ("italic", "bold") if language in {"zh", "ar"} else ("italic",)
    spans = [span for span in descendants(element, "span") if any(kind in (span.get("class") or "") for kind in kinds)]
    texts: list[str] = []
    joined = False
    for span in spans:
        words = _whole("".join(map(str, span.itertext())), span)
        texts[-1:] = [texts[-1] + words] if joined and texts else [*texts[-1:], words]
        joined = _goes_on(span)
    cleaned = (" ".join(words.split()).strip(" ,;:.،；，") for words in texts)
    return tuple(words for words in cleaned if words and (language != "en" or _speaks(words)))


def _goes_on(span: etree._Element) -> bool:
    """Whether another marked span follows with nothing but white space between."""
    following = span.getnext()
    return following is not None and following.get("class") == span.get("class") and not (span.tail or "").strip()


def _whole(words: str, span: etree._Element) -> str:
    """The marked words, with the rest of a word that the mark-up cuts: "R<i>equests</i>"."""
    before = span.getprevious()
    parent = span.getparent()
    ahead = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if words[:1].isalpha() and ahead[-1:].isalpha() and (cut := _WORD_AT_END.search(ahead[-30:])):
        words = cut.group() + words
    tail = span.tail or ""
    if words[-1:].isalpha() and (cut := _WORD_AT_START.match(tail)):
        words += cut.group()
    return words + (" " if tail[:1].isspace() else "")


@lru_cache(maxsize=4096)  # the same few verbs in every document
def _speaks(words: str) -> bool:
    """Whether words in italics are a verb: they begin with one of its forms, adverbs aside."""
    lower = words.lower()
    if lower in _FOREIGN or lower in _NO_VERB:
        return False
    parts = _WORDS.findall(lower)
    first = next((part for part in parts if part not in _ADVERBS and not part.endswith("ly")), None)
    if first is None:
        return bool(parts)  # "Further", its verb left plain
    if first in THIRD:
        return True
    if first in STEMS:  # "Demands that Eritrea: withdraw ..."
        return len(parts) <= _LONGEST_PLAIN
    is_form = first in PARTICIPLE or first in PAST or first.endswith(("s", "ing", "ed"))
    return len(parts) <= _LONGEST and is_form and not words[-1].isupper()
