"""Words that a line end has cut: joined again, with or without their hyphen, by what the document itself shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapter8.record.text import Line

_PARTS_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and (chr(code).isalpha() or chr(code) == "-") else code if code > 127 else 32
    for code in range(256)
)
"""In UTF-8: letters of the alphabet in small, hyphens, and all that is no ASCII as it is; a space for all else."""
_FEW_QUESTIONS = 100
_MARKS = tuple(mark.encode() for mark in "’‘“”«»–—…")
_CUT = re.compile(r"([^\W\d_]+)(?:-|\u00ad|\x02|\ufffe)$")
_HEAD = re.compile(r"^[^\W\d_]+")
_HYPHENS = frozenset("-\u00ad\x02\ufffe")

_ENDING_WORDS = """
able ably al als ally ance ances ate ated ates ating ation ations cies cy ed ence ences er ers ful fully ing ings ism
ist ists ities ity ive ively izing ized ization ly ment ments ness ous ously sion sions tary ted ties ting tion tions
tional tive tively tor tors tory ty ues uing ving
"""
_ENDINGS = frozenset(_ENDING_WORDS.split())
_FIRST_WORDS = """
air all anti arms capacity cease co confidence conflict counter cross decision early ex extra fact far follow foreign
full gender half hard high human ill inter intra labour land large law like long low man medium mid micro mine multi
near neo newly non off on one over peace policy post power pre pro quick quasi re self semi short single small so
socio state sub third trans two under up vice war well wide year
"""
_SECOND_WORDS = """
affected based building called coordinated day discrimination driven effective free general going held imposed keeping
led making month old oriented owned president prone range ranging related resolution rights run sensitive sharing
specific standing state style supported term torn wide year
"""
_FIRST, _SECOND = frozenset(_FIRST_WORDS.split()), frozenset(_SECOND_WORDS.split())
"""Words that open or close compounds which the United Nations writes with a hyphen."""


def rejoin_hyphens(lines: Sequence[Line]) -> list[Line]:
    """Give the second half of a cut word back to the line on which it began.

    The hyphen goes when the document elsewhere has the word in one piece; it stays when the word stands elsewhere
    with it and when the next part begins with a capital. Where the document shows neither, it goes if the halves are
    pieces of a word: the second is an ending alone, or the first is no word of the document and opens no compound.
    """
    joined = list(lines)
    texts = [line.text for line in lines]
    whole = "\n".join(texts)
    cut = [at for at, text in enumerate(texts) if text[-1:] in _HYPHENS and lines[at].style != "furniture"]
    known = _Words(whole if cut else "")
    settled = -1
    for at in cut:
        if at > settled:
            settled = _rejoin(joined, at, known)
    if "\x02" in whole:
        joined = [
            line._replace(text=line.text.replace("\x02", "-")) if "\x02" in line.text else line for line in joined
        ]
    return joined


def _rejoin(lines: list[Line], at: int, known: _Words) -> int:
    """Settle the cut word at the end of a line, and one that the next line then ends with; the last one done."""
    while True:
        text, taken = _whole(lines[at].text, _next_text(lines, at), known)
        if taken is None:
            return at
        lines[at] = lines[at]._replace(text=text)
        at = next(
            index for index in range(at + 1, len(lines)) if lines[index].style != "furniture" and lines[index].text
        )
        lines[at] = lines[at]._replace(text=lines[at].text[len(taken) :].lstrip())
        if lines[at].text[-1:] not in _HYPHENS:
            return at


class _Words:
    """Every word of a text, in small letters, with the hyphens inside it.

    Most documents have few words cut: for those the text is looked through; for more it is taken apart, once.
    """

    def __init__(self, text: str) -> None:
        data = text.lower().encode(errors="surrogatepass")  # as bytes, for which Python parts words fastest
        for mark in _MARKS:
            data = data.replace(mark, b" ")
        self._data = b" %b " % data.translate(_PARTS_WORDS)
        self._asked = 0
        self._all: frozenset[bytes] | None = None

    def __contains__(self, word: str) -> bool:
        """Whether the word stands somewhere by itself."""
        small = word.lower().encode(errors="surrogatepass")
        self._asked += 1
        if self._all is None and self._asked > _FEW_QUESTIONS:
            self._all = frozenset(self._data.split())
        return b" %b " % small in self._data if self._all is None else small in self._all


def _whole(text: str, following: str, known: _Words) -> tuple[str, str | None]:
    """A line with the rest of its last word, and what of the following text was taken for it."""
    cut, head = _CUT.search(text), _HEAD.match(following)
    if not (cut and head):
        return text, None
    taken = head.group()
    text = text[: cut.start()] + _join(cut.group(1), taken, known)
    trailing = re.match(r"[^\s\w]+", following[len(taken) :])
    if trailing:
        text += trailing.group()
        taken += trailing.group()
    return text, taken


def _next_text(lines: Sequence[Line], index: int) -> str:
    """The text of the next line that is not furniture and not empty, within the next few."""
    for line in lines[index + 1 : index + 12]:
        if line.style != "furniture" and line.text:
            return line.text
    return ""


def _join(first: str, second: str, known: _Words) -> str:
    whole, hyphened = f"{first}{second}", f"{first}-{second}"
    if second[0].isupper():
        return hyphened
    if hyphened in known:
        return hyphened
    if whole in known or _is_cut(first, second, known):
        return whole
    return hyphened


def _is_cut(first: str, second: str, known: _Words) -> bool:
    """Whether the halves are pieces of a word, and not two words that their hyphen joins."""
    opens, closes = first.lower(), second.lower()
    if opens in _FIRST or closes in _SECOND:
        return False
    return closes in _ENDINGS or (len(opens) > 1 and first not in known)
