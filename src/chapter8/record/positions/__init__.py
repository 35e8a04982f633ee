"""Positions: statements placed on themes with a stance, and what they show together."""

from chapter8.record.positions.decisions import affirmations
from chapter8.record.positions.matrix import contradictions, matrix, who
from chapter8.record.positions.nouns import (
    STANCES,
    Affirmation,
    Cell,
    Contradiction,
    Matrix,
    Position,
    Stance,
    Theme,
)
from chapter8.record.positions.placing import positions
from chapter8.record.positions.vocabulary import Vocabulary

__all__ = [
    "STANCES",
    "Affirmation",
    "Cell",
    "Contradiction",
    "Matrix",
    "Position",
    "Stance",
    "Theme",
    "Vocabulary",
    "affirmations",
    "contradictions",
    "matrix",
    "positions",
    "who",
]
