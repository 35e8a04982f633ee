"""One action or several: coordinated infinitives, lettered items, a report beside another act, two due dates.

The conventions are those of the labelled paragraphs. Every further "to" that coordinates acts opens a new entry, and so
does each lettered item that is an act; bare verbs under one "to" are one entry, and so are purposes ("in order to A and
to B") and the contents of a report. Where it is open whether "and to" adds an act or a purpose, it is one entry, unless
what it adds is a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from chapter8.record.commitments.lexicon import is_verb
from chapter8.record.commitments.papers import papers_apart
from chapter8.record.commitments.scope import infinitives

_ADVERBS = (
    r"(?:,?\s+(?:also|further|in particular|in this regard|in that regard|to this end|to that end|where appropriate|"
    r"as appropriate|as necessary|when appropriate|if necessary|inter alia|thereafter|then|finally|subsequently|"
    r"following [^,;]{3,80}|in (?:addition|this context|doing so)|in (?:view|light) of [^,;]{3,80}|"
    r"by (?:no later than )?\d[^,;]{3,40}),?){0,2}"
)
# Patterns that begin with one set of characters are looked for in a third of the time: hence no "[,;]?" in front.
_AND_TO = re.compile(
    rf"[,;\s]\s*(?<=\s)(?:[–—•-]\s+)?(?:and|as well as)(?P<adverbs>{_ADVERBS})\s+(?:[–—•-]\s+)?"
    r"(?:(?:ongoing|their|further)\s+efforts\s+)?(?:for\s+(?:him|them|it)\s+)?(?=(?:not\s+)?to\s+[a-z])"
)
_LIST_TO = re.compile(r"[,;]\s+(?:[–—•-]\s+)?(?=(?:not\s+)?to\s+[a-z])")
_AND_REPORT = re.compile(
    r"[,\s]\s*(?<=\s)and\s+(?:then\s+|also\s+|thereafter\s+)?(?=(?:report|reports|submit|inform|brief|keep\s+(?:the\s+)?(?:Security\s+)?(?:Council|it)\b)"
    r"(?:\s+(?:\w+ly|back|regularly))?\s+(?:to|on|the|its|him|it|a|by|within)\b|"
    r"(?:present|provide)\s+(?:\w+\s+){0,4}(?:report|briefing|recommendations|assessment|proposals)\b)"
)
_AND_THAT_THEY = re.compile(r",?\s+and\s+(?:also\s+|further\s+)?that\s+(?:they|it|he|she)\s+(?=(?P<verb>[a-z]+)\b)")
_ITEM = re.compile(
    r"(?:^|(?<=[:;,.])\s+|(?<=[:;,.]\s)(?:and|or)\s+|(?<=\sto)\s+|(?<=\sand)\s+|(?<=[;,]\sand)\s+|(?<=[;,]\sor)\s+)"
    r"(?:\(?(?P<mark>[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?P<stopped>[a-z]|[ivx]{1,5})\.)\s+"
)
_DASH_ITEM = re.compile(r"(?:^|(?:(?<=[:;,.])|(?<=[:;,.]\sand))\s+)[–—•-]\s+(?=[A-Za-z])")
_SIGN = re.compile(r"[ai1]\)\s|(?:^|\s)(?:[ai]\.|[–—•-])\s")  # without one of them there are no items
_SIGNS = ("a)", "i)", "1)", "a.", "i.", "–", "—", "•", "-")  # quick: what every sign has
_REPORTING = re.compile(
    r"(?:not\s+)?to\s+(?:\w+ly\s+|also\s+|further\s+)?(?:report|submit|inform|brief|notify|keep\s+(?:\S+\s+){1,6}?(?:\w+ly\s+)?informed|"
    r"incorporate|include|present|provide\s+(?:\S+\s+){0,6}?(?:reports?|briefings?|information|recommendations|updates?|assessments?|addendum)|"
    r"update|recommend)\b"
)
_RELATIVE = re.compile(
    r"\b(?:which|who|that|he|she|it|they|is|are|has|have|had|was|were|be|and|continue|continues|continuing|able|position|"
    r"intends?|wish|wishes|decided|agreed|required|requested|necessary|ready)$"
)
_DANGLING = re.compile(r"\b(?:on|of|for|with|in|into|from)$")
_PURPOSE = re.compile(r"\b(?:in order|so as|with a view|in an effort|aimed at|and|or)$")
_EDGES = ' ,;.:”“"–—•-'
_CONJUNCTION_LAST = re.compile(r"[,;]?\s+(?:and|or|as well as|and further|and also)$")
_MAY_BE_LAST = ("and", "or", "as", "further", "also")  # quick: what every conjunction ends with


def actions(whole: str) -> Iterator[str]:
    """One action, or one for each coordinated infinitive or item."""
    lettered = list(items(whole))
    if lettered:
        lead, acts = lettered[0], lettered[1:]
        if lead:
            yield from _infinitives_apart(lead)
        for act in acts:
            yield from papers_apart(act)
        return
    named = _items_at(whole)  # items that are no acts belong to the act before them, with all that stands in them
    for act in _infinitives_apart(whole, named[0].start() if named else len(whole)):
        yield from papers_apart(act)


def items(whole: str) -> Iterator[str]:
    """What leads lettered items ("" where it says no act of its own), then each; nothing where items are no acts."""
    found = _items_at(whole)
    if not found:
        return
    texts = [tidy(text) for text in _texts(whole, found)]
    lead = tidy(whole[: found[0].start()])
    listed = _LISTED.search(lead) is not None
    apart = [[text] if _opens_act(text) or (listed and _GERUND.match(text)) else _inner(text) for text in texts]
    if not all(apart) or _BY_ALL_MEANS.search(lead):
        return
    yield lead if _says_act(lead) else ""
    yield from (act for acts in apart for act in acts)


def leading(whole: str) -> str:
    """The words that stand before the first item, whatever they say."""
    found = _items_at(whole)
    return tidy(whole[: found[0].start()]) if found else ""


def _inner(item: str) -> list[str]:
    """The acts of an item that is a heading with items of its own: "Protection of civilians: (i) To deter ..."."""
    acts = [tidy(text) for text in _texts(item, _items_at(item))]
    return acts if acts and all(map(_opens_act, acts)) else []


def _texts(whole: str, marks: Sequence[re.Match[str]]) -> list[str]:
    """The words of each item, from its mark to the next."""
    return [
        whole[mark.end() : following.start() if following else len(whole)]
        for mark, following in pairwise([*marks, None])
        if mark
    ]


@lru_cache(maxsize=64)  # `items` and `actions` ask about the same words one after the other
def _items_at(whole: str) -> Sequence[re.Match[str]]:
    """The marks of items of the outermost list, in their order: (a), (b), (c)."""
    if not any(sign in whole for sign in _SIGNS) or _SIGN.search(whole) is None:
        return ()
    found = list(_ITEM.finditer(whole))
    first = _mark_of(found[0]) if found else ""
    if first not in {"a", "i", "1"}:
        dashes = list(_DASH_ITEM.finditer(whole))
        return dashes if len(dashes) > 1 else ()
    outer: list[re.Match[str]] = []
    for match in found:
        if _mark_of(match) == _mark(first, len(outer)):
            outer.append(match)
    return outer if len(outer) > 1 else ()


def _mark_of(item: re.Match[str]) -> str:
    return item["mark"] or item["stopped"]


def _mark(first: str, place: int) -> str:
    """The mark of an item by its place: a b c, i ii iii, 1 2 3."""
    if first == "a":
        return chr(ord("a") + place) if place < 26 else ""
    if first == "1":
        return str(place + 1)
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
    return roman[place] if place < len(roman) else ""


def _opens_act(item: str) -> bool:
    """Whether an item begins with what to do: "To verify ...", "Consider ...", "shall ..."."""
    words = item.split(None, 3)[:3]
    if not words:
        return False
    first = words[0].lower().strip(",")
    if first in _LEADS_IN:
        later = _ITS_INFINITIVE.match(item)
        return later is not None and is_verb(later["verb"], after_to=False)
    if first in {"to", "not", "shall"} and len(words) > 1:
        return is_verb(words[1].lower().strip(","))
    if first.endswith("ly") and len(words) > 1:
        first = words[1].lower().strip(",")
        return is_verb(first, after_to=False)
    return is_verb(first, after_to=False) and (len(words) == 1 or words[1].lower() not in {"of", "for"})


_LISTED = re.compile(
    r"\bfollowing\s+(?:[\w-]+\s+){0,2}(?:priorities|tasks|functions|responsibilities|areas)\b(?!.*\b(?:through|including)\b)"
)
_GERUND = re.compile(r"[A-Z][a-z]{2,20}ing\s")
"""Tasks are acts also as gerunds: "the following priorities: (a) Supporting ...; (b) Providing ..."."""
_BY_ALL_MEANS = re.compile(
    r"\b(?:use|take)\s+all\s+(?:the\s+)?necessary\s+(?:means|measures|action|steps)\b(?!.*\b(?:tasks|following|mandate)\b)"
)
"""What leads purposes, not acts: "to use all necessary means: - to protect civilians, - to prevent attacks"."""
_LEADS_IN = frozenset({"without", "in", "with", "within", "subject", "upon", "where", "through", "by", "as", "on"})
_ITS_INFINITIVE = re.compile(r"[^,;]{3,160},\s+(?:to\s+)?(?P<verb>[a-z]+)\b")


def _says_act(lead: str) -> bool:
    """Whether the words before items are an act themselves, as in "to designate X ..., with the following mandate"."""
    return re.search(r"\b(?:mandate|tasks?|functions|responsibilities|terms)\b(?:[^:]{0,60})?$", lead) is not None and (
        next(infinitives(lead), None) is not None
    )


def _infinitives_apart(whole: str, furthest: int | None = None) -> Iterator[str]:
    """The acts of a clause without items; none begins behind `furthest`."""
    start = 0
    for end, then in _boundaries(whole):
        if end <= start or (furthest is not None and end > furthest):
            continue
        segment = tidy(whole[start:end])
        if segment:
            yield segment
        start = then
    rest = tidy(whole[start:])
    if rest:
        yield rest


def _boundaries(whole: str) -> Iterator[tuple[int, int]]:
    """Where one act ends and the next begins, in order."""
    joined = " and " in whole or " and," in whole
    joints = list(_AND_TO.finditer(whole)) if (joined or "as well as" in whole) and " to " in whole[3:] else []
    if joints:  # a bare comma joins acts only where "and" joins the last of them
        joints += _LIST_TO.finditer(whole)
    if joined:
        joints += _AND_REPORT.finditer(whole)
        if " that " in whole:
            joints += (found for found in _AND_THAT_THEY.finditer(whole) if is_verb(found["verb"], after_to=False))
    if not joints:
        return
    found: dict[int, tuple[int, int]] = {}
    last = 0
    inner = [match.start() for match in infinitives(whole)]
    commas_end = max((match.end() for match in joints if match.re is _AND_TO), default=0)
    for match in sorted(joints, key=lambda joint: joint.end()):
        if match.re is _LIST_TO and match.end() > commas_end:
            continue
        if match.re is _AND_THAT_THEY:
            found[match.start()] = (match.start(), match.end())
            last = match.end()
            continue
        begins = match.end() + len("not ") * whole.startswith("not ", match.end())
        if match.re is not _AND_REPORT and begins not in inner:
            continue
        if _adds_act(whole, match, last, inner):
            found[match.start()] = (match.start(), match.end())
            last = match.end()
    yield from sorted(found.values())


def _adds_act(whole: str, match: re.Match[str], since: int, inner: list[int]) -> bool:
    """Whether a coordination adds an act to that which began at `since`, rather than a purpose to it."""
    before = whole[since : match.start()]
    if _DANGLING.search(before):
        return False  # "to finalize their work on and to sign an agreement"
    if "as well as" in match.group() and " with a view to " in before:
        return False
    if match.re is _AND_REPORT:
        return not re.match(r"to\s+(?:report|submit|inform|brief)\b", before)
    if match.re is _LIST_TO:
        return not _purpose_last(whole, match.start(), since, inner)
    comma = match.group().startswith((",", ";"))
    if comma or _REPORTING.match(whole, match.end()):
        return not (
            comma
            and _purpose_last(whole, match.start(), since, inner)
            and not _REPORTING.match(whole, match.end())
            and "," not in before
        )
    nested = [at for at in inner if since < at < match.start()]
    chained = re.match(
        r"(?:not\s+)?to\s+(?:continue|remain\s+\w+|be\s+\w+|seek|strive|work|endeavour|help)\s+(?=to\s)", before
    )
    if chained:
        nested = [at for at in nested if at - since > chained.end()]
    return (
        all(
            _RELATIVE.search(whole[max(0, at - 24) : at].rstrip())
            and not _PURPOSE.search(whole[max(0, at - 24) : at].rstrip())
            for at in nested
        )
        and " aimed at " not in before
    )


def _purpose_last(whole: str, end: int, since: int, inner: list[int]) -> bool:
    """Whether the last infinitive before a coordination opens with "in order", "so as" or "with a view"."""
    nested = [at for at in inner if since < at < end]
    return bool(nested) and re.search(r"\b(?:in order|so as|in an effort)$", whole[: nested[-1]].rstrip()) is not None


def tidy(words: str) -> str:
    """Words without the punctuation and the conjunction that join them to what follows."""
    cut = words.strip(_EDGES)
    while cut.endswith(_MAY_BE_LAST) and (shorter := _CONJUNCTION_LAST.sub("", cut).rstrip(_EDGES)) != cut:
        cut = shorter
    return cut
