"""How ready a unit is: six dimensions, 0-100 each, and the weakest of them holds it back (mechanism D4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from chapter8.site.standby.models import Unit

DIMENSIONS = (
    ("people", _("People")),
    ("equipment", _("Equipment")),
    ("training", _("Training")),
    ("planning", _("Planning")),
    ("finance", _("Finance")),
    ("transport", _("Transport")),
)
READY, PARTLY = 80, 60  # from 80 on ready, from 60 on partly ready


@dataclass(frozen=True, slots=True)
class Readiness:
    """Scores by dimension, in the order of `DIMENSIONS`."""

    scores: tuple[tuple[str, int], ...]

    @property
    def overall(self) -> int:
        """The score of the weakest dimension: a unit without transport does not arrive."""
        return min(score for _name, score in self.scores)

    @property
    def weakest(self) -> tuple[str, ...]:
        """The dimension or dimensions that hold the unit back."""
        return tuple(name for name, score in self.scores if score == self.overall)

    @property
    def grade(self) -> str:
        """The overall score in a word: ready, partly or not."""
        return "ready" if self.overall >= READY else "partly" if self.overall >= PARTLY else "not"


def readiness(unit: Unit) -> Readiness:
    """The readiness of a unit as its contributor has entered it."""
    return Readiness(tuple((name, getattr(unit, name)) for name, _words in DIMENSIONS))
