"""Text is read in the encoding it is written in; a second encoding in the same file is named by its first byte."""

from __future__ import annotations

import pytest

from chapter8.record.reading.plain_text import decode

WORDS = "The Council’s décision – Côte d’Ivoire"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_warning(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


def test_windows_1252_is_read_with_a_warning() -> None:
    text, warnings = decode(WORDS.encode("cp1252"))
    assert text == WORDS
    assert [warning.code for warning in warnings] == ["encoding_detected"]


def test_two_encodings_in_one_file_are_both_read_and_the_place_is_named() -> None:
    data = "Côte d’Ivoire, ".encode() + "Côte d’Ivoire".encode("cp1252")
    text, warnings = decode(data)
    assert text == "Côte d’Ivoire, Côte d’Ivoire"
    assert [warning.code for warning in warnings] == ["two_encodings"]
    assert "byte 19" in warnings[0].message
    assert data[19] == "ô".encode("cp1252")[0]


def test_utf_16_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    text, warnings = decode("Security Council".encode("utf-16") + b"\x00")
    assert text.startswith("Security Council")
    assert [warning.code for warning in warnings] == ["damaged_text"]
