"""Which decisions a document says it answers: "submitted pursuant to paragraph 26 of ... resolution 1631 (2005)".

Strict on purpose. The sentence must speak of the document itself ("the present report", "I have the honour to submit",
a report's own title), and nothing but words of authority may stand between "pursuant to" and the decision: a mission
"established pursuant to resolution 1590 (2005)" is not answered, and neither is a report of which note is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chapter8.record.citations import cite
from chapter8.record.nouns import Answer, Citation, Passage, Unresolved
from chapter8.symbols import parse

_BY = (
    r"(?:pursuant to|in response to|in accordance with|in compliance with|in fulfil?lment of|in pursuance of|"
    r"in conformity with|in reply to|in implementation of|in line with|further to|under the terms of|"
    r"responds to|responding to|at the request of|"
    r"as (?:requested|mandated|called for|required|stipulated|set out|provided for)(?: by| in| under)?|"
    r"(?:requested|called for|required|mandated) (?:by|in)|following (?=the request)|submitted under)"
)
_CONNECTOR = re.compile(rf"\b{_BY}\b", re.IGNORECASE)
_PAPER = r"(?:report|letter|note|document|paper|update|communication|submission|assessment|addendum|review)"
_OWN_PAPER = (
    rf"(?:(?:[Tt]he|my|our|[Tt]his)\s+(?:present|attached|enclosed|annexed|accompanying)\s+(?:[\w-]+\s+){{0,4}}?{_PAPER}|"
    rf"[Tt]his\s+(?:[\w-]+\s+){{0,3}}?{_PAPER})"
)
_GIVEN = (
    r"(?:(?:\b(?:is|was|has\s+been|are)\s+(?:\w+\s+)?|,\s*)|(?<=report)\s)"
    r"(?:submitted|prepared|issued|presented|transmitted|circulated|made|produced|compiled|drawn\s+up|sent)"
)
_TO_THEM = r"(?:\s+(?:also|hereby|jointly))?(?:\s+(?:to|by|for)\s+(?:the|you|your)\b[^,;]{0,80})?,?\s*"
_SUBMITTED = re.compile(
    rf"(?:{_OWN_PAPER}\b[^;]{{0,250}}?{_GIVEN}|\b[Tt]he\s+report\s+is\s+(?:hereby\s+)?submitted){_TO_THEM}$"
)
_DIRECTLY = re.compile(rf"{_OWN_PAPER}(?:\s+of\s+the\s+[A-Z][\w-]+)?,?\s*(?:(?:is|was|has\s+been)\s*)?$")
# What answers a request in so many words may stand anywhere in a sentence about the document.
_ANSWERING = re.compile(
    r"in response|in reply|respond|as requested|requested|at the request|as called|following", re.IGNORECASE
)
_ABOUT_ITSELF = re.compile(rf"{_OWN_PAPER}\b[^;]{{0,250}}$")
_I_SUBMIT = re.compile(
    r"\b(?:I|we|We)\s+(?:have\s+the\s+hono(?:u)?r\s+to|hereby|am\s+(?:writing|pleased)\s+to|wish\s+to|write\s+to|"
    r"should\s+like\s+to)\s+"
    r"(?:hereby\s+)?(?:submit|transmit|report|inform|convey|forward|present|provide|enclose|attach|update|bring|communicate|"
    r"notify|write|refer|advise)(?P<between>[^;]{0,400})$"
)
_TITLE = re.compile(rf"^[^.;]{{0,200}}\b{_PAPER}\s+(?:of|by|on|from)\b[^.;]{{0,300}}$", re.IGNORECASE)
# What is "established pursuant to" a decision is not the document. Only a word of giving may stand right before.
_GOVERNED = re.compile(
    r"\b(?:establish|creat|impos|appoint|authoriz|authoris|deploy|adopt|extend|renew|mandat|form|constitut|frozen|freez|"
    r"designat|list|action|act|measure|step|work|effort|activit|operat|obligation|task|function|sanction|mission|committee|"
    r"force|panel|group|decision|withdraw|undertak|taken|carried|conduct|implement)\w*\s*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:taken|undertaken|adopted|established|imposed|created|authorized|deployed|conducted|implemented|carried out|"
    r"made by)\b"
)
_OPENS = re.compile(rf"^(?:\W{{0,3}}(?:{_BY})\b)", re.IGNORECASE)
_SPEAKS_AFTER = re.compile(
    rf"{_OWN_PAPER}|\b(?:I|we)\s+(?:have\s+the\s+hono|hereby|am\s|wish|write|attach|enclose|submit|report)|\bhereby\s+submits\b|"
    r"\bthe\s+report\s+(?:below\s+)?(?:provides|covers|contains|describes|gives|is\s+(?:hereby\s+)?submitted)"
)
_ASKED = re.compile(
    r"\b(?:requested|invited|asked|called\s+upon|encouraged)\s+(?:that\s+)?(?:me\b|my\b|the\s+[A-Z][\w-]+|"
    r"the\s+(?:panel|group|committee|force)\b)|\brequested\s+(?:a|an|that)\b",
)
_THAT_REQUEST = re.compile(
    rf"\b{_BY}\s+(?:to\s+)?(?:that|this|the\s+(?:above(?:-mentioned)?|aforementioned|same|Council['’]s)|its)\s+"
    r"(?:requests?|resolution|decision|statement)\b"
    r"(?!\s+(?:contained|in|of|made|dated|\d))",
    re.IGNORECASE,
)
_REFER = re.compile(
    r"\b(?:I|we)\s+(?:have\s+the\s+hono(?:u)?r\s+to\s+|wish\s+to\s+|write\s+to\s+|write\s+with\s+)?"
    r"(?:refer(?:ence)?|write)\s+(?:to|with\s+reference\s+to)\b"
)
_ASKS = re.compile(
    r",?\s*\)?,?\s*(?:(?:in|by)\s+(?:which|whose)|wherein|whereby)\s[^.;]{0,120}?"
    r"\b(?:requested|invited|asked|called\s+upon)\b"
)
_FILLING_WORDS = """
a above-mentioned addressed adopted african also an and annex april article articles as assembly at august authority
behalf both by charter commission committee communique communiqué concerning contained council council's council’s
dated december decided decision decisions economic expressed february for general given heads held i in issued its
january joint july june made mandate march may me meeting meetings member members my nations november october of on
operative organ out outlined para paragraph paragraphs paras peace president presidential protocol provision
provisions recent referred reiterated relevant renewed repeated request requested requests resolution resolutions
secretary-general security september set since statement statements states sub-paragraph subparagraph subparagraphs
subsequent terms that the this to treaty under union united was well which with
"""
_FILLING = frozenset(_FILLING_WORDS.split())
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]*")
_LONGEST_GAP = 260  # code points
_LONGEST_SENTENCE = 4_000  # code points; what is longer is no sentence
_REACH = 2  # passages after which "that request" is no longer the one last told
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"(])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|para|paras|Gen|St|art|Add|Corr|Rev|COMM|Res)\.$|\b[A-Z]\.$")
_DECIDES = frozenset({"RES", "PRST", "DEC", "Dec", "COMM", "CFSP", "Decl"})
_READ = frozenset({"narrative", "annex", "heading"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of a passage, from code point `start`, with the citations of decisions that stand in it."""

    passage: Passage
    start: int
    text: str
    decisions: tuple[Citation, ...]


