"""`chapter8 agreed` and `chapter8 read --format`: what they say, keep and refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chapter8.cli import cli
from chapter8.errors import UsageError

DOCUMENTS = Path(__file__).parents[2] / "sample" / "documents"
RESOLUTIONS = (str(DOCUMENTS / "S_RES_9901_2025.xml"), str(DOCUMENTS / "S_RES_9902_2025.txt"))


def _ran(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_a_phrase_is_found_with_first_and_last_use() -> None:
    said = _ran("agreed", "remain actively seized of the matter", *RESOLUTIONS).output
    assert "Security Council resolution 9901 (2025), para. 13 (20 May 2025)" in said
    assert "2 uses; first Security Council resolution 9901 (2025)" in said


def test_no_precedent_is_an_answer() -> None:
    ran = _ran("agreed", "lunar observatory for whales", *RESOLUTIONS)
    assert (ran.exit_code, "No precedent among" in ran.output) == (0, True)


def test_json_holds_matches_and_history() -> None:
    answer = json.loads(_ran("agreed", "remain seized", *RESOLUTIONS, "--json", "--limit", "1").stdout)
    assert len(answer["matches"]) == 1
    assert {span["kind"] for span in answer["matches"][0]["spans"]} <= {"same", "inserted", "deleted", "replaced"}
    assert answer["history"]["by_year"] == [[2025, 2]]


def test_an_empty_text_is_refused() -> None:
    assert isinstance(_ran("agreed", " ", *RESOLUTIONS).exception, UsageError)


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_asked(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    ran = _ran("agreed", "remain seized", str(tmp_path), *RESOLUTIONS)
    assert (ran.exit_code, "broken.pdf" in ran.stderr) == (3, True)
    assert "9901" in ran.stdout


def test_records_are_written_into_a_folder_one_file_each(tmp_path: Path) -> None:
    assert _ran("read", *RESOLUTIONS, "--format", "akn", "-o", str(tmp_path / "out")).exit_code == 0
    kept = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert kept == ["S_RES_9901_2025.xml.akn.xml", "S_RES_9902_2025.txt.akn.xml"]


def test_files_of_one_name_from_two_folders_are_both_kept(tmp_path: Path) -> None:
    for folder, text in (("a", "One thing."), ("b", "Another thing.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.txt").write_text(text * 20, encoding="utf-8")
    _ran("read", str(tmp_path / "a"), str(tmp_path / "b"), "--format", "tei", "-o", str(tmp_path / "out"))
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_one_document_goes_into_the_file_named(tmp_path: Path) -> None:
    _ran("read", RESOLUTIONS[0], "--format", "ris", "-o", str(tmp_path / "entry.ris"))
    assert (tmp_path / "entry.ris").read_text(encoding="utf-8").startswith("TY  - GOVDOC")


@pytest.mark.parametrize(
    "arguments",
    [[*RESOLUTIONS, "--format", "akn"], [RESOLUTIONS[0], "-o", "somewhere"]],
    ids=["one stream", "no format"],
)
def test_what_does_not_fit_together_is_refused(arguments: list[str]) -> None:
    assert isinstance(_ran("read", *arguments).exception, UsageError)
