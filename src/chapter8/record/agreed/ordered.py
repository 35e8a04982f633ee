"""How much of a question stands in a paragraph, in the question's order and together: the second step of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

GAP, WIDEST = 0.2, 5
"""What a foreign word between two runs costs, in words of the question's middle weight; and after how many words a gap
costs no more. Without it long paragraphs say everything, a word here and a word there."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """The paragraph at `at`: share of the question's weight found in order, and share of the paragraph's weight."""

    at: int
    score: float
    covered: float


def in_order(at: int, asked: Sequence[int], run: npt.NDArray[np.uint32], rarity: npt.NDArray[np.float32]) -> Ordered:
    """Score one paragraph.

    Words that it lacks, and words out of order, count against it by their rarity; words of its own between those that
    both have count against it a little.
    """
    weights = rarity[np.asarray(asked, np.int64)]
    blocks = Indel.opcodes(asked, run.tolist()).as_matching_blocks()
    runs = [(block.b, block.size, float(weights[block.a : block.a + block.size].sum())) for block in blocks]
    whole, theirs = float(weights.sum()), float(rarity[run].sum())
    same = sum(weight for _, _, weight in runs)
    together = _together(runs, whole / len(asked) if asked else 0.0)
    return Ordered(at, together / whole if whole else 0.0, same / theirs if theirs else 0.0)


def _together(runs: Sequence[tuple[int, int, float]], middle: float) -> float:
    """The most that runs of matching words (where each begins, how many words, their weight) are worth together.

    A run whose weight is less than the gap before it is left out. Gaps cost no more beyond WIDEST words, so it is
    enough to remember the best chain of all runs that are farther away.
    """
    best: list[tuple[int, float]] = []  # where a chain ends, and its worth
    far = top = 0.0
    behind = 0
    for start, size, weight in runs:
        while behind < len(best) and start - best[behind][0] >= WIDEST:
            far = max(far, best[behind][1])
            behind += 1
        near = max((worth - GAP * (start - end) * middle for end, worth in best[behind:]), default=0.0)
        worth = weight + max(0.0, far - GAP * WIDEST * middle, near)
        best.append((start + size, worth))
        top = max(top, worth)
    return top
