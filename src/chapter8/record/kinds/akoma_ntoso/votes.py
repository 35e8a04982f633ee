"""The vote as the workflow of an Akoma Ntoso decision tells it: counts, and who voted how.

The counts stand twice: in words ("Adopted 9-0-6, 5028th meeting") and at the lists of names ("015"). The words count;
where the lists disagree with them, the reading says so, and the names stay under the head that they stand under.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from chapter8.atlas import Atlas
from chapter8.record.kinds.akoma_ntoso.text import descendants, text_of
from chapter8.record.nouns import Vote
from chapter8.record.nouns import Warning as ReadingWarning

_COUNTS = re.compile(r"\b(\d{1,2})\s?-\s?(\d{1,2})\s?-\s?(\d{1,2})\b")
_NOT_ADOPTED = re.compile(r"\b(?:not[\s-]?adopted|rejected|failed|veto(?:ed)?)\b", re.IGNORECASE)
_HEADS = {"infavour": "favour", "for": "favour", "against": "against", "abstaining": "abstentions"}
_ABSENT = re.compile(r"absent|not|non", re.IGNORECASE)
_DRAFT = re.compile(r"S/\d{4}/\d{1,4}(?:/Rev\.\d+)?")


def vote_of(statement: etree._Element, symbol: str | None) -> tuple[Vote | None, str | None, list[ReadingWarning]]:
    """The vote, the words that tell its outcome, and what does not agree. No vote where nothing tells of one."""
    steps = list(descendants(statement, "step"))
    last = next((step for step in reversed(steps) if (step.get("by") or "").strip() and _decided(step)), None)
    said = " ".join((last.get("by") or "").split()) if last is not None else None
    draft = next((found.group() for step in steps if (found := _DRAFT.match(step.get("as") or ""))), None)
    names, announced, warnings = _listed(statement)
    if not names and not said:
        return None, None, warnings
    counts = _told(said, names, announced)
    for head, count in counts.items():
        listed = len(names.get(head, ()))
        if listed and count != listed:
            message = f"{count} {_WORDS[head]} by the announcement, {listed} by the names"
            warnings.append(ReadingWarning("vote_count", message))
    failed = last is not None and _NOT_ADOPTED.search(f"{_words(last.get('outcome'))} {said}") is not None
    vote = Vote(
        draft=draft,
        decision=None if failed else symbol,
        adopted=not failed,
        favour=counts.get("favour"),
        against=counts.get("against"),
        abstentions=counts.get("abstentions"),
        in_favour=names.get("favour", ()),
        opposed=names.get("against", ()),
        abstaining=names.get("abstentions", ()),
        absent=names.get("absent", ()),
    )
    return vote, said, warnings


_WORDS = {"favour": "in favour", "against": "against", "abstentions": "abstaining"}


def _decided(step: etree._Element) -> bool:
    """Whether a step of the workflow is the decision, not the draft before it."""
    return not (step.get("outcome") or "draft").startswith("draft")


def _words(name: str | None) -> str:
    """The name of an outcome as words: "notAdopted" is "not adopted"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name or "")


def _listed(statement: etree._Element) -> tuple[dict[str, tuple[str, ...]], dict[str, int], list[ReadingWarning]]:
    """The names under each head, what each head announces, and names that the atlas does not know."""
    names: dict[str, tuple[str, ...]] = {}
    announced: dict[str, int] = {}
    warnings: list[ReadingWarning] = []
    for count in descendants(statement, "count"):
        heading = (count.get("refersTo") or "").lstrip("#").lower()
        head = _HEADS.get(heading) or ("absent" if _ABSENT.search(heading) else None)
        if head is None:
            warnings.append(ReadingWarning("vote_head", f"Votes stand under {heading[:40]!r}, which is no way to vote"))
            continue
        value = count.get("value") or ""
        if value.isdecimal():
            announced[head] = int(value)
        voters = []
        for organization in descendants(count, "organization"):
            written = text_of(organization)
            state = _state(written)
            if state is None and written:
                warnings.append(ReadingWarning("unknown_voter", f"The atlas knows no state {written[:80]!r}"))
            if written:
                voters.append(state or written)
        names[head] = tuple(voters)
    return names, announced, warnings


@lru_cache(maxsize=1024)  # fifteen of the same two hundred states vote on every decision
def _state(written: str) -> str | None:
    """The name of the state that voted; None where the atlas knows none."""
    state = Atlas.shipped().match_state(written)
    return state.name if state else None


def _told(said: str | None, names: dict[str, tuple[str, ...]], announced: dict[str, int]) -> dict[str, int]:
    """The counts: as the words announce them, else as the lists do; a head that is not listed had no votes."""
    found = _COUNTS.search(said or "")
    if found:
        return dict(zip(("favour", "against", "abstentions"), map(int, found.groups()), strict=True))
    if "favour" not in names:
        return {}
    listed = {head: announced.get(head, len(voters)) for head, voters in names.items() if head != "absent"}
    return {"against": 0, "abstentions": 0} | listed
