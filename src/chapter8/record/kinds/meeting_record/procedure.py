"""What a record tells of what was done: the words of procedure, and the results of votes among them."""

from __future__ import annotations

import re

from chapter8.record.kinds.meeting_record.sentences import sentences

_TITLES = r"(?:Mr|Ms|Mrs|Miss|Sir|Dame|Archbishop|Prince|Princess|Sheikha?|Judge|Dr)\b\.?"
_DECIDED = (
    r"(?:was|were)\s+(?:therefore\s+|unanimously\s+)?(?:not\s+)?(?:adopted|rejected|approved|retained|carried|deleted)"
)
_FORMS = (
    r"The meeting (?:was|rose|resumed)",
    r"The agenda was",
    r"At the (?:invitation|request) of",
    r"There being (?:no|on) objection",
    r"It was so decided",
    r"A (?:recorded |separate |roll-call )*vote (?:was|has|by)",
    r"The vote was taken",
    r"\[Subsequently",
    r"\[The delegations? of",
    r"(?:In favour|Against|Abstaining|Abstentions?|Absent)\s*:",
    r"The members of the ",
    r"The (?:Council|Assembly|members|representatives) (?:observed|stood)",
    r"The (?:representatives?|observers?) of [^.]{3,90} (?:took|withdrew|was|were) ",
    r"The President (?:returned|resumed|took)",
    rf"(?:In the absence of the President, )?{_TITLES} .{{2,160}} (?:took|takes|withdrew|withdraws|was escorted)\b",
    rf"{_TITLES} .{{2,160}} (?:were escorted|returned to the Chair|resumed the Chair|in the Chair)\b",
    rf"(?:The )?[Dd]raft (?:resolution|decision|amendment)s? (?:.{{1,160}}? )?{_DECIDED}",
    rf"(?:The )?(?:\w+ )?(?:[Oo]perative|[Pp]reambular) paragraphs? .{{1,160}}?{_DECIDED}",
    rf"The (?:\w+[ -]){{0,3}}(?:amendments?|motion|proposal|words|paragraph|subparagraph) .{{0,160}}?{_DECIDED}",
    r"By \d{1,3} votes? to ",
    r"\*\s*\*",
)
_NOTE = re.compile("^(?:" + "|".join(_FORMS) + ")")
_SPOKE = r"(?:\s*\((?:spoke|interpretation)[^()]{3,60}\))?"
_NAMED = rf"{_TITLES}(?:\s+[^\s:(),.]{{1,40}}){{1,6}}\s*\([A-Z][^()]{{2,60}}(?:\([^()]{{2,50}}\)[^()]{{0,30}})?\)"
_RUN_TOGETHER = re.compile(
    r"(?<=[.?!”\"])\s+(?="
    rf"(?:{_NAMED}(?:, [^:()]{{3,120}})?|The (?:Acting )?President|The Secretary-General){_SPOKE}:\s|"
    rf"{_NAMED},? (?:Vice-President, )?took (?:the Chair|a seat)\b|The President returned to the Chair\.|"
    r"I (?:shall |will )?(?:now )?(?:resume|return to|revert to) my (?:functions?|role|dut(?:y|ies)|capacity)\b|"
    r"This statement will be issued as a document\b|At the invitation of the President, |It was so decided\.|"
    r"A (?:recorded )?vote was taken |The meeting (?:rose|was (?:suspended|adjourned|called to order)) at )"
)
_MAY_RUN_TOGETHER = (
    "): ", "President:", "President (", "President,", "President returned", "Secretary-General", "the Chair",
    "took a seat", "was taken", "The meeting", "so decided", "resume my", "return to my", "revert to my",
    "be issued as",
)  # fmt: skip
"""One of these stands in every text that has to be parted."""
_LONGEST_NOTE = 300  # characters
_SOMEBODY_SPEAKS = re.compile(r"\b(?:I|we|our|my|us|you|your)\b", re.IGNORECASE)
_APART = re.compile(
    r"(?<=[.\]])\s+(?=In favour\s*:|\[Subsequently|\[The delegation)|"
    r"\s+(?=(?:Draft (?:resolution|decision)|Operative paragraph)\s[^:]{1,90}?\bwas (?:adopted|rejected|retained)\b)"
)
_MAY_BE_APART = ("In favour", "[Subsequently", "[The delegation", "Draft", "Operative")
_RESULT = re.compile(
    r"\bvotes?\s+in\s+favour\b|\bin\s+favour,\s+\w+\s+against\b|^By\s+\d{1,3}\s+votes?\s+to\b|\bis\s+not\s+adopted\b|"
    r"\b(?:has|have)\s+(?:therefore\s+|thus\s+|accordingly\s+)?(?:not\s+)?been\s+(?:unanimously\s+)?(?:adopted|rejected)\b|"
    rf"\b{_DECIDED}\b"
)
_ANNOUNCES = re.compile(
    r"(?:The (?:results?|draft|proposal|motion|amendment|\w+ (?:preambular|operative))|There were|I\b.{0,40}\bresult|"
    r"With\b|By\b|(?:Draft|Operative|Preambular|Paragraph)\b|(?:\w+ )?(?:amendment|paragraph)s?\b|\d{1,2}\b)"
)


def is_note(text: str) -> bool:
    """Whether a paragraph tells what was done, in one of the forms in which records do."""
    return _NOTE.match(text) is not None


def may_be_note(text: str) -> bool:
    """Whether a paragraph that opens in italics may be a note: short, whole, and nobody speaks in it."""
    return len(text) < _LONGEST_NOTE and text.endswith((".", ")", "]")) and not _SOMEBODY_SPEAKS.search(text)


def run_together(text: str) -> list[str]:
    """Speeches and notes that the layout did not part, each by itself: a header, or a note, behind a full stop."""
    for words in _MAY_RUN_TOGETHER:
        if words in text:
            return _RUN_TOGETHER.split(text)
    return [text]


def parts(text: str) -> list[str]:
    """A vote told in one paragraph, with its lists or with a note behind it, as the paragraphs it is elsewhere."""
    return _APART.split(text) if any(word in text for word in _MAY_BE_APART) else [text]


def results(text: str) -> list[str]:
    """The sentences of a note that tell the result of a vote; what somebody intended to vote changes none."""
    if "adopted" not in text and "votes" not in text and "rejected" not in text and "retained" not in text:
        return []
    return [
        sentence
        for sentence in sentences(text)
        if _RESULT.search(sentence) and not sentence.startswith(("[", "The agenda"))
    ]


def announced(said: list[str]) -> list[str]:
    """Those sentences of the chair that announce the result of a vote taken just now."""
    return [sentence for sentence in said if _ANNOUNCES.match(sentence) and _RESULT.search(sentence)]
