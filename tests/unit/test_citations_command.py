"""`chapter8 citations` lists who cites what, as rows, as a graph, and the faulty links of the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from chapter8.cli.citations import citations

FILE = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><coverPage><p>'
    "<docNumber>S/RES/2391 (2017)</docNumber></p></coverPage><mainBody><paragraph><num>1.</num><content><p>Recalls "
    'resolution <a href="https://undocs.org/S/RES/2095 (2013)">2359 (2017)</a>;</p></content></paragraph></mainBody>'
    "</statement></akomaNtoso>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one resolution."""
    (tmp_path / "resolution.xml").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_rows_objects_and_a_graph(folder: Path) -> None:
    rows = CliRunner().invoke(citations, [str(folder)]).output.splitlines()
    assert rows[1].startswith("S/RES/2391 (2017),p1,1,operative,S/RES/2359 (2017)")
    edge = json.loads(CliRunner().invoke(citations, [str(folder), "--json"]).output)
    assert (edge["paragraph"], edge["verb"]) == ("1", "Recalls")
    graph = CliRunner().invoke(citations, [str(folder), "--format", "graphml"]).stdout_bytes
    assert len(list(etree.fromstring(graph).iter("{*}edge"))) == 1


def test_faulty_links(folder: Path) -> None:
    told = CliRunner().invoke(citations, [str(folder), "--faulty"])
    assert told.output == "S/RES/2391 (2017), para. 1: “2359 (2017)” leads to S/RES/2095 (2013)\n"
    assert told.exit_code == 0
    fault = json.loads(CliRunner().invoke(citations, [str(folder), "--faulty", "--json"]).output)
    assert (fault["label"], fault["target"]) == ("2359 (2017)", "S/RES/2095 (2013)")


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "other.xml").write_text("<broken", encoding="utf-8")
    told = CliRunner().invoke(citations, [str(folder), "--faulty"])
    assert told.exit_code == 3
    assert "leads to S/RES/2095 (2013)" in told.stdout
