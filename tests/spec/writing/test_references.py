"""References in the form of the United Nations, and entries that reference managers take."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string

from chapter8.errors import NotFoundError
from chapter8.record import Passage, Record, Source
from chapter8.record.agreed import Paragraph
from chapter8.record.writing import paragraph_reference, passage_reference, write
from chapter8.record.writing.references import ordinal

HOSTILE = 'A {brace} \\input{x} 100% #1 @misc{a, "b" $x$ ~ ^ _ & }\nER  - \nTY  - JOUR'


def _numbered(kind: str, symbol: str) -> Record:
    passages = tuple(Passage(f"p{n}", None, None, str(n), "narrative", f"Text {n}.") for n in range(1, 10))
    source = Source("report.pdf", "0" * 64, "application/pdf")
    return Record(source, "report" if kind == "report" else "other", symbol, "A report", None, "en", passages=passages)


def test_a_paragraph_of_a_resolution(resolution: Record) -> None:
    assert passage_reference(resolution, ["p6"]) == "Security Council resolution 9901 (2025), para. 2"
    assert passage_reference(resolution, ["p4"]) == "Security Council resolution 9901 (2025), para. 1 (a)"
    assert (
        passage_reference(resolution, ["p2"]) == "Security Council resolution 9901 (2025), first preambular paragraph"
    )


def test_a_page_of_a_meeting_with_its_speaker(meeting: Record) -> None:
    assert passage_reference(meeting, ["p5"]) == "S/PV.19905, p. 3 (Aurelia)"
    assert passage_reference(meeting, ["p4", "p5"]) == "S/PV.19905, pp. 2-3 (Aurelia)"
    assert passage_reference(meeting, ["p7"]) == "S/PV.19905, p. 3"


def test_paragraphs_of_a_report_in_a_row() -> None:
    assert passage_reference(_numbered("report", "S/2006/590"), ["p7", "p8", "p9"]) == "S/2006/590, paras. 7-9"
    assert passage_reference(_numbered("report", "S/2006/590"), ["p2", "p9"]) == "S/2006/590, paras. 2, 9"


@pytest.mark.parametrize(
    ("symbol", "number", "kind", "place", "reference"),
    [
        ("S/RES/1631 (2005)", "7", "operative", 7, "Security Council resolution 1631 (2005), para. 7"),
        ("S/PRST/2007/7", None, "operative", 3, "S/PRST/2007/7, third paragraph"),
        ("S/RES/1631 (2005)", None, "preambular", 2,
         "Security Council resolution 1631 (2005), second preambular paragraph"),
        ("A/RES/60/1", "170", "operative", 1, "General Assembly resolution 60/1, para. 170"),
        ("PSC/PR/COMM.(LXVIII)", "4", "operative", 4, "PSC/PR/COMM.(LXVIII), para. 4"),
    ],
)  # fmt: skip
def test_a_paragraph_of_agreed_language(symbol: str, number: str | None, kind: str, place: int, reference: str) -> None:
    made = Paragraph(symbol, None, number, "preambular" if kind == "preambular" else "operative", "x", "p1", place)
    assert paragraph_reference(made) == reference


def test_a_passage_that_is_not_there_is_not_cited(resolution: Record) -> None:
    with pytest.raises(NotFoundError, match="no passage 'p99'"):
        passage_reference(resolution, ["p99"])


@pytest.mark.parametrize(
    ("number", "word"), [(1, "first"), (20, "twentieth"), (21, "21st"), (112, "112th"), (103, "103rd")]
)
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_bibtex_that_a_parser_reads(resolution: Record) -> None:
    (entry,) = parse_string(write(resolution, "bibtex").decode()).entries
    assert (entry.key, entry["year"], entry["number"]) == ("S-RES-9901-2025", "2025", "S/RES/9901 (2025)")
    assert entry["url"] == "https://undocs.org/en/S/RES/9901(2025)"


def test_ris_that_a_parser_reads(resolution: Record) -> None:
    (entry,) = rispy.loads(write(resolution, "ris").decode())
    assert (entry["type_of_reference"], entry["title"]) == ("GOVDOC", "Resolution 9901 (2025)")
    assert entry["authors"] == ["United Nations, Security Council"]


def test_csl_json_with_its_fields(resolution: Record) -> None:
    (item,) = json.loads(write(resolution, "csl"))
    assert (item["type"], item["issued"]) == ("legislation", {"date-parts": [[2025, 5, 20]]})
    assert item["author"] == [{"literal": "United Nations, Security Council"}]


@pytest.mark.parametrize("title", [HOSTILE, "{", "}}", "\\", "%", "a\x00b\ud800c"])
def test_a_hostile_title_makes_one_entry_and_no_second(resolution: Record, title: str) -> None:
    hostile = replace(resolution, title=title, symbol=None, date=date(2025, 1, 1))
    written = write(hostile, "bibtex").decode()
    library = parse_string(written)
    assert (len(library.blocks), len(library.entries)) == (1, 1)
    assert written.count("{") == written.count("}")
    assert len(rispy.loads(write(hostile, "ris").decode())) == 1
    assert len(json.loads(write(hostile, "csl"))) == 1
