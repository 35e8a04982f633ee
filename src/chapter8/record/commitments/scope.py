"""What stands after a directing verb: whom it directs, words aside, and the action.

    Requests | the Secretary-General, | in consultation with the parties, | to report by 1 May
               whom                     aside                               action

Whom a verb directs is one noun phrase or several with commas and "and" between them. What a preposition, an adverb or
a relative clause opens is said aside: it names no bearer ("in consultation with", "through", "with the support of").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chapter8.record.commitments.lexicon import is_verb

_TO = re.compile(
    r"\bto\s+(?:(?:and\s+)?(?:not|also|further(?!\s+(?:his|her|its|their|the|this|that)\b)|"
    r"then|now|jointly|again|in particular|always|\w{3,20}ly),?\s+){0,2}"
    r"(?P<verb>[a-z]+(?:-[a-z]+)?)\b"
)
_FIRST_MARK = r"(?:\(?(?:a|i|1)\)|[aiI]\.|[–—•-])\s"
_TO_ITEMS = re.compile(rf"\bto(?:\s?[:,]\s*(?={_FIRST_MARK})|\s*(?=\(?(?:a|i|1)\)\s))")
_ITEMS = re.compile(rf":\s+(?={_FIRST_MARK})")
_NOT_BEFORE = frozenset(
    ["pursuant", "according", "prior", "due", "addition", "relating", "related", "respect", "regard", "contrary"]
)
_INNER = frozenset(
    """able order position wish wishes wishing willing continue continues intend intends intending ready yet need
    required mandated authorized requested established designated seeking ability capacity efforts effort allowed
    obliged invited encouraged opportunity used intended designed aimed commitment commitments obligation obligations
    committed responsibility measures steps call calls appeal appeals decision plans""".split()  # noqa: SIM905 - one word list
)
"""Words whose own infinitive says no act of whom is directed, where another infinitive follows."""
_FURTHEST = 700
_NOT_TO = re.compile(r"\bnot\s+\Z")
_PARENTHESES = re.compile(r"\s*\([^()]{0,200}\)")
_BETWEEN = re.compile(r",\s+|\s+-\s+|\s+–\s+")
_ADJECTIVE = (
    r"(?:(?:sub-?|inter)?regional|international|national|bilateral|multilateral|local|political|military|financial|"
    r"civilian|economic|technical)"
)
_LISTED_ADJECTIVES = re.compile(rf"(?<=al),\s+(?={_ADJECTIVE}(?:,|\s+and|\s+{_ADJECTIVE})\b)")
"""The comma between adjectives of one noun: "international, regional and subregional organizations"."""
_LISTED_KINDS = re.compile(
    r"(?<=Monitoring),\s+(?=Verification\sand)|"
    r"(?<=Educational),\s+(?=Scientific\sand)|(?<=Slavonia),\s+(?=Baranja\sand)|"
    r"(?<=keeping),\s+(?=(?:peace-?building|political|humanitarian)\b)|(?<=building),\s+(?=(?:political)\b)"
)
"""The commas inside a name; and those between kinds: "peacekeeping, peacebuilding and political missions"."""
_AND_IN_PARTICULAR = re.compile(r",?\s+and,?\s+in\s+particular,?\s+(?!(?:to|by|in|through|with|on|upon|for)\b)")
_CONJUNCTION = re.compile(r"^(?:and|or|as well as|but also|together with)\s+")
_LEADING = re.compile(
    r"^(?:(?:(?:to|in) (?:this|that) (?:end|regard|respect|context|connection),?|also|further|again|"
    r"once again|once more|upon|on|to|for|that|therefore|urgently|in particular)\s+)+"
)
_ASIDE = re.compile(
    r"(?:(?:in|through|throughout|with|without|within|by|at|as|acting|including|after|before|following|under|pursuant|"
    r"subject|taking|where|wherever|when|if|unless|once|until|upon|from|during|via|consistent|inter|bearing|building|using|while|who|"
    r"which|that|whose|whom|to|of|among|amongst|notably|drawing|working|noting|recalling|based|according|having|given|"
    r"notwithstanding|not|no|every|starting|jointly|individually|regardless|for|on|beginning|if|should|so|making|"
    r"both (?:with)?in|and in|and on|and through|and with|and by|thus|pending|making|respecting|wishing|concerned with|"
    r"also|further|particularly|especially|again|therefore|along|led|headed|chaired|assisted|\w{3,20}ly)\b)"
)
_LISTING = re.compile(
    r"(?:(?:or\s+)?in\s+(?:\w+\s+){0,2}(?:consultations?|cooperation|coordination|conjunction|collaboration|partnership)|through|with|"
    r"by|including|such as|between|among)\b"
)
_DETERMINED = re.compile(r"(?:the|all|any|other|others|relevant|its)\b")
_NAMELY = re.compile(
    r"(?:in particular|particularly|especially|notably|including|inter alia)\s+(?!by\b|in\b|through\b|with\b)"
)
_AFTER_NAME = re.compile(
    r"\s+(?:through|acting|working|within(?!\s+[A-Z]{2})|under|by|upon|after|before|pursuant|who|which|whose|whom|including|"
    r"particularly|especially|during|until|once|if|where|when|without|via|wishing|not yet|as\s+(?:appropriate|soon|"
    r"necessary|a|an|part|authorized|referred|requested|described|provided|mentioned|called|set|expressed|envisaged|the|well(?!\s+as\s+(?:the|all|any|other|its|relevant|[A-Z])))|"
    r"in\s+(?:consultation|consultations|coordination|cooperation|conjunction|close|full|accordance|collaboration|order|"
    r"partnership|its|their|his|her|particular|this|that|line|conformity|light|view|support|parallel|response|"
    r"implementing|addition|a\s+position(?!\s+to\s+do\s+so)|carrying|advance|order|compliance)|"
    r"with(?!\s+troops)|on\s+(?:a|an|the\s+basis|behalf|its|their|an)|at\s+(?:the|its|their|all|a)|"
    r"for\s+(?:a|an|another|as|their|its|his|her|the\s+(?:next|period|purpose|purposes|remainder))|consistent|immediately|to\s+that\s+end|"
    r"along\s+with|authori[sz]ed\s+(?:by|under|in)|deployed\s+(?:by|under|in)|"
    r"according\s+to|comprised\s+of|comprising|composed\s+of|consisting\s+of|made\s+up\s+of|headed\s+by|led\s+by|chaired\s+by|"
    r"that\s+(?:have|has|are|is|had|were|was|did|do|does|may|might|can|could|will|would|wish|seek|possess|contribute|"
    r"remain|still|participate)|"
    r"referred|mentioned|established|created|appointed|designated|described|identified|listed|operating|"
    r"having|taking|using|bearing|based|following|while|from\s+(?!the\b)|drawing|subject|already|present(?=\s|$)|or\s+in|"
    r"pending|prior|unconditionally|urgently|fully|promptly|actively|jointly)\b.*$",
    re.DOTALL,
)
_GENERIC = re.compile(
    r"(?:(?:relevant|other)\s+)?(?:(?:sub-?)?regional|international|humanitarian|non-governmental|civil)\s+(?:and\s+(?:sub-?)?regional\s+)?"
    r"(?:organi[sz]ations|institutions|partners|agencies)\b"
)
_IF_APPROPRIATE = re.compile(r"(?:as|where|when|if)\s+(?:appropriate|necessary|relevant|applicable|needed|requested)")
_PLACE = re.compile(
    r"(?:paragraphs?|articles?|annex|chapter|section)\s+\S{1,6}$|\d+(?:\s+(?:and|above|below)\b.*)?$", re.IGNORECASE
)
_CONCERNED = re.compile(r"^(?:(?:the|all|any|those)\s+)*(?:concerned|interested)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Direction:
    """Whom a verb directs (noun phrases as written), what is said aside, and the action."""

    whom: tuple[str, ...]
    aside: str
    action: str
    namely: tuple[str, ...] = ()


def infinitives(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Every "to" with a verb after it, as matches that begin at "to"."""
    for found in _TO.finditer(text, start):
        if found["verb"] != "further" and not is_verb(
            found["verb"].partition("-")[0] if found["verb"] != "co-operate" else "cooperate"
        ):
            continue
        words = text[max(0, found.start() - 40) : found.start()].split()[-2:]
        if not words or words[-1] not in _NOT_BEFORE or words[0] in {"this", "that"}:
            yield found


