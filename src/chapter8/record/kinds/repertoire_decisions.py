"""Decisions in a Repertoire chapter, with the clauses that it reports of them in the past tense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chapter8.atlas import Atlas
from chapter8.errors import UsageError
from chapter8.record.kinds.repertoire_chapter import Chapter, Sentence
from chapter8.record.kinds.repertoire_meetings import DATE, read_date
from chapter8.record.nouns import Clause, Decision, Passage
from chapter8.symbols import find, parse

_HEADING = re.compile(rf"Decisions? of {DATE} \((?P<number>\d{{1,5}})\w\w\s+meeting\):\s*(?P<what>.+)", re.DOTALL)
_ADOPTED = re.compile(r"\b(?:adopted|adoption of)\b.*?\bresolutions? \d", re.DOTALL)
_STATEMENT = re.compile(
    r"\bPresident\b.*?\b(?:made|issued|read out) (?:a|the following) statement\b|"
    r"\bstatement on behalf of the Council\b",
    re.DOTALL,
)
_VOTES = re.compile(r"\bby (?:a vote of )?(?:\d+|\w+) (?:votes? )?(?:in favour|to)\b")
_INTRODUCES = re.compile(r"\b(?:by which|in which|whereby)\b.*?(?:inter alia,?|:)\s*:?\s*$", re.DOTALL)
_INLINE = re.compile(
    r"\b(?:by which|in which|whereby) (?:it|the Council|he)"
    r"(?:,? acting under Chapter [IVX]+ of the Charter(?: of the United Nations)?)?"
    r"(?:,? inter alia)?,?:?\s+(?P<clauses>(?!inter alia)[a-z].+)$",
    re.DOTALL,
)
_LEAD_IN = re.compile(r"^\[(?P<lead>[^\]]+)\]\s*")
_CLAUSE_START = re.compile(
    r"^(?:\(\w\)\s+)?(?:(?:Also|Further|Again|Strongly|Once again|Deeply|Firmly),? (?:also )?[a-z]|[A-Z])[a-z]*"
    r"(?:ed|ook|aid|ave|ade|eld|ought|poke|ew|elt)\b"
)
_VERB = (
    r"(?:[a-z]+(?:ed|ized)|took note|called (?:for|on|upon)|paid tribute|made|took|gave|held|drew|sought|"
    r"felt|underlay|was|had [a-z]+ed)"
)
_ADVERB = (
    r"(?:(?:also|further|again|strongly|once again|deeply|firmly|in addition|therefore|inter alia|particularly) )*"
)
_FIRST = re.compile(rf"^(?P<verb>{_ADVERB}{_VERB})\b", re.IGNORECASE)
_MORE = re.compile(
    rf"(?:, and|; and|;|, and in this regard,?|; in this regard, it|, it) (?:it )?(?P<verb>{_ADVERB}{_VERB})\b"
)
_PARTICIPLES = {
    "based",
    "needed",
    "related",
    "concerned",
    "united",
    "regionally-led",
    "authorized",
    "mandated",
    "adopted",
    "convened",
}
_DIRECTIVE = re.compile(
    r"^(?:(?:also|further|again|strongly|once again) )*(?:requested|invited|urged|encouraged|called (?:on|"
    r"upon)|asked|demanded that|reminded|authorized|appealed to|recommended to|directed|instructed)\s+",
    re.IGNORECASE,
)
_TO_DO = re.compile(r",?\s+to\s+(?=[a-z])")
_ASIDE = re.compile(
    r",? in (?:consultation|cooperation|coordination|collaboration|accordance|close)\b|,\s*(?:in|with|"
    r"through|within|by|on|as appropriate|when|where|if|while|bearing|including|particularly|inter alia|"
    r"pursuant|upon)\b|,? including\b"
)
_HEAD_ENDS = re.compile(r"\b(?:of|with|in|on|for|from|concerned)\b")
_ACTOR_NOUN = re.compile(
    r"\b(?:Secretary-General|Secretariat|States?|organizations?|agencies|Members?|parties|Governments?|"
    r"Council|Missions?|"
    r"Committee|Commission|Union|actors|countries|bodies|community|authorities|Fund|Bank|donors|"
    r"institutions|groups?|Representative|Envoy|"
    r"heads|leaders|donors|Chair\w*|President|Ministers?|operations?|Authority|Force|leaders|partners|"
    r"Operation|Office|Department)\b"
)
_SEPARATE = re.compile(
    r",? as well as |,? and (?=(?:all |other |the |relevant |its |regional |international |interested )|"
    r"[A-Z])|, (?=(?:all |the |other |relevant )|[A-Z])"
)


@dataclass(slots=True)
class _Draft:
    """A decision while it is read."""

    kind: str
    day: date | None
    meeting: str | None
    symbol: str | None = None
    unanimous: bool | None = None
    clauses: list[Clause] = field(default_factory=list)
    announced: bool = False  # by a heading; the sentence that took it has not been met yet
    open: bool = False  # a list of clauses has been introduced and goes on

    def done(self) -> Decision:
        return Decision(self.symbol, self.kind, self.day, self.meeting, self.unanimous, tuple(self.clauses))  # type: ignore[arg-type]


def read_decisions(
    chapter: Chapter, meeting_of: dict[str, str], atlas: Atlas
) -> tuple[list[Decision], dict[str, Passage]]:
    """The decisions in order, and the passages that turned out to be clauses (kind "operative"), by id."""
    drafts: list[_Draft] = []
    clauses: dict[str, Passage] = {}
    for passage in chapter.of_kind("heading", "narrative"):
        if passage.kind == "heading":
            if drafts:
                drafts[-1].open = False
            drafts.extend(_announced(passage))
            continue
        if drafts and drafts[-1].open:
            if is_clause(passage.text):
                clauses[passage.id] = replace(passage, kind="operative")
                _add_clause(drafts[-1], passage.text, passage, chapter, atlas)
                drafts[-1].open = not passage.text.rstrip().endswith(".")
                continue
            drafts[-1].open = False
        for sentence in chapter.sentences(passage):
            _read_sentence(sentence, drafts, chapter, meeting_of, atlas=atlas)
    return [draft.done() for draft in drafts], clauses


def is_clause(text: str) -> bool:
    """A paragraph that reports a clause: it opens with what the Council did, or with a lead-in in square brackets."""
    return bool(_LEAD_IN.match(text) or _CLAUSE_START.match(text)) and text.rstrip().endswith((";", ".", ",", "; and"))


def _announced(passage: Passage) -> list[_Draft]:
    found = _HEADING.search(passage.text)
    if found is None:
        return []
    what = found["what"].lower()
    kind = "resolution" if "resolution" in what else "presidential_statement" if "statement" in what else "other"
    symbols: list[str | None] = [str(hit.symbol) for hit in find(found["what"])]
    return [
        _Draft(kind, read_date(found), found["number"], symbol=symbol, announced=True) for symbol in symbols or [None]
    ]


def _read_sentence(
    sentence: Sentence, drafts: list[_Draft], chapter: Chapter, meeting_of: dict[str, str], *, atlas: Atlas
) -> None:
    """Take in a sentence that reports the taking of a decision."""
    adopted, stated = _ADOPTED.search(sentence.text), _STATEMENT.search(sentence.text)
    if not adopted and not stated:
        return
    kind = "resolution" if adopted else "presidential_statement"
    symbol = _symbol(sentence, chapter, kind)
    meeting = meeting_of.get(sentence.passage.id)
    draft = next(
        (d for d in drafts if d.announced and d.kind == kind and d.meeting == meeting and d.symbol in {None, symbol}),
        None,
    )
    if draft is None:
        if symbol is None or any(d.symbol == symbol for d in drafts):
            return
        draft = _Draft(kind, None, meeting)
        drafts.append(draft)
    draft.announced = False
    draft.symbol = draft.symbol or symbol
    if kind == "resolution":
        voted = bool(_VOTES.search(sentence.text))
        draft.unanimous = True if "unanimous" in sentence.text else False if voted else None
    if _INTRODUCES.search(sentence.text):
        draft.open = True
        drafts.append(drafts.pop(drafts.index(draft)))
    elif inline := _INLINE.search(sentence.text):
        _read_inline(draft, inline, sentence, chapter, atlas=atlas)


def _symbol(sentence: Sentence, chapter: Chapter, kind: str) -> str | None:
    """The decision's symbol: in the sentence itself, or in the note that it calls."""
    wanted = "RES" if kind == "resolution" else "PRST"
    named = [str(hit.symbol) for hit in find(sentence.text)]
    named += [citation.symbol for citation in chapter.cited_in(index for _, index in sentence.calls)]
    return next((symbol for symbol in named if parse(symbol).series == wanted and symbol.startswith("S/")), None)


