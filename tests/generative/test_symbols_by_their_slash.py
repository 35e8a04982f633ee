"""Symbols are looked for at slashes alone: nothing is found or missed that way that the whole pattern would not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.symbols import finding

_PIECES = (
    "S", "A", "/", "PV.", "RES", "12", "1631 (2005)", "(CFSP) 2015", "PC.DEC", "ECW", "EX.CL", "2005", "CFSP", "Add.1",
    " ", "(", ")", "-", "_", "é", ".", "*", "\n",
)  # fmt: skip


@settings(derandomize=True, max_examples=400)
@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_looking_at_slashes_finds_what_looking_at_every_character_finds(text: str) -> None:
    at_slashes = [found.span() for found in finding._written_out(text)]
    everywhere = [found.span() for found in finding._EXPLICIT.finditer(text)]
    assert at_slashes == everywhere
