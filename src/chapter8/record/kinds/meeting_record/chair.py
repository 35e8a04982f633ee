"""What the one in the chair says: the formulas of procedure, and statements in a capacity of his or her own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.atlas import Atlas
from chapter8.record.kinds.meeting_record.capacity import on_whose_behalf, spoken_for
from chapter8.record.speakers import read_phrase

_FORMULA = re.compile(
    r"\bgiv(?:e|ing)\s+(?:him|her|them|(?:back\s+)?the\s+floor)\b|\b(?:I|we)\s+(?:shall\s+|will\s+|now\s+|first\s+|also\s+|"
    r"wish\s+to\s+|would\s+like\s+to\s+)*(?:call|calling)\s+on\b|\basked\s+(?:to\s+speak|for\s+the\s+floor)\b|"
    r"\bI\s+(?:\w+\s+){0,3}thank\b.{1,220}\bfor\s+(?:his|her|their|the|that|this)\s+(?:\w+\s+){0,6}"
    r"(?:statements?|briefings?|remarks|words|presentation|information|comments|contribution)\b|"
    r"\bissued\s+as\s+a\s+document\s+of\b|\bauthorized\s+to\s+make\b|\bon\s+whom\s+I\s+(?:now\s+)?call\b|"
    r"\brules?\s+\d+\b|\brules\s+of\s+procedure\b|\bpropos(?:e|al)\b.{0,60}\bconsent\s+of\s+the\s+Council\b|"
    r"\b(?:begin|resume|continue|conclude|concluded|defer)\w*\s+(?:\w+\s+){0,5}consideration\b|"
    r"\bput\b.{0,80}\bto\s+the\s+vote\b|\b(?:proceed|ready)\b.{0,30}\bto\s+(?:the\s+)?vot(?:e|ing)\b|"
    r"\bdraw\w*\s+(?:the\s+)?(?:\w+\s+)?(?:attention|members)\b|\bha(?:ve|s)\s+(?:\w+\s+)?before\s+(?:them|it|the)\b|"
    r"\bno\s+objection\b|\bso\s+decided\b|\bMay\s+I\s+(?:\w+,?\s+)?take\s+it\b|\btake\s+it\s+that\b|"
    r"\bvotes?\s+in\s+favour\b|\bresult\s+of\s+the\s+vot|\b(?:been|just)\s+adopted\b|\bvoting\s+(?:process|procedure)\b|"
    r"\blist\s+of\s+speakers\b|\bspeakers\s+(?:\w+\s+){0,3}(?:on\s+(?:my|the)\s+list|inscribed)\b|\bon\s+my\s+list\b|"
    r"\bnames\s+inscribed\b|\bno\s+(?:more|further|other)\s+(?:speakers|names)\b|\bresume\s+my\s+function|"
    r"\bremind\s+(?:\w+\s+){0,3}(?:speakers|delegations|members|representatives|participants)\b|"
    r"\blimit\s+(?:their|your)\s+(?:statements|interventions|remarks)\b|"
    r"\b(?:suspend|adjourn)\w*\s+the\s+meeting\b|\b[Mm]embers\s+(?:will|may)\s+(?:also\s+)?(?:recall|wish)\b|"
    r"\btake\s+(?:action|a\s+decision)\s+on\b|\bproceed\s+to\s+consider\b|"
    r"\bI\s+have\s+received\s+(?:\w+\s+){0,3}(?:letters?|requests?|note)\b|\binform\s+(?:the\s+)?(?:Council|members|Assembly)\s+that\b|"
    r"\binvite\s+.{2,200}\s+to\s+(?:participate|take|join|brief|stand|make|address)\b|"
    r"\b(?:last|only|next|final)\s+(?:\w+\s+){0,2}speaker\b|\bsponsors?\s+of\b|"
    r"\bmeeting\s+in\s+(?:response|accordance)\b|\bwelcome\s+(?:to\s+)?(?:\w+\s+){0,2}(?:the\s+)?(?:presence|participation)\b|"
    r"\bconsideration\s+of\s+the\s+item\b|\bincluded?\s+(?:this|the|that|agenda)\s+items?\b|"
    r"\bexplanations?\s+of\s+(?:vote|position)\b|\bpoint\s+of\s+order\b|"
    r"\b(?:wish|wishes|wishing)\s+to\s+(?:make|take)\s+(?:\w+\s+){0,4}(?:statements?|the\s+floor)\b|"
    r"\breaffirm\s+that\s+the\s+Council\s+is\s+meeting\b|\bit\s+is\s+my\s+understanding\b|\brequest\s+.{2,80}\s+to\s+escort\b",
    re.IGNORECASE | re.DOTALL,
)
_RECITAL = re.compile(
    r"(?:As\s+)?[Mm]embers\s+(?:will|may)\s+(?:also\s+)?(?:recall|be\s+aware)\b|As\s+members\s+are\s+aware\b"
)
_IN_CAPACITY = re.compile(
    r"\b(?:I\s+(?:shall|will|would\s+like\s+to|should\s+like\s+to|wish\s+to)?\s*(?:now\s+|also\s+)*"
    r"(?:make|deliver|speak|take\s+the\s+floor)\b[^.]{0,60}?)\bin\s+my\s+(?:national\s+|own\s+)?capacity\b"
    r"(?:,?\s+as\s+(?:the\s+)?(?P<office>[^.]{2,200}?))?(?P<rest>\s+and\s+on\s+behalf\s+of\s+[^.]{2,200})?[.:]\s*",
)
_RESUMES = re.compile(
    r"\bI\s+(?:shall\s+|will\s+)?(?:now\s+)?(?:resume|return\s+to|revert\s+to)\s+my\s+(?:functions?|role|dut(?:y|ies)|capacity)\b"
)
_STATEMENT_ENDS = re.compile(
    r"\bstatement\s+will\s+be\s+issued\s+as\s+a\s+document\b|\b(?:has|have)\s+thus\s+concluded\b|\bno\s+(?:more|further|other)\s+"
    r"(?:speakers|names)\b|^I\s+(?:now\s+)?(?:give\s+the\s+floor|call\s+on)\b"
)
_CALL = re.compile(
    r"\brepresentative\s+of\s+(?:the\s+)?(?P<state>[A-Z][^,.;:]{2,60}),?\s+(?:who\s+)?(?:will|shall|wishes|is|to|also)\b"
    r"[^.;:]{0,70}?\bon\s+(?:the\s+)?behalf\s+of\s+(?:the\s+)?(?P<whom>[^.;:]{3,200})"
)
_FLOOR = re.compile(
    r"\bgiv(?:e|ing)\s+the\s+floor\s+(?:back\s+)?to\s+(?:the\s+)?(?!Mr|Ms|Mrs|Miss|Sir|Dame|His|Her)"
    r"(?P<office>[A-Z][^.;:]{4,200}?)(?=[.;:]|,\s+(?:who|to|for|on)\b|$)"
)
_TAKES_THE_CHAIR = re.compile(
    r"^(?:In the absence of the President,\s+)?(?:Mr|Ms|Mrs|Miss|Sir|Dame|Prince|Princess|Sheikha?|Archbishop|Dr)\b\.?"
    r"[^()]{2,60}\((?P<state>[^()]{2,60}(?:\([^()]{2,50}\))?)\),?\s*(?:(?:Acting\s+)?Vice[\s-](?:President|Chair)\w*,?\s*)?"
    r"(?:took|takes|in|assumed)\s+the\s+Chair\b"
)
_PRESIDENT_RETURNS = re.compile(
    r"^(?:The President|Mr|Ms|Mrs|Miss|Sir|Dame)\b[^()]{0,60}(?:\([^()]{2,60}\)\s*)?"
    r"(?:returned to|resumed|retook|took)\s+the\s+Chair\b"
)
_FOR_THE_COUNCIL = re.compile(
    r"\bmake\s+the\s+following\s+statement\s+on\s+(?:its\s+)?behalf(?:\s+of\s+(?:the\s+)?(?:members\s+of\s+the\s+)?"
    r"(?:Security\s+)?Council)?\s*[:.]?\s*"
)


@dataclass(frozen=True, slots=True)
class Capacity:
    """A capacity other than that of the chair: whose representative, in what office, on whose behalf, from where on."""

    speaker: str | None
    role: str | None
    on_behalf_of: str | None
    end: int


def is_formula(said: list[str]) -> bool:
    """Whether a paragraph of the chair, in sentences, is procedure: at least half of them are formulas of the chair."""
    if not said or _RECITAL.match(said[0]):
        return True
    return sum(bool(_FORMULA.search(sentence)) for sentence in said) * 2 >= len(said)


def own_capacity(paragraph: str, atlas: Atlas, presiding: str | None) -> Capacity | None:
    """The capacity in which the one in the chair now speaks instead, where the paragraph says so."""
    found = _IN_CAPACITY.search(paragraph) if "capacity" in paragraph else None
    if found is None:
        return None
    whom = on_whose_behalf(f"I speak {found['rest'].strip().removeprefix('and ')}.", atlas) if found["rest"] else None
    office = found["office"]
    if office is None:
        return Capacity(presiding, None, whom, found.end())
    named = read_phrase(office.replace("’", "'"), atlas)[0]
    role = None if named.role == "representative" else named.role
    speaker = presiding if named.speaker is None or named.speaker == named.role else named.speaker
    return Capacity(speaker, role, whom, found.end())


def resumes_the_chair(paragraph: str) -> bool:
    """Whether the one in the chair ends a statement in a capacity of his or her own."""
    return _RESUMES.search(paragraph) is not None


def ends_statement(paragraph: str) -> bool:
    """Whether a statement made for the Council is over: the chair says how it will be issued, or goes on."""
    return _STATEMENT_ENDS.search(paragraph) is not None


def speaks_for_the_council(paragraph: str) -> int | None:
    """Where a statement of the President on behalf of the Council begins, where the paragraph says that one follows."""
    found = _FOR_THE_COUNCIL.search(paragraph) if "behalf" in paragraph else None
    return found.end() if found else None


def calls_on(paragraph: str, atlas: Atlas) -> tuple[str, str] | None:
    """State and group where the chair calls on "the representative of X, who will speak on behalf of Y"."""
    found = _CALL.search(paragraph) if "behalf" in paragraph else None
    if found is None:
        return None
    state = atlas.match_state(found["state"].replace("’", "'"))
    whom = spoken_for(found["whom"], atlas)
    return (state.name, whom) if state is not None and whom is not None else None


def gives_the_floor_to(paragraph: str) -> str | None:
    """The office, without a name, to whose holder the chair gives the floor: "Head of the Delegation of ..."."""
    offices = _FLOOR.findall(paragraph) if "the floor" in paragraph else []
    return " ".join(offices[-1].replace("’", "'").split()) if offices else None


def takes_the_chair(paragraph: str) -> str | None:
    """The state, as written, of whoever takes the chair here in the President's stead."""
    found = _TAKES_THE_CHAIR.match(paragraph) if "Chair" in paragraph else None
    return found["state"] if found else None


def president_returns(paragraph: str) -> bool:
    """Whether the President takes the chair again."""
    return "Chair" in paragraph and _PRESIDENT_RETURNS.match(paragraph) is not None