def answers_of(passages: Iterable[Passage]) -> tuple[tuple[Answer, ...], tuple[Unresolved, ...]]:
    """Every decision that a report or letter says it answers, each place once, in order; and what could not be told.

    "In response to that request" means the decision that the sentences before it name as asking; where they name none,
    or several, it is unresolved.
    """
    answers: list[Answer] = []
    unresolved: list[Unresolved] = []
    asked: tuple[Citation, ...] = ()
    since = 0  # passages since somebody was named as asking
    for passage in passages:
        if passage.kind not in _READ:
            continue
        since += 1
        asked = asked if since <= _REACH else ()
        for sentence in _sentences(passage):
            if len(sentence.text) > _LONGEST_SENTENCE:
                continue
            found = [*_pursuant(sentence), *_referring(sentence)]
            answers.extend(found)
            if not found and (back := _THAT_REQUEST.search(sentence.text)) and _answers_back(sentence.text, back):
                if len({citation.symbol for citation in asked}) == 1:
                    answers.append(_answer(asked[0], sentence, back.start(), back.end()))
                else:
                    why = "several decisions that ask" if asked else "no decision that asks"
                    start = sentence.start + back.start()
                    end = start + len(back[0])
                    unresolved.append(Unresolved(back[0], f"{why} named before it", passage.id, start, end))
            if _ASKED.search(sentence.text) and sentence.decisions:
                asked, since = _asking(sentence), 0
    kept = {(item.symbol, item.paragraphs, item.passage, item.start): item for item in answers}
    return tuple(kept.values()), tuple(unresolved)


