"""What a path leads to is asked before it is read, and what a file says can't act on the terminal that shows it."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from chapter8.cli.printable import printable
from chapter8.cli.read import read as command
from chapter8.errors import HostileError, InputError, TooLargeError
from chapter8.record import read
from chapter8.record.encoding import to_json
from chapter8.record.reading import gate


def test_a_file_of_500_megabytes_is_refused_before_a_byte_of_it_is_read(tmp_path: Path) -> None:
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)  # a hole on the disk: read, it would be 500 MB of zeros
    with pytest.raises(TooLargeError, match=r"giant\.txt: the file has 500 MB; the limit is 100 MB"):
        read(giant)


def test_bytes_over_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MAX_BYTES", 1_000)
    with pytest.raises(TooLargeError):
        read(b"a" * 1_001)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_a_device_is_no_file(path: str) -> None:
    with pytest.raises(InputError):
        read(Path(path))


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match=r"pipe\.txt: it is a device or a pipe, not a file"):
        read(pipe)


def test_a_folder_a_loop_of_links_and_a_name_with_a_zero_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder"):
        read(tmp_path)
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match=r"a\.txt: the file can't be read"):
        read(tmp_path / "a.txt")
    with pytest.raises(InputError):
        read(Path("a\x00b.txt"))


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The Council met.")
    (tmp_path / "again").symlink_to(tmp_path)
    done = CliRunner().invoke(command, [str(tmp_path), "--json"])
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 1


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes(b"The Council met.\n")
    asked: list[int] = []

    def grow(number: int, asking: object = os.fstat) -> os.stat_result:
        asked.append(number)
        if len(asked) == 2:
            with file.open("ab") as stream:
                stream.write(b"It met again.\n")
        return asking(number)  # type: ignore[no-any-return,operator]

    monkeypatch.setattr("chapter8.record.reading.gate.os.fstat", grow)
    with pytest.raises(InputError, match=r"log\.txt: the file changed while it was read"):
        read(file)


def test_a_name_with_controls_is_shown_as_escapes(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[2Jb\nchapter8: all is well\u202etxt.pdf"
    file.write_bytes(b"")
    done = CliRunner().invoke(command, [str(file)])
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert "\\x1b[2Jb\\nchapter8: all is well\\u202etxt.pdf" in done.stderr


def test_text_of_a_document_cannot_act_on_the_terminal() -> None:
    assert printable("a\x1b]0;title\x07b\u202ec\x9bd\te") == "a\\x1b]0;title\\x07b\\u202ec\\x9bd\te"


def test_a_summary_shows_escapes_of_the_documents_own_controls(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b"The Council met \x1b[31mtoday\x1b[0m in New York and adopted nothing at all.\n" * 3)
    done = CliRunner().invoke(command, [str(file)], color=True)
    assert done.exit_code == 0
    assert "\\x1b[31mtoday" in done.stdout
    assert "\x1b[31m" not in done.stdout


def test_a_name_that_is_no_utf8_is_kept_as_escapes(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    file.write_bytes(b"The Council met.")
    assert b"caf\\\\udce9.txt" in to_json(read(file))


@pytest.mark.parametrize("encoding", ["utf-7", "punycode", "unicode_escape", "idna"])
def test_a_page_cannot_choose_an_encoding_that_hides_text(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>The Council +ADw-b met.</p></body></html>'
    record = read(page.encode(), name="page.html")
    assert "+ADw-b" in " ".join(passage.text for passage in record.passages)


@pytest.mark.parametrize("encoding", ["UTF-7", "IBM037", "UTF-32"])
def test_xml_cannot_hide_its_declarations_in_an_encoding(encoding: str) -> None:
    hidden = b"<akomaNtoso>+ADwAIQ-ENTITY a +ACI-b+ACIAPg-</akomaNtoso>"
    with pytest.raises(HostileError, match="in which declarations can be hidden"):
        read(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + hidden, name="S_RES_1.xml")


def test_xml_nested_without_end_is_refused() -> None:
    with pytest.raises(InputError):
        read(b"<akomaNtoso>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</akomaNtoso>", name="deep.xml")


def test_markup_of_nothing_but_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chapter8.record.reading.html.MAX_TAGS", 1_000)
    monkeypatch.setattr("chapter8.record.reading.xml.MAX_TAGS", 1_000)
    with pytest.raises(TooLargeError, match="more than 1,000 tags"):
        read(b"<html><body>" + b"<b>" * 2_000, name="tags.html")
    with pytest.raises(TooLargeError, match="more than 1,000 tags"):
        read(b"<akomaNtoso>" + b"<a/>" * 2_000 + b"</akomaNtoso>", name="tags.xml")


def a_pdf(stream: bytes, entries: bytes) -> bytes:
    """A PDF of one page whose drawing is this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), entries, stream),
    ]
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def test_a_pdf_whose_stream_swells_is_hostile() -> None:
    bomb = zlib.compress(b" " * (80 * 1024 * 1024), 9)
    with pytest.raises(HostileError, match=r"bomb\.pdf, byte \d+: a stream of a page unpacks to more than 64 MB"):
        read(a_pdf(bomb, b"/Filter/FlateDecode"), name="bomb.pdf")


def test_a_pdf_with_a_stream_packed_twice_is_hostile() -> None:
    twice = zlib.compress(zlib.compress(b" " * 1_000_000, 9), 9)
    with pytest.raises(HostileError, match="a stream is packed twice over"):
        read(a_pdf(twice, b"/Filter[/FlateDecode/FlateDecode]"), name="bomb.pdf")


def test_a_pdf_that_declares_a_million_pages_is_refused() -> None:
    many = a_pdf(b"BT ET", b"").replace(b"/Count 1/", b"/Count 1000000/")
    with pytest.raises(InputError):
        read(many, name="many.pdf")
