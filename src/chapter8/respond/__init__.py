"""Respond: who may act, on what legal path; later with what, when, and paid by whom."""
