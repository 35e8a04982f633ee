"""Legal paths of the Charter for a measure: the rules as data, the facts on record, the paths that follow."""

from chapter8.respond.legal.paths import LegalPath, legal_paths

__all__ = ["LegalPath", "legal_paths"]
