"""Statements that several organizations make together, and what each has to say to whom."""
