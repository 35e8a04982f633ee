"""Positions: who holds what on which theme, over time."""
