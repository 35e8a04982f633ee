"""The one door to the full-text index: keep it up, make it anew, ask it on behalf of a viewer."""

from __future__ import annotations

from chapter8.site.search.find import Filters, Hit, Results, documents_holding, find
from chapter8.site.search.upkeep import catch_up, rebuild

__all__ = ["Filters", "Hit", "Results", "catch_up", "documents_holding", "find", "rebuild"]
