"""Chapters of the Repertoire of the Practice of the Security Council."""
