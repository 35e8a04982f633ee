"""Adding files: each content once, faults told and kept, the batch goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from chapter8.cli.library import _summary
from chapter8.errors import InputError
from chapter8.exchange.decide import Role
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.library.adding.add import add
from chapter8.site.library.adding.files import names
from chapter8.site.library.adding.tables import UNIT_COLUMNS
from chapter8.site.library.models import Clause, Document, Fault, Passage
from chapter8.site.library.store import Store
from chapter8.site.situations.models import EventRelease, Situation
from chapter8.site.standby.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_document_is_kept_with_its_parts_and_its_file(resolution: Callable[[int], Path], home: Path) -> None:
    outcome = add([resolution(9951)], marking=Marking(Tlp.GREEN, "AU"))
    document = Document.objects.get()
    assert (document.symbol, document.kind, document.tlp, document.owner) == (
        "S/RES/9951 (2026)", "resolution", "TLP:GREEN", "AU",
    )  # fmt: skip
    assert [clause.number for clause in Clause.objects.filter(kind="operative")] == ["1", "2"]
    assert Store(home).open_path(document.sha256).read_bytes() == resolution(9951).read_bytes()
    assert outcome.added[0].title == "S/RES/9951 (2026)"


def test_adding_the_same_content_again_changes_nothing(resolution: Callable[[int], Path], tmp_path: Path) -> None:
    first = resolution(9951)
    other = tmp_path / "other name.txt"
    other.write_bytes(first.read_bytes())
    add([first])
    passages = Passage.objects.count()
    again = add([first, other], marking=Marking(Tlp.RED, "EU"))
    assert [item.status for item in again.files] == ["known", "known"]
    assert (Document.objects.count(), Passage.objects.count()) == (1, passages)
    assert Document.objects.get().tlp == "TLP:CLEAR"


def test_two_names_of_one_content_in_one_batch_are_one_document(
    resolution: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(resolution(9951).read_bytes())
    outcome = add([folder])
    assert [(item.name, item.status) for item in outcome.files] == [("batch/a.txt", "added"), ("batch/b.txt", "known")]


def test_bad_files_are_told_and_kept_as_faults_and_the_batch_goes_on(
    resolution: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "a-loop").symlink_to(folder / "a-loop")
    (folder / "b-circle").symlink_to(folder)
    (folder / "c-empty.txt").touch()
    with (folder / "d-huge.pdf").open("wb") as huge:
        huge.truncate(500 * 1024 * 1024)
    (folder / "e-noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (folder / "f-good.txt").write_bytes(resolution(9951).read_bytes())
    os.mkfifo(folder / "g-pipe")
    outcome = add([folder])
    assert [item.name for item in outcome.added] == ["batch/f-good.txt"]
    assert [item.name for item in outcome.faults] == [
        "batch/a-loop", "batch/b-circle", "batch/c-empty.txt", "batch/d-huge.pdf", "batch/e-noise.pdf", "batch/g-pipe",
    ]  # fmt: skip
    faults = {fault.name: fault for fault in Fault.objects.all()}
    assert len(faults) == 6
    assert faults["batch/d-huge.pdf"].error == "TooLargeError"
    assert all(fault.cause and fault.place for fault in faults.values())


def test_a_fault_names_its_file_by_the_path_from_what_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], client_for: Callable[..., Client]
) -> None:
    for year in ("2006", "2007"):
        (tmp_path / "akn" / year).mkdir(parents=True)
        (tmp_path / "akn" / year / "test.txt").touch()
    (tmp_path / "akn" / "units.csv").write_text(",".join(sorted(UNIT_COLUMNS)) + "\n1,2\n", encoding="utf-8")
    named = ["akn/2006/test.txt", "akn/2007/test.txt", "akn/units.csv, row 2"]
    outcome = add([tmp_path / "akn"])
    assert [item.fault.place for item in outcome.faults if item.fault] == named
    _summary(outcome)
    told = capsys.readouterr().err
    assert [f"chapter8: {place}: " in told for place in named] == [True, True, True]
    shown = client_for("UN", Role.ADMINISTRATOR).get("/faults.json").json()
    assert [fault["place"] for fault in shown] == named


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    given = [Path("a/x/test.txt"), Path("b/x/test.txt"), Path("b/y/other.txt"), Path("b/x/test.txt")]
    assert names(given) == ["a/x/test.txt", "b/x/test.txt", "other.txt", "b/x/test.txt"]


def test_an_exercise_that_says_nothing_is_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "given" / "drill").mkdir(parents=True)
    (tmp_path / "given" / "drill" / "exercise.toml").write_text("title = 1", encoding="utf-8")
    fault = add([tmp_path / "given"]).faults[0].fault
    assert fault is not None
    assert fault.place == "given/drill/exercise.toml"


def test_a_fault_is_cleared_when_the_file_is_mended(resolution: Callable[[int], Path]) -> None:
    file = resolution(9951)
    content = file.read_bytes()
    file.write_bytes(b"")
    add([file])
    assert Fault.objects.count() == 1
    file.write_bytes(content)
    add([file])
    assert Fault.objects.count() == 0


def test_a_path_that_is_not_there_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is nothing here"):
        add([tmp_path / "absent"])


def test_a_file_missing_from_the_store_is_put_back(resolution: Callable[[int], Path], home: Path) -> None:
    file = resolution(9951)
    add([file])
    kept = Store(home).path(Document.objects.get().sha256)
    kept.unlink()
    add([file])
    assert kept.read_bytes() == file.read_bytes()


def test_the_exercise_is_marked_as_exercise_in_everything(home: Path) -> None:
    outcome = add([ROOT / "sample"])
    assert not outcome.faults
    assert Document.objects.count() >= 12
    assert not Document.objects.filter(exercise=False).exists()
    assert Situation.objects.get().exercise
    assert EventRelease.objects.get().exercise
    assert Unit.objects.filter(exercise=True).count() == 40
    assert (home / "atlas" / "states.csv").is_file()
    assert all(item.status == "known" for item in add([ROOT / "sample"]).files)


def test_one_file_of_the_exercise_added_alone_keeps_its_mark() -> None:
    letter = min((ROOT / "sample" / "documents").iterdir())
    add([letter])
    assert Document.objects.get().exercise


def test_a_table_with_a_bad_cell_is_refused_whole_by_row_and_column(tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    lines = (ROOT / "sample" / "standby" / "units.csv").read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines[:3], lines[3].replace(",850,", ",many,")]), encoding="utf-8")
    outcome = add([table])
    fault = outcome.faults[0].fault
    assert fault is not None
    assert fault.place == "units.csv, row 4, column strength"
    assert fault.cause == '"many" is no whole number of 0 or more'
    assert Unit.objects.count() == 0


def test_the_tests_run_on_the_database_that_was_asked_for(pytestconfig: pytest.Config) -> None:
    assert connection.vendor == pytestconfig.getoption("--database")