def direction(scope: str) -> Direction | None:
    """Whom, aside and action of the words after a directing verb; None where no infinitive says what to do."""
    place = _action_place(scope)
    if place is None:
        return None
    start, end = place
    whom, aside, namely = named_in(scope[:start])
    return Direction(whom, aside, scope[end:], namely)


def _action_place(scope: str) -> tuple[int, int] | None:
    """Where the words before the action end and where the action starts: "to" included, but not before items."""
    items = _TO_ITEMS.search(scope, 0, _FURTHEST) if ":" in scope or "," in scope or ")" in scope else None
    if items is None and ":" in scope:
        items = _ITEMS.search(scope, 0, _FURTHEST)
    fallback = None
    for found in infinitives(scope):
        if found.start() > _FURTHEST or (items is not None and items.start() < found.start()):
            break
        if scope.find("; ", 0, found.start()) >= 0 or scope.find(": (", 0, found.start()) >= 0:
            break
        before = scope[: found.start()].rstrip(" ,").removesuffix(" not").rpartition(" ")[2]
        start = _NOT_TO.search(scope, max(0, found.start() - len(" not ")), found.start())
        at = start.start() if start else found.start()
        if before not in _INNER:
            return at, at
        fallback = fallback or (at, at)
    if items is not None:
        return items.start(), items.end()
    return fallback


