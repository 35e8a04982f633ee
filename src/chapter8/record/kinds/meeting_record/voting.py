"""Votes in a meeting: what was put to the vote, the counts announced, the lists of who voted how, what was adopted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chapter8.record.nouns import Unresolved, Vote

_NUMBER = r"(?:\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)"
_COUNTS = re.compile(
    rf"\b(?P<favour>{_NUMBER})\s+(?:votes?\s+)?in\s+favour"
    rf"(?:,?\s+(?:and\s+)?(?P<against>{_NUMBER})\s+(?:votes?\s+)?against)?"
    rf"(?:,?\s+(?:with\s+|and\s+)?(?P<abstaining>{_NUMBER})\s+(?:abstentions?|abstaining|abstained|Members?\s+abstain))?",
)
_COUNTS_TO = re.compile(
    rf"\b[Bb]y\s+(?:a\s+vote\s+of\s+)?(?P<favour>{_NUMBER})\s+(?:votes?\s+)?(?:in\s+favour\s+)?to\s+"
    rf"(?P<against>{_NUMBER})\b(?:\s+against)?(?:,?\s+(?:with|and)\s+(?P<abstaining>{_NUMBER})\s+abstentions?)?"
)
_HEADS = {
    "in favour": "favour", "against": "against", "abstaining": "abstaining", "abstentions": "abstaining",
    "abstention": "abstaining", "absent": "absent", "not participating": "absent", "did not participate": "absent",
    "present and not voting": "absent", "not voting": "absent",
}  # fmt: skip
_LIST = re.compile(
    r"(?:^|(?<=[.\w)])\s+)(?P<label>In favour|Against|Abstaining|Abstentions?|Absent|Not participating|"
    r"Did not participate|Present and not voting|Not voting)\s*:\s*"
)
_NOBODY = frozenset({"none", "no", "nil", "zero", "nobody"})
_AS_RESOLUTION = re.compile(
    r"\b(?:as|becomes?|became|is\s+now)\s+(?:Security\s+Council\s+)?resolution\s+(\d{1,4})\s?\((\d{4})\)"
)
_BRACKETED = re.compile(
    r"\((?P<kind>resolution|decision)\s+(?P<number>(?:E?S-)?\d{1,3}/\d{1,4}(?:\s?[A-Z](?![\w.]))?)\)"
)
_UNANIMOUS = re.compile(r"\badopted\s+unanimously\b|\bunanimously\s+(?:adopted|approved)\b|\bby\s+unanimous\s+vote\b")
_FAILED = re.compile(
    r"\bnot\s+(?:been\s+|therefore\s+|thus\s+)*(?:adopted|carried|retained|approved)\b|\brejected\b|"
    r"\bfail(?:ed|s|ing)\s+to\s+(?:obtain|be\s+adopted|receive|gain|secure)\b"
)
_CARRIED = re.compile(r"\b(?:adopted|carried|retained|approved|accepted)\b")
_PART_OF = re.compile(
    r"^(?:By\s+[^.]{5,80},\s+)?(?P<part>(?:The\s+|A\s+)?(?:\w+[\s-]){0,4}?"
    r"(?:paragraphs?|amendments?|sub-?paragraphs?|words?\s+[“\"]|motion|proposal)\b.{0,120}?)\s+"
    r"(?:w(?:as|ere)|ha(?:s|ve))\s+(?:therefore\s+)?(?:not\s+)?(?:been\s+)?(?:retained|adopted|rejected|carried|approved)"
)
_SYMBOL = r"[AS]/[\w./-]{1,30}\w"
_DRAFT = re.compile(
    rf"\b[Dd]raft\s+(?:resolutions?|decisions?|amendments?)\s*,?\s*(?:as\s+\w+\s+\w+\s+)?(?:(?:contained|submitted|set\s+out|"
    rf"issued|circulated|presented|appearing|found)\s+)?(?:as\s+|in\s+|under\s+)?(?:the\s+)?(?:documents?\s+|symbol\s+)?"
    rf"\(?(?P<after>{_SYMBOL})"
)
_DRAFT_IN = re.compile(
    rf"\bdocuments?\s+(?P<before>{_SYMBOL})(?:,?\s+(?:which\s+)?(?:\w+\s+){{0,3}}?|\s*[,)]\s+)(?:contain\w*|has|have|is|being)\b"
    rf"[^.]{{0,60}}?\b(?:draft|amendments?)\b"
)
_AMENDMENT = re.compile(rf"\bamendments?\b[^.;]{{0,80}}?(?P<after>{_SYMBOL})")
_PUT = re.compile(rf"\bput\b[^.;]{{0,60}}?(?P<after>{_SYMBOL})[^.;]{{0,30}}?\bto\s+the\s+vote\b")
_MENTIONS = (("put", _PUT), ("raft", _DRAFT), ("document", _DRAFT_IN), ("mendment", _AMENDMENT))
"""Each with a word that stands wherever it is found."""
_NUMBERED = re.compile(r"\b[Dd]raft\s+(?:resolution|decision)\s+[IVX]{1,6}\b")
_PROPOSAL = re.compile(
    r"\bput\s+(?:to\s+the\s+vote\s+(?P<last>the\s+(?:\w+\s+)?(?:proposal|motion|request)\b[^.;:]{0,160})|"
    r"(?P<first>the\s+(?:\w+\s+)?(?:proposal|motion|request)\b[^.;:]{0,120}?)\s+to\s+the\s+vote\b)"
)
_OF_ITS_OWN = re.compile(r"(?:The\s+|A\s+)?(?:\w+\s+)?(?:motion|proposal)\b", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_MOST_ANDS = 2  # in the name of one state
_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
}  # fmt: skip
"""The numbers that fifteen members can give."""


@dataclass(slots=True)
class Ballot:
    """One vote as it is told. `lists` holds canonical names by head, `said` the sentences that announce the result."""

    draft: str | None = None
    decision: str | None = None
    adopted: bool | None = None
    unanimous: bool | None = None
    counts: dict[str, int] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    said: str = ""
    passage: str | None = None

    @property
    def is_vote(self) -> bool:
        """Whether votes were cast: what was adopted without a vote is a decision and no vote."""
        return bool(self.counts or self.lists)

    @property
    def is_unanimous(self) -> bool | None:
        """True or False where words, counts or lists settle it."""
        if self.unanimous or self.count("favour") is None:
            return self.unanimous
        return not (self.count("against") or self.count("abstaining"))

    def count(self, head: str) -> int | None:
        """How many: as announced, else as listed."""
        if head in self.counts:
            return self.counts[head]
        return len(self.lists[head]) if head in self.lists else None

    @property
    def contradicts_itself(self) -> bool:
        """Whether a list holds another number of names than was announced."""
        return any(head in self.lists and len(self.lists[head]) != count for head, count in self.counts.items())

    def told(self) -> str:
        """The counts in words: "12 in favour, 0 against, 3 abstaining (Dovria, Galdia, Ilmaria)"."""
        if self.count("favour") is None:
            return ""
        parts = [f"{self.count('favour')} in favour"]
        for head in ("against", "abstaining"):
            names = self.lists.get(head)
            parts.append(f"{self.count(head) or 0} {head}" + (f" ({', '.join(names)})" if names else ""))
        return ", ".join(parts)

    def vote(self) -> Vote:
        """The vote as a noun."""
        listed = {head: tuple(self.lists.get(head, ())) for head in ("favour", "against", "abstaining", "absent")}
        return Vote(
            draft=self.draft,
            decision=self.decision,
            adopted=self.adopted,
            favour=self.count("favour"),
            against=self.count("against"),
            abstentions=self.count("abstaining"),
            in_favour=listed["favour"],
            opposed=listed["against"],
            abstaining=listed["abstaining"],
            absent=listed["absent"],
            passage=self.passage,
        )


class Voting:
    """Goes through a meeting and keeps its votes. `state` gives the canonical name of a state, None for other words."""

    def __init__(self, state: Callable[[str], str | None]) -> None:
        """Nothing has been put to the vote."""
        self.state = state
        self.ballots: list[Ballot] = []
        self.unresolved: list[Unresolved] = []
        self.draft: str | None = None
        self.proposal: str | None = None  # what is put to the vote and is no draft: a motion, a proposal
        self.head: str | None = None  # the head of the list that is open

    def mention(self, sentence: str) -> None:
        """Take note of the draft that a sentence of the chair, or a heading, names: it is voted on next."""
        for word, pattern in _MENTIONS:
            found = pattern.search(sentence) if word in sentence else None
            if found:
                self.draft = found.groupdict().get("after") or found["before"]
                return

    def put(self, sentence: str) -> None:
        """Take note of a proposal without a symbol that is put to the vote: no draft before it is voted on then."""
        found = _PROPOSAL.search(sentence) if "to the vote" in sentence else None
        if found:
            self.proposal = " ".join((found["last"] or found["first"]).split())
        elif "to the vote" in sentence and "draft" in sentence:
            self.proposal = None

    def take_list(self, text: str, passage: str) -> bool:
        """Take names under "In favour:" and the like, or on the lines below; False for a paragraph that lists none."""
        if _LIST.match(text) is None:
            return self._go_on(text, passage)
        heads = list(_LIST.finditer(text))
        ends = [*(found.start() for found in heads[1:]), len(text)]
        for found, end in zip(heads, ends, strict=True):
            self.head = _HEADS[found["label"].lower()]
            if not self.ballots or self.ballots[-1].said or self.head in self.ballots[-1].lists:
                self.ballots.append(Ballot(draft=self.proposal or self.draft))
            self.ballots[-1].lists[self.head] = []
            self.ballots[-1].passage = self.ballots[-1].passage or passage
            self._take_names(text[found.end() : end], passage, found.end())
        return True

    def _go_on(self, text: str, passage: str) -> bool:
        """A list goes on below its head, in another column or on another page, as long as States are named."""
        if self.head is None:
            return False
        pieces = [piece for piece in _pieces(text.rstrip(". "), self.state) if piece[0]]
        if not pieces or 2 * sum(name is not None for _, name in pieces) < len(pieces):
            if text.rstrip(". ").lower() not in _NOBODY:
                self.head = None
                return False
            return True
        self._take_names(text, passage, 0)
        return True

    def _take_names(self, text: str, passage: str, offset: int) -> None:
        kept = self.ballots[-1].lists.setdefault(self.head or "favour", [])
        for written, name in _pieces(text.strip().rstrip(". "), self.state):
            if not written or written.lower() in _NOBODY:
                continue
            cut = bool(kept) and (name is None or self.state(kept[-1]) is None)
            whole = self.state(f"{kept[-1]} {written}") if cut else None
            if whole is not None:  # a name that the end of a page or column has cut in two
                if self.unresolved and self.unresolved[-1].text == kept[-1]:
                    self.unresolved.pop()
                kept[-1] = whole
                continue
            kept.append(name or written)
            if name is None:
                reason = "listed among those who voted, but no State that the atlas knows"
                start = offset + max(0, text.find(written))
                self.unresolved.append(Unresolved(written, reason, passage, start, start + len(written)))

    def announce(self, sentences: list[str], passage: str) -> None:
        """Take the sentences of one paragraph that tell a result, by the chair or by the secretariat."""
        self.head = None
        for sentence in sentences:
            counts = _counts(sentence)
            decision = decided(sentence)
            outcome = False if _FAILED.search(sentence) else True if _CARRIED.search(sentence) else None
            if self._is_another(counts, decides=outcome is not None or decision is not None):
                self.ballots.append(Ballot(draft=self.proposal or self.draft))
            ballot = self.ballots[-1]
            ballot.passage = passage
            ballot.said = f"{ballot.said} {sentence}".strip()
            ballot.counts = counts or ballot.counts
            ballot.decision = decision or ballot.decision
            ballot.adopted = outcome if outcome is not None else ballot.adopted
            ballot.unanimous = True if _UNANIMOUS.search(sentence) else ballot.unanimous
            ballot.draft = self._voted_on(sentence) or ballot.draft
            _put_right(ballot, sentence)
        if self.ballots and self.ballots[-1].adopted is not None:
            self.proposal = None

    def _is_another(self, counts: dict[str, int], *, decides: bool) -> bool:
        """Whether a sentence tells of another vote than the one before it."""
        if not self.ballots:
            return True
        last = self.ballots[-1]
        if not last.said:
            return False
        return bool(counts and last.counts) or (decides and last.adopted is not None)

    def _voted_on(self, sentence: str) -> str | None:
        """What the sentence itself says was voted on: a draft, a part of it, an amendment."""
        if _DRAFT.search(sentence) or _AMENDMENT.search(sentence):
            self.mention(sentence)
        part = _PART_OF.match(sentence)
        if part:
            words = " ".join(part["part"].split())
            if _OF_ITS_OWN.match(words):
                return self.proposal or words
            return (
                words if self.draft is None or self.draft in words else f"{self.draft}, {words[0].lower()}{words[1:]}"
            )
        numbered = _NUMBERED.search(sentence)
        return numbered.group() if numbered else self.draft if re.search(r"\bdraft\b", sentence) else None

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes cast, in order."""
        return tuple(ballot.vote() for ballot in self.ballots if ballot.is_vote)