def _sentences(passage: Passage) -> Iterator[_Sentence]:
    text = passage.text
    ends = (
        end for end in _SENTENCE_END.finditer(text) if not _NO_END.search(text, max(0, end.start() - 8), end.start())
    )
    cuts = [0, *(end.end() for end in ends)]
    cited = cite(passage.id, text)[0]
    decisions = [one for one in cited if parse(one.symbol).series in _DECIDES]
    for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        inside = tuple(one for one in decisions if start <= one.start < stop)
        yield _Sentence(passage, start, text[start:stop], inside)


def _pursuant(sentence: _Sentence) -> Iterator[Answer]:
    """By "pursuant to" and the like, where the sentence speaks of the document itself."""
    fronted = _OPENS.match(sentence.text) is not None
    for connector in _CONNECTOR.finditer(sentence.text):
        chain = tuple(_chain(sentence, connector.end()))
        if not chain:
            continue
        rest = sentence.text[chain[-1].end - sentence.start :]
        own = _is_own(sentence.text, connector) or _is_title(sentence, connector)
        ahead = fronted and _SPEAKS_AFTER.search(rest) is not None and not _governed(sentence.text, connector)
        if own or ahead:
            yield from (_answer(one, sentence, connector.start(), one.end - sentence.start) for one in chain)


def _chain(sentence: _Sentence, start: int) -> Iterator[Citation]:
    """The decisions that follow with nothing but words of authority, dates and numbers between."""
    position = start
    for citation in sentence.decisions:
        begin = citation.start - sentence.start
        if begin < position:
            continue
        gap = sentence.text[position:begin]
        if len(gap) > _LONGEST_GAP or any(word.lower() not in _FILLING for word in _WORD.findall(gap)):
            return
        if ";" in gap or (position > start and ":" in gap):
            return
        yield citation
        position = citation.end - sentence.start


def _is_own(text: str, connector: re.Match[str]) -> bool:
    """Whether what stands before the connector is the document and its being submitted."""
    before = text[: connector.start()]
    if _governed(text, connector):
        return False
    if _SUBMITTED.search(before) or _DIRECTLY.search(before):
        return True
    if _ANSWERING.match(connector[0]) and _ABOUT_ITSELF.search(before):
        return True
    submit = _I_SUBMIT.search(before)
    return submit is not None and not _DONE.search(submit["between"])


def _answers_back(text: str, back: re.Match[str]) -> bool:
    """Whether "in accordance with that request" is said of the document."""
    about = _ABOUT_ITSELF.search(text[: back.start()]) is not None or _SPEAKS_AFTER.search(text, back.end()) is not None
    return (about or _is_own(text, back)) and not _governed(text, back)


def _governed(text: str, connector: re.Match[str]) -> bool:
    """Whether the words before the connector make it say how something else came about."""
    return _GOVERNED.search(text[max(0, connector.start() - 60) : connector.start()].rstrip(" ")) is not None


def _is_title(sentence: _Sentence, connector: re.Match[str]) -> bool:
    """A heading "Report of the Secretary-General pursuant to ..." speaks of the document without a verb."""
    passage = sentence.passage
    titled = passage.number is None and not passage.text.endswith((".", ";", ",", ":"))
    if not (passage.kind == "heading" or titled) or _governed(sentence.text, connector):
        return False
    return _TITLE.match(sentence.text[: connector.start()]) is not None


def _referring(sentence: _Sentence) -> Iterator[Answer]:
    """As in "I refer to resolution 2320 (2016), in which the Council requested me to report ..."."""
    refer = _REFER.search(sentence.text)
    if refer is None:
        return
    chain = tuple(_chain(sentence, refer.end()))
    if chain and _ASKS.match(sentence.text, chain[-1].end - sentence.start):
        yield from (_answer(one, sentence, refer.start(), one.end - sentence.start) for one in chain)


def _asking(sentence: _Sentence) -> tuple[Citation, ...]:
    """The decisions that a sentence names as asking: those that stand before the asking verb, else none."""
    asked = _ASKED.search(sentence.text)
    place = sentence.start + (asked.start() if asked else 0)
    return tuple(one for one in sentence.decisions if one.start < place) or sentence.decisions


def _answer(citation: Citation, sentence: _Sentence, start: int, end: int) -> Answer:
    end += sentence.text.startswith(")", end) and sentence.text.count("(", start, end) > sentence.text.count(
        ")", start, end
    )
    words = sentence.text[start:end]
    place = sentence.start + start
    return Answer(citation.symbol, citation.paragraphs, words, sentence.passage.id, place, place + len(words))