def named_in(region: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The noun phrases of the words between verb and infinitive, what is said aside, and who is named in particular."""
    whom: list[str] = []
    aside: list[str] = []
    namely: list[str] = []
    closed = False  # whether an aside has begun after the first name: what follows it belongs to it
    in_particular = False
    region = _AND_IN_PARTICULAR.sub(", in particular ", _PARENTHESES.sub("", region))
    joined_up = _LISTED_KINDS.sub("\x00", _LISTED_ADJECTIVES.sub("\x00", region))
    for number, written in enumerate(_BETWEEN.split(joined_up)):
        chunk = written.replace("\x00", ", ").strip(' ,;:“”"')
        if number == 0:
            chunk = _LEADING.sub("", chunk)
        joined = _CONJUNCTION.match(chunk)
        chunk = chunk[joined.end() :] if joined else chunk
        if joined and _reopens(chunk, aside if closed else [], namely if in_particular else []):
            closed = in_particular = False
        particular = _NAMELY.match(chunk)
        if particular and aside and closed and (chunk.startswith("including") or _LISTING.match(aside[-1])):
            aside.append(chunk)  # "in cooperation with other partners, including the World Bank": no bearer
            continue
        if particular:
            closed, in_particular = bool(whom), True
            namely.append(_AFTER_NAME.sub("", chunk[particular.end() :]))
            continue
        if not chunk or _IF_APPROPRIATE.fullmatch(chunk) or _PLACE.match(chunk):
            continue
        if _ASIDE.match(chunk):
            aside.append(chunk)
            closed, in_particular = bool(whom), False
            continue
        if closed:
            (namely if in_particular else aside).append(_AFTER_NAME.sub("", chunk) if in_particular else chunk)
            continue
        cut = _AFTER_NAME.search(chunk)
        if cut:
            aside.append(chunk[cut.start() :].strip())
            closed = _lists(chunk[cut.start() :])
        phrase = chunk[: cut.start()] if cut and chunk[: cut.start()] != "those" else chunk
        concerned = _CONCERNED.match(phrase)
        whom.append(
            f"{phrase[concerned.end() :]} concerned" if concerned and "oncerned" in concerned.group() else phrase
        )
    return tuple(whom), ", ".join(aside), tuple(namely)


def _reopens(chunk: str, aside: list[str], namely: list[str]) -> bool:
    """Whether what "and" joins goes on with those directed, behind an aside or behind those named in particular.

    "..., taking into account X, and all other States"; "Member States, in particular those concerned, and regional
    organizations"; "United Nations bodies and, as appropriate, humanitarian organizations".
    """
    if _IF_APPROPRIATE.fullmatch(chunk) or (namely and _GENERIC.match(chunk)):
        return True
    return bool(aside) and not _LISTING.match(aside[-1]) and _DETERMINED.match(chunk) is not None


def _lists(aside: str) -> bool:
    """Whether words said aside may go on after a comma: they open a list ("in consultation with A, B and C")."""
    return re.match(r"\s+(?:in|with|through|by|including|under|as|who|which|that)\b", aside) is not None
