"""How much of a question stands in a paragraph, in the question's order: the second step of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel


@dataclass(frozen=True, slots=True)
class Ordered:
    """The paragraph at `at`: share of the question's weight found in order, and share of the paragraph's weight."""

    at: int
    score: float
    covered: float


def in_order(at: int, asked: Sequence[int], run: npt.NDArray[np.uint32], rarity: npt.NDArray[np.float32]) -> Ordered:
    """Score one paragraph. Words that it lacks, and words out of order, count against it by their rarity."""
    weights = rarity[np.asarray(asked, np.int64)]
    blocks = Indel.opcodes(asked, run.tolist()).as_matching_blocks()
    same = sum(float(weights[block.a : block.a + block.size].sum()) for block in blocks)
    whole, theirs = float(weights.sum()), float(rarity[run].sum())
    return Ordered(at, same / whole if whole else 0.0, same / theirs if theirs else 0.0)
