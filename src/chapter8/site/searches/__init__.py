"""Saved searches: a question that a person keeps, and what has come into the library since that answers it."""
