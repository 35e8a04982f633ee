"""Decisions as text: resolutions, presidential statements, communiqués."""