def decided(sentence: str) -> str | None:
    """The symbol of the decision that a sentence says was taken: "adopted as resolution 2448 (2018)"."""
    council = _AS_RESOLUTION.search(sentence)
    if council:
        return f"S/RES/{council[1]} ({council[2]})"
    assembly = _BRACKETED.search(sentence)
    if assembly and _CARRIED.search(sentence):
        series = "RES" if assembly["kind"] == "resolution" else "DEC"
        return f"A/{series}/{assembly['number'].replace(' ', '')}"
    return None


def _counts(sentence: str) -> dict[str, int]:
    found = _COUNTS.search(sentence) or _COUNTS_TO.search(sentence)
    if found is None:
        return {}
    read = {head: _value(words) for head, words in found.groupdict().items()}
    return {head: count for head, count in read.items() if count is not None} if read["favour"] is not None else {}


def _put_right(ballot: Ballot, sentence: str) -> None:
    """Of "rejected by 60 votes to 50" the larger number is against; lists, where there are any, say which is which."""
    if "rejected" not in sentence or not _COUNTS_TO.search(sentence):
        return
    favour, against = ballot.counts.get("favour"), ballot.counts.get("against")
    listed = ballot.lists.get("favour")
    if favour is None or against is None or (listed is not None and len(listed) == favour):
        return
    ballot.counts["favour"], ballot.counts["against"] = against, favour


def _pieces(text: str, state: Callable[[str], str | None]) -> Iterator[tuple[str, str | None]]:
    """The members of a list, as written and by their canonical names; an "and" inside a name parts nothing."""
    for piece in " ".join(text.replace("’", "'").split()).split(","):
        written = piece.strip().removeprefix("and ").strip()
        name = state(written) if written else None
        if name is not None or " and " not in written:
            yield written, name
            continue
        yield from _parted(written, state)


def _parted(written: str, state: Callable[[str], str | None]) -> Iterator[tuple[str, str | None]]:
    """Of "Trinidad and Tobago and Tunisia" the two members: at each place the longest name of a state, else a part."""
    parts = _AND.split(written)
    at = 0
    while at < len(parts):
        for length in range(min(_MOST_ANDS + 1, len(parts) - at), 0, -1):
            member = " and ".join(parts[at : at + length])
            name = state(member)
            if name is not None or length == 1:
                yield member, name
                at += length
                break


def _value(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    if words.lower() in _NOBODY:
        return 0
    return _WORDS.get(words.lower())
