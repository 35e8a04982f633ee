"""The parts of the site lead to each other: reader, decision page, ledger, agreed language, home, saved searches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chapter8.exchange.decide import Role, Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.ledger.models import Entry, Status
from chapter8.site.ledger.upkeep import catch_up
from chapter8.site.library.models import Document, Passage
from chapter8.site.library.remarks import doubts
from chapter8.site.searches.places import PLACES, found

pytestmark = pytest.mark.django_db(transaction=True)
Keep = Callable[[int, Marking], Document]


def page(client: Client, address: str) -> str:
    """The page, as a person gets it."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def paragraph(document: Document) -> str:
    """The first operative paragraph."""
    return Passage.objects.filter(document=document, kind="operative").order_by("position")[0].ident


def test_each_passage_leads_to_its_earlier_uses(keep: Keep) -> None:
    document = keep(9901, Marking())
    link = f"/agreed-language?passage=sha256:{document.sha256[:16]}%23{paragraph(document)}"
    assert link in page(Client(), document.get_absolute_url())
    assert Client().get(link).status_code == 200


def test_only_who_may_contribute_is_offered_to_add_a_commitment(keep: Keep, client_for: Callable[..., Client]) -> None:
    document = keep(9901, Marking())
    link = f"/commitments/add?document={document.sha256}&amp;passage={paragraph(document)}"
    assert link not in page(client_for("UN", Role.VIEWER), document.get_absolute_url())
    assert link in page(client_for("UN", Role.ANALYST), document.get_absolute_url())


def test_commitments_in_the_reader_lead_into_the_ledger_but_not_what_was_rejected(keep: Keep) -> None:
    document = keep(9901, Marking())
    catch_up()
    entry = Entry.objects.filter(document=document).first()
    assert entry is not None
    assert entry.get_absolute_url() in page(Client(), document.get_absolute_url())
    Entry.objects.filter(pk=entry.pk).update(status=Status.REJECTED)
    assert entry.get_absolute_url() not in page(Client(), document.get_absolute_url())


def test_a_saved_search_of_commitments_finds_documents_that_the_viewer_may_read(keep: Keep) -> None:
    shown, hidden = keep(9901, Marking()), keep(9902, Marking(tlp=Tlp.RED, owner="UN", audience=frozenset({"UN"})))
    catch_up()
    assert "commitments" in PLACES
    among = [shown.pk, hidden.pk]
    assert found("commitments", "show=all", Viewer(), among) == {shown.pk}


def test_filters_are_said_in_words(keep: Keep) -> None:
    keep(9901, Marking())
    text = page(Client(), "/library?kind=resolution&remark=scanned")
    assert "<bdi>Resolution</bdi>" in text
    assert "<bdi>Scanned pages</bdi>" in text


def test_doubtful_texts_are_named_and_repairs_are_not() -> None:
    assert [str(words) for words in doubts(" scanned akn_repaired ")] == ["Scanned pages"]