def _read_inline(draft: _Draft, inline: re.Match[str], sentence: Sentence, chapter: Chapter, *, atlas: Atlas) -> None:
    """Clauses inside the sentence: "by which it, inter alia, decided to ...; requested ...; and urged ..."."""
    for piece in re.split(r";\s+(?:and\s+)?", inline["clauses"]):
        text = piece.strip()
        if _FIRST.match(text):
            _add_clause(draft, text, sentence.passage, chapter, atlas)


def _add_clause(draft: _Draft, text: str, passage: Passage, chapter: Chapter, atlas: Atlas) -> None:
    called = chapter.cited_in(index for _, index in chapter.calls.get(passage.id, ()))
    cites = [str(hit.symbol) for hit in find(text)] + [citation.symbol for citation in called]
    draft.clauses.append(
        Clause(
            number=str(len(draft.clauses) + 1),
            kind="operative",
            verbs=clause_verbs(text),
            text=text,
            addressees=addressees(text, atlas),
            cites=tuple(dict.fromkeys(_valid(cites))),
            passage=passage.id,
        )
    )


def _valid(symbols: Sequence[str]) -> list[str]:
    kept = []
    for symbol in symbols:
        try:
            kept.append(str(parse(symbol)))
        except UsageError:
            continue
    return kept


