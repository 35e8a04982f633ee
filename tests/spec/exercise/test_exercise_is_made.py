"""What is committed is what `python sample/make` makes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

SAMPLE = Path(__file__).parents[3] / "sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as the script makes them now."""
    out = tmp_path_factory.mktemp("exercise")
    subprocess.run([sys.executable, "-B", SAMPLE / "make", "--out", out], check=True, capture_output=True)
    return out


@pytest.mark.parametrize(
    "name",
    [
        "events/GEDEvent_exercise_v26_0_06.csv",
        "documents/S_RES_9901_2025.xml",
        "documents/repertoire_99_iskara.txt",
    ],
)
def test_the_plain_files_are_the_same_to_the_byte(made: Path, name: str) -> None:
    assert (SAMPLE / name).read_bytes() == (made / name).read_bytes()


@pytest.mark.parametrize("name", ["S_PV_19905", "S_PV_19905_Resumption_1"])
def test_the_records_have_the_same_text_on_the_same_pages(made: Path, name: str) -> None:
    def pages(folder: Path) -> list[str]:
        with pypdfium2.PdfDocument(folder / "documents" / f"{name}.pdf") as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]

    assert pages(SAMPLE) == pages(made)


@pytest.mark.parametrize("name", ["S_PRST_2025_91", "S_2025_9925"])
def test_the_word_files_have_the_same_body_and_properties(made: Path, name: str) -> None:
    def parts(folder: Path) -> list[bytes]:
        with zipfile.ZipFile(folder / "documents" / f"{name}.docx") as archive:
            return [archive.read(part) for part in ("word/document.xml", "docProps/core.xml")]

    assert parts(SAMPLE) == parts(made)


def test_another_seed_makes_other_events_but_the_same_deaths() -> None:
    program = (
        "import events; a, b = events.rows(), events.rows(1); "
        "print(a != b, sum(row['best'] for row in a) == sum(row['best'] for row in b))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program], cwd=SAMPLE / "make", check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["True", "True"]
