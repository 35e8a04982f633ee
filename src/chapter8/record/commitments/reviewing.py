"""What people have decided on proposals: accepted, edited, rejected; and a record with their decisions applied.

A proposal is known by the content of its document and its own words: the decision, the clause, the verb, the action and
the words of the deadline. Not by its place in a reading, nor by bearers or dates: a reader that improves leaves what
was decided where it is. Words that read differently are a new proposal, and are decided on anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Literal

from chapter8.record.nouns import Commitment, Record

Fate = Literal["proposed", "accepted", "edited", "rejected"]
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Review:
    """What was decided on one proposal last: `commitment` is the value that counts, `by` the organization, `on` when.

    `commitment` differs from the reading only where `fate` is "edited".
    """

    key: str
    fate: Fate
    commitment: Commitment
    by: str
    on: date


def keyed(content: str, commitments: Iterable[Commitment]) -> Iterator[tuple[str, Commitment]]:
    """The commitments of one document, each with its key; `content` is the SHA-256 of the document.

    The same words said twice in one clause are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for commitment in commitments:
        words = words_key(commitment)
        seen[words] += 1
        yield sha256(f"{content}\n{words}\n{seen[words]}".encode()).hexdigest(), commitment


def words_key(commitment: Commitment) -> str:
    """A hash of what a proposal says, alike in every document that holds the same text."""
    deadline = commitment.deadline.text if commitment.deadline else ""
    said = (commitment.decision or "", commitment.clause or "", commitment.verb, commitment.action, deadline)
    return sha256("\n".join(_NO_WORD.sub(" ", part).strip().casefold() for part in said).encode()).hexdigest()


def reviewed(record: Record, reviews: Mapping[str, Review], added: Iterable[Commitment] = ()) -> Record:
    """The record with the values that people have settled: edited ones as edited, rejected ones left out.

    `added` are commitments that people wrote themselves. The record itself is not changed.
    """
    kept = []
    for key, commitment in keyed(record.source.sha256, record.commitments):
        review = reviews.get(key)
        if review is None:
            kept.append(commitment)
        elif review.fate != "rejected":
            kept.append(review.commitment)
    own = tuple(added)
    if not own and tuple(kept) == record.commitments:
        return record
    return replace(record, commitments=(*kept, *own))