def clause_verbs(text: str) -> tuple[str, ...]:
    """What the Council did in the clause, in order, as written: "Recognized", "recalled".

    A lead-in in square brackets is read as well: "[Noted that Member States] stressed" is "Noted", "stressed".
    """
    verbs: list[str] = []
    if lead := _LEAD_IN.match(text):
        if found := _FIRST.match(lead["lead"]):
            verbs.append(found["verb"])
        text = text[lead.end() :]
    if found := _FIRST.match(text):
        verbs.append(found["verb"])
    at = found.end() if found else 0
    verbs.extend(m["verb"].removeprefix("had ") for m in _MORE.finditer(text, at) if m["verb"] not in _PARTICIPLES)
    return tuple(verbs)


def addressees(text: str, atlas: Atlas) -> tuple[str, ...]:
    """Whom a clause asks to do something, as written: what stands between "requested" and "to ...".

    The words must name somebody: a state or organization, or a noun for those who can act. "Invited further
    collaboration with the Peace and Security Council" asks nobody.
    """
    body = _LEAD_IN.sub("", text)
    directive = _DIRECTIVE.match(body)
    if directive is None:
        return ()
    asked = _TO_DO.search(body, directive.end())
    phrase = _ASIDE.split(body[directive.end() : asked.start()])[0] if asked else ""
    if not _names_somebody(_HEAD_ENDS.split(phrase)[0], atlas):
        return ()
    names: list[str] = []
    at = 0
    for cut in (*_SEPARATE.finditer(phrase), None):
        name = phrase[at : cut.start() if cut else len(phrase)]
        if cut is None or _names_somebody(name, atlas):  # "subregional | and regional organizations" is one
            names.append(re.sub(r"^the ", "", name.strip(" ,")))
            at = cut.end() if cut else at
    return tuple(name for name in names if name)


def _names_somebody(words: str, atlas: Atlas) -> bool:
    return bool(_ACTOR_NOUN.search(words) or atlas.find_states(words) or atlas.find_organizations(words))
