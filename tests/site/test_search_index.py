"""The full-text index: what a query finds, for whom, and what happens when the index is gone or damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chapter8.exchange.decide import Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Passage, Record, Source, Statement
from chapter8.site.library.adding.saving import NewDocument, save_document
from chapter8.site.library.models import Document
from chapter8.site.search import folder
from chapter8.site.search.index import Filters, catch_up, find, rebuild
from chapter8.site.search.models import Removed
from chapter8.site.search.resolve import resolve

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC, AU, ECOWAS = Viewer(), Viewer("AU"), Viewer("ECOWAS")
Keep = Callable[..., Document]


@pytest.fixture
def keep() -> Keep:
    """Keeps a document of some paragraphs, and indexes nothing."""

    def keep(
        *texts: str,
        symbol: str | None = None,
        kind: str = "news",
        language: str = "en",
        day: date | None = None,
        marking: Marking | None = None,
        speaker: str | None = None,
    ) -> Document:
        number = Document.objects.count() + 1
        said = (Statement("5007", speaker, None, None, "said", texts[0], None, (), (), (), "p1"),) if speaker else ()
        record = Record(
            source=Source(f"document-{number}.txt", f"{number:064x}", "text/plain"),
            kind=kind,  # type: ignore[arg-type]  # a test writes a kind as a word
            symbol=symbol,
            title=f"Document {number}",
            date=day,
            language=language,
            passages=tuple(Passage(f"p{n}", None, n, None, "narrative", text) for n, text in enumerate(texts, start=1)),
            statements=said,
        )
        return save_document(
            NewDocument(record, b"{}", size=1, marking=marking or Marking(), exercise=False, user=None)
        )

    return keep


def found(query: str, viewer: Viewer = PUBLIC, filters: Filters | None = None) -> list[str]:
    """The texts of the passages that a query finds, best first."""
    return [hit.passage.text for hit in find(query, viewer, filters).hits]


def marked(query: str) -> list[str]:
    """The highlighted words of all hits."""
    return [span.text for hit in find(query, PUBLIC).hits for span in hit.excerpt if span.hit]


def test_a_passage_must_hold_all_the_words(keep: Keep) -> None:
    keep("The mission protects civilians.", "The mission reports to the Council.")
    catch_up()
    assert found("mission civilians") == ["The mission protects civilians."]


def test_words_are_found_in_their_other_forms(keep: Keep) -> None:
    keep("Peacekeepers were deployed.")
    catch_up()
    assert marked("peacekeeping deploying") == ["Peacekeepers", "deployed"]


def test_quotation_marks_keep_words_together(keep: Keep) -> None:
    keep("The African Union sent troops.", "A union of African states.")
    catch_up()
    assert found('"African Union"') == ["The African Union sent troops."]


def test_a_minus_leaves_a_word_out(keep: Keep) -> None:
    keep("Talks in Juba", "Talks in Nairobi")
    catch_up()
    assert found("talks -Juba") == ["Talks in Nairobi"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("fr", "Les États membres ont adopté la décision.", "décisions"),
        ("es", "Los Estados Miembros decidieron.", "miembro"),
        ("ru", "Совет Безопасности постановил.", "совета"),
        ("ar", "قرر مجلس الأمن", "مجلس"),
        ("zh", "安全理事会决定继续处理此案", "理事会"),
        ("pt", "O Conselho decidiu.", "conselho"),
    ],
)
def test_each_language_is_searched_in_its_own_way(keep: Keep, language: str, text: str, query: str) -> None:
    keep(text, language=language)
    catch_up()
    assert found(query) == [text]


@pytest.mark.parametrize(
    "query", ['"', "(((", "a:b:c", "*", "-", '""', "AND OR NOT", "\x00", "~1^2", "[* TO *]", "é" * 900]
)
def test_no_query_is_an_error(keep: Keep, query: str) -> None:
    keep("Nothing of the kind.")
    catch_up()
    find(query, PUBLIC)


def test_an_open_quotation_mark_is_passed_over_and_said(keep: Keep) -> None:
    keep("The ceasefire holds.")
    catch_up()
    results = find('"ceasefire', PUBLIC)
    assert (results.total, results.notices) == (1, ("A quotation mark that is not closed was passed over.",))


def test_where_no_passage_holds_all_words_those_with_some_are_shown_and_it_is_said(keep: Keep) -> None:
    keep("The ceasefire holds.")
    catch_up()
    results = find("ceasefire unicorn", PUBLIC)
    assert results.total == 1
    assert results.notices == ("No passage holds all of these words. These hold some of them.",)


def test_filters_narrow_by_symbol_speaker_organization_kind_and_date(keep: Keep) -> None:
    keep("The ceasefire was noted by the African Union.", symbol="S/RES/1556 (2004)", kind="resolution")
    keep(
        "We welcome the ceasefire.", symbol="S/PV.5007", kind="meeting_record", speaker="Algeria", day=date(2004, 7, 20)
    )
    catch_up()
    first, second = "The ceasefire was noted by the African Union.", "We welcome the ceasefire."
    assert found("ceasefire", filters=Filters(symbol="S/RES")) == [first]
    assert found("ceasefire", filters=Filters(symbol="s/res/1556 (2004)")) == [first]
    assert found("ceasefire", filters=Filters(speaker="algeria")) == [second]
    assert found("ceasefire", filters=Filters(organization="African Union")) == [first]
    assert found("ceasefire", filters=Filters(organization="AU")) == [first]
    assert found("ceasefire", filters=Filters(kind="meeting_record")) == [second]
    assert found("ceasefire", filters=Filters(since=date(2004, 7, 20), until=date(2004, 7, 20))) == [second]
    assert found("ceasefire", filters=Filters(since=date(2004, 7, 21))) == []


def test_without_words_a_filter_shows_the_newest_first(keep: Keep) -> None:
    keep("Older", day=date(2001, 1, 1))
    keep("Newer", day=date(2011, 1, 1))
    catch_up()
    assert found("", filters=Filters(kind="news")) == ["Newer", "Older"]


def test_only_what_the_viewer_may_read_is_found_and_counted(keep: Keep) -> None:
    keep("A ceasefire for everybody.")
    keep("A ceasefire for the community.", marking=Marking(Tlp.GREEN, "UN"), kind="report")
    keep("A ceasefire for ECOWAS.", marking=Marking(Tlp.AMBER, "AU", frozenset({"ECOWAS"})), kind="letter")
    catch_up()
    totals = {viewer.organization: find("ceasefire", viewer).total for viewer in (PUBLIC, AU, ECOWAS, Viewer("EU"))}
    assert totals == {None: 1, "AU": 3, "ECOWAS": 3, "EU": 2}
    assert dict(find("ceasefire", PUBLIC).kinds) == {"news": 1}


def test_amber_reaches_the_clients_of_those_named_and_amber_strict_does_not(keep: Keep) -> None:
    keep("An amber ceasefire.", marking=Marking(Tlp.AMBER, "UN", frozenset({"AU"})))
    keep("A strict ceasefire.", marking=Marking(Tlp.AMBER_STRICT, "UN", frozenset({"AU"})))
    catch_up()
    client = Viewer("ECOWAS", client_of=frozenset({"AU"}))
    assert found("ceasefire", client) == ["An amber ceasefire."]


def test_a_document_that_is_marked_more_narrowly_is_out_of_reach_at_once(keep: Keep) -> None:
    document = keep("The ceasefire holds.")
    catch_up()
    document.marking = Marking(Tlp.RED, "AU")
    document.save()
    assert found("ceasefire") == []
    assert found("ceasefire", AU) == ["The ceasefire holds."]


def test_catching_up_again_changes_nothing(keep: Keep) -> None:
    keep("The ceasefire holds.")
    assert (catch_up(), catch_up()) == (1, 0)
    assert found("ceasefire") == ["The ceasefire holds."]


def test_a_kill_between_the_commit_and_the_mark_ends_as_one_clean_run(keep: Keep) -> None:
    keep("The ceasefire holds.")
    catch_up()
    Document.objects.update(indexed=False)  # what such a kill leaves behind
    assert catch_up() == 1
    assert find("ceasefire", PUBLIC).total == 1


def test_what_is_not_indexed_yet_is_told(keep: Keep) -> None:
    keep("The ceasefire holds.")
    catch_up()
    keep("The ceasefire is broken.")
    keep("The ceasefire is secret.", marking=Marking(Tlp.RED, "AU"))
    assert find("ceasefire", PUBLIC).notices == ("1 documents are in the library but not in the index yet.",)


def test_a_missing_index_is_made_anew_with_a_notice(keep: Keep, home: Path) -> None:
    keep("The ceasefire holds.")
    catch_up()
    for file in sorted((home / "index").rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    results = find("ceasefire", PUBLIC)
    assert results.total == 1
    assert "made anew" in results.notices[0]


def test_a_damaged_index_is_made_anew_with_a_notice(keep: Keep) -> None:
    keep("The ceasefire holds.")
    catch_up()
    current = folder.GENERATIONS.current()
    assert current is not None
    for file in current.glob("*.idx"):
        file.write_bytes(b"\0" * file.stat().st_size)
    folder._opened.cache_clear()  # as in a process that starts now
    results = find("ceasefire", PUBLIC)
    assert results.total == 1
    assert "made anew" in results.notices[0]


def test_an_index_of_another_version_is_made_anew(keep: Keep, home: Path) -> None:
    keep("The ceasefire holds.")
    catch_up()
    (home / "index" / "CURRENT").write_text("v0-1", encoding="ascii")
    assert find("ceasefire", PUBLIC).total == 1


def test_a_rebuild_leaves_one_generation(keep: Keep, home: Path) -> None:
    keep("The ceasefire holds.")
    catch_up()
    seen: list[tuple[int, int]] = []
    assert rebuild(lambda done, of: seen.append((done, of))) == 1
    assert seen == [(1, 1)]
    assert len(list((home / "index").glob("v*-*"))) == 1


def test_a_query_that_names_one_thing_goes_to_its_page(keep: Keep) -> None:
    keep("Text", symbol="S/RES/1556 (2004)")
    keep("Text", symbol="S/2026/1", marking=Marking(Tlp.RED, "AU"))
    assert resolve("s/res/1556 (2004)", PUBLIC) == "/d/S/RES/1556(2004)"
    assert resolve("S/RES/1556", PUBLIC) == "/d/S/RES/1556(2004)"
    assert resolve("S/2026/1", PUBLIC) == resolve("S/2026/1", AU) == "/d/S/2026/1"  # the page tells, not the address
    assert resolve("Sudan", PUBLIC) == "/states/SDN"
    assert resolve("SDN", PUBLIC) == "/states/SDN"
    assert resolve("African Union", PUBLIC) == "/organizations/AU"
    assert resolve("20 July 2004", PUBLIC) == "/search?from=2004-07-20&to=2004-07-20"
    assert resolve("ceasefire in Sudan", PUBLIC) is None


def test_a_deleted_document_counts_no_more_and_leaves_the_index(keep: Keep) -> None:
    gone, stays = keep("The ceasefire holds."), keep("The ceasefire is broken.")
    catch_up()
    assert find("ceasefire", PUBLIC).total == 2
    gone.delete()
    assert find("ceasefire", PUBLIC).total == 1
    assert found("ceasefire") == ["The ceasefire is broken."]
    index = folder.opened()
    assert index is not None
    assert index.searcher().num_docs == 1
    Document.objects.filter(pk=stays.pk).delete()
    assert folder.opened().searcher().num_docs == 0  # type: ignore[union-attr]
    assert not Removed.objects.exists()


def test_what_is_deleted_while_the_index_is_held_counts_no_more_and_is_forgotten_later(
    keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = keep("The ceasefire holds.")
    catch_up()
    monkeypatch.setattr(folder, "WAIT_SECONDS", 0.0)
    with folder.writing():  # as if killed between the commit and the index
        gone.delete()
        assert Removed.objects.count() == 1
        assert find("ceasefire", PUBLIC).total == 0
    catch_up()
    assert not Removed.objects.exists()
    assert find("ceasefire", PUBLIC).total == 0
