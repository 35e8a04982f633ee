"""A cell of a table that no spreadsheet takes for a formula."""

from __future__ import annotations


def safe_cell(value: object) -> str:
    """A cell's text that no spreadsheet runs as a formula (OWASP, CSV injection): a quote before = + - @ tab and CR.

    Plain numbers keep their sign: "-4" is a number, not a formula.
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = " ".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.lstrip()[:1] in {"=", "+", "-", "@", "|"} or text[:1] in {"\t", "\r", "\n"} else text
