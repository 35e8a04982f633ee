"""One sourced page out of all engines: assemble it, and render it."""

from chapter8.brief.assemble import assemble
from chapter8.brief.holdings import Expert, Holding, Holdings, Question, Readiness, Unit

__all__ = ["Expert", "Holding", "Holdings", "Question", "Readiness", "Unit", "assemble"]
