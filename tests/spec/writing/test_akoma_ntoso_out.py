"""Records as Akoma Ntoso: what our own reader reads back, and rules of the standard that every file keeps.

The standard's schema is not part of this project; the rules here are those of it that our files could break.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from chapter8.record import Record, read
from chapter8.record.writing import write

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
ORDER = ["meta", "coverPage", "preface", "preamble", "mainBody", "debateBody", "attachments"]


def _tree(record: Record) -> etree._Element:
    return etree.fromstring(write(record, "akn"))


def _found(tree: etree._Element, path: str) -> list[etree._Element]:
    found = tree.xpath(path, namespaces=AKN)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, etree._Element)]


def _texts(tree: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, item.itertext())).split()) for item in _found(tree, path)]


def keeps_the_rules(tree: etree._Element) -> None:
    """The parts in order; every eId once; every reference to a part of this file leads somewhere."""
    (document,) = tree
    parts = [etree.QName(part).localname for part in document]
    assert parts == [name for name in ORDER if name in parts]
    ids = Counter(item.get("eId") for item in _found(tree, "//*[@eId]"))
    assert [eid for eid, times in ids.items() if times > 1] == []
    pointed = {item.get(name) or "" for name in ("by", "as") for item in _found(tree, "//a:speech")}
    pointed |= {item.get("href") or "" for item in _found(tree, "//a:FRBRauthor")}
    assert {value for value in pointed if value} <= {f"#{eid}" for eid in ids}
    assert _found(tree, "//a:point[not(a:num)][a:list]") == []
    assert _found(tree, "//a:paragraph[a:content and a:list]") == []


def test_a_resolution_is_read_back_as_it_was(resolution: Record) -> None:
    again = read(write(resolution, "akn"), name="again.xml")
    told = [(item.number, item.kind, item.text) for item in resolution.decisions[0].clauses]
    assert [(item.number, item.kind, item.text) for item in again.decisions[0].clauses] == told
    assert (again.symbol, again.date, again.decisions[0].meeting) == ("S/RES/9901 (2025)", resolution.date, "19905")
    assert [(item.kind, item.number) for item in again.passages if item.kind == "operative"] == [
        ("operative", "1"), ("operative", "1 (a)"), ("operative", "1 (b)"), ("operative", "2"),
    ]  # fmt: skip


def test_verbs_are_in_italics_and_citations_are_links(resolution: Record) -> None:
    tree = _tree(resolution)
    keeps_the_rules(tree)
    assert _texts(tree, "//a:span[@class='italic']") == ["Recalling", "Calls upon", "Requests"]
    (link,) = _found(tree, "//a:a")
    assert (link.text, link.get("href")) == ("1631 (2005)", "https://undocs.org/en/S/RES/1631(2005)")


def test_the_work_bears_the_iri_of_the_united_nations_and_the_vote_its_names(resolution: Record) -> None:
    tree = _tree(resolution)
    work = _found(tree, "//a:FRBRWork/a:FRBRthis")[0].get("value")
    assert work == "/akn/un/statement/deliberation/unsc/2025-05-20/9901-2025/!main/"
    assert _texts(tree, "//a:count[@refersTo='#inFavour']//a:organization") == ["Aurelia", "Faroua"]


def test_a_meeting_is_a_debate_with_speeches_by_speakers(meeting: Record) -> None:
    tree = _tree(meeting)
    keeps_the_rules(tree)
    assert _texts(tree, "//a:speech/a:from") == [
        "The President:", "Mr. Orsolan (Aurelia):", "Ms. Adeyra (African Union) (spoke in French):",
    ]  # fmt: skip
    assert _texts(tree, "//a:speech[2]/a:p") == ["We support the draft.", "It answers the African Union."]
    assert _found(tree, "//a:speech[2]")[0].get("by") == "#speaker.Aurelia"
    assert _texts(tree, "//a:scene") == ["The meeting was called to order at 10.05 a.m.", "The meeting rose at noon."]


def test_a_note_stands_where_it_is_called(chapter: Record) -> None:
    tree = _tree(chapter)
    keeps_the_rules(tree)
    (words,) = _found(tree, "//a:content/a:p")
    (note,) = words
    assert (words.text, note.get("marker"), note.tail) == ("Benin spoke first", "1", ", then China.")
    assert _texts(tree, "//a:authorialNote") == ["S/PV.5007, p. 10."]
