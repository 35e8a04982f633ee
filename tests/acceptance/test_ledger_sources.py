"""The decisions that the atlas calls verified stand in the shared texts: the day, the paragraph, the verb."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import Authorisation

VERBS = {
    "establishes": r"establish|authori[sz]e|approve|decides further|further decides",
    "authorises": r"authori[sz]|calls upon states|decides|reaffirms the authority|shall have the authority|invites",
    "endorses": r"endors|approve|agree|expresses its .{0,25}support",
    "welcomes": r"welcom|takes note|appreciat|expresses|notes",
    "commends": r"commend",
}
VERIFIED = [
    row
    for row in Atlas.shipped().registers.authorisations
    if row.provenance.verified and row.symbol.startswith("S/RES/")
]


def text_of(symbol: str, data: Path) -> str:
    """The text of a resolution as the shared data hold it, white space made plain."""
    number = symbol.split("/")[2].split(maxsplit=1)[0]
    for path in (data / "resolutions_text").glob(f"S-RES-{number}(*).txt"):
        return " ".join(path.read_bytes().decode("utf-8", errors="replace").split())
    for path in (data / "akn" / "resolutions").glob(f"*/S_RES_{number}_*.xml"):
        return " ".join(re.sub(r"<[^<>]*>", " ", path.read_text(encoding="utf-8")).split())
    return ""


def test_many_decisions_are_verified() -> None:
    assert len(VERIFIED) > 80


@pytest.mark.parametrize("row", VERIFIED, ids=lambda row: f"{row.operation} {row.symbol} {row.act}")
def test_a_verified_decision_stands_in_its_text(row: Authorisation, data: Path) -> None:
    text = text_of(row.symbol, data)
    assert f"{row.dated.day} {row.dated:%B %Y}" in text
    assert row.paragraphs
    for number in row.paragraphs:
        several = re.findall(rf"[;:., ] ?{number}\. (.{{0,600}})", text)
        assert several
        assert any(re.search(VERBS[row.act], each, re.IGNORECASE) for each in several)
