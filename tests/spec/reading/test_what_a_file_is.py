"""A file is read by what it is, never by what its name says; what is no document is refused by its true name."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapter8.errors import EmptyInputError, InputError, TooLargeError, UnsupportedError
from chapter8.record.reading.gate import MAX_BYTES, MediaType, admit


def test_a_web_page_named_pdf_is_read_as_a_web_page_with_a_warning() -> None:
    admitted = admit(b"<!DOCTYPE html><html><body><p>Text</p></body></html>", name="statement.pdf")
    assert admitted.media_type is MediaType.HTML
    assert [warning.code for warning in admitted.warnings] == ["mislabelled"]
    assert ".pdf" in admitted.warnings[0].message


def test_a_name_without_a_known_suffix_gives_no_warning() -> None:
    assert admit(b"The Security Council,", name="S_RES_1631").warnings == ()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.4\n", MediaType.PDF),
        (b"<?xml version='1.0'?><!-- copy --><akomaNtoso/>", MediaType.XML),
        (b"<akomaNtoso/>", MediaType.XML),
        (b"\xef\xbb\xbf<html lang='en'></html>", MediaType.HTML),
        (b"1. Decides to remain seized of the matter.", MediaType.TEXT),
        ("The Security Council,".encode("utf-16"), MediaType.TEXT),
        (b"a < b, and so on", MediaType.TEXT),
    ],
)
def test_the_first_bytes_tell_the_format(data: bytes, media_type: MediaType) -> None:
    assert admit(data).media_type is media_type


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf\n", b"\x00\x00\x00"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"letter\.txt: the file is empty"):
        admit(data, name="letter.txt")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image"),
        (b"\x7fELF" + bytes(50), "a program"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Office"),
        (bytes(range(256)) * 8, "binary data"),
    ],
)
def test_what_is_no_document_is_refused_by_its_true_name(data: bytes, named: str) -> None:
    with pytest.raises(UnsupportedError, match=named):
        admit(data, name="record.pdf")


def test_a_file_of_500_megabytes_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)  # sparse: nobody can have read it if it takes no memory
    with pytest.raises(TooLargeError) as refusal:
        admit(huge)
    assert "500 MB" in str(refusal.value)
    assert f"{MAX_BYTES // 1024 // 1024} MB" in str(refusal.value)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: the file can't be read: no such file"):
        admit(tmp_path / "missing.txt")
