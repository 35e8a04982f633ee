"""Facts for legal paths, found in the documents that the viewer may see, and in nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from chapter8.brief import Holding, Holdings, Question, assemble
from chapter8.brief.known import known_facts
from chapter8.brief.model import BriefLine
from chapter8.brief.relevance import Relevance, relevance
from chapter8.brief.sources import Source
from chapter8.exchange.decide import Viewer
from chapter8.exchange.marking import Marking, Tlp
from chapter8.record.nouns import Clause, Decision, Passage, PassageKind, Record
from chapter8.record.nouns import Source as File
from chapter8.respond.legal.facts import KnownFact

Ask = Callable[..., Question]
SEVEN = "Acting under Chapter VII of the Charter of the United Nations,"
DETERMINES = "Determining that the situation in the Sudan is a threat to international peace,"
ESTABLISHES = "Authorizes the Member States of the African Union to establish a mission until 30 June 2007;"


@pytest.fixture(scope="session")
def rule(holdings: Holdings) -> Relevance:
    return relevance(holdings.atlas, ["SDN"], ["AU", "IGAD", "LAS"])


def record(kind: str, symbol: str, dated: date, passages: Sequence[tuple[str | None, PassageKind, str]]) -> Record:
    """A document of some passages: number, kind, text."""
    several = tuple(
        Passage(f"p{place}", None, None, number, sort, text) for place, (number, sort, text) in enumerate(passages, 1)
    )
    file = File(f"{symbol}.txt", "f" * 64, "text/plain")
    return Record(file, kind, symbol, symbol, dated, "en", passages=several)  # type: ignore[arg-type] # kinds by name


def resolution(symbol: str, dated: date, *operative: str, preamble: Sequence[str] = (DETERMINES, SEVEN)) -> Record:
    """A resolution of a preamble and numbered operative paragraphs; it cites resolution 9001 (2006)."""
    head: list[tuple[str | None, PassageKind, str]] = [(None, "preambular", text) for text in preamble]
    body: list[tuple[str | None, PassageKind, str]] = [
        (str(number), "operative", text) for number, text in enumerate(operative, 1)
    ]
    made = record("resolution", symbol, dated, [*head, *body])
    clauses = tuple(
        Clause(
            passage.number,
            "operative" if passage.number else "preambular",
            (),
            passage.text,
            (),
            ("S/RES/9001 (2006)",) if "9001" in passage.text else (),
            passage.id,
        )
        for passage in made.passages
    )
    return replace(made, decisions=(Decision(symbol, "resolution", dated, None, None, clauses),))


def found(rule: Relevance, *records: Record) -> list[KnownFact]:
    sources = [Source(Holding(each, Marking())) for each in records]
    return [known.fact for known in known_facts(sources, rule)]


def letter(words: str) -> Record:
    return record("letter", "S/2007/9011", date(2007, 3, 12), [("3", "narrative", words)])


def test_a_resolution_under_chapter_vii_authorizes_whom_it_names_until_the_day_it_says(rule: Relevance) -> None:
    (fact,) = found(rule, resolution("S/RES/9001 (2006)", date(2006, 12, 1), ESTABLISHES))

    assert (fact.kind, fact.organization, fact.measure) == ("authorisation", "AU", "coercive")
    assert (fact.expires, fact.place) == (date(2007, 6, 30), "S/RES/9001 (2006), para. 1")


def test_a_clause_without_an_end_ends_with_the_others_of_its_decision(rule: Relevance) -> None:
    force = "Authorizes the African Union to take all necessary measures;"
    facts = found(rule, resolution("S/RES/9001 (2006)", date(2006, 12, 1), ESTABLISHES, force))

    assert [fact.expires for fact in facts] == [date(2007, 6, 30), date(2007, 6, 30)]


def test_an_extension_carries_over_whom_the_cited_resolution_authorized(rule: Relevance) -> None:
    extends = (
        "Decides to extend until 31 December 2007 the authorization given in paragraph 1 of resolution 9001 (2006);"
    )
    first = resolution("S/RES/9001 (2006)", date(2006, 12, 1), ESTABLISHES)
    facts = found(rule, first, resolution("S/RES/9002 (2007)", date(2007, 4, 1), extends))

    assert [(fact.organization, fact.expires) for fact in facts][1:] == [("AU", date(2007, 12, 31))]


@pytest.mark.parametrize(
    ("preamble", "operative"),
    [
        ((DETERMINES,), ESTABLISHES),
        ((SEVEN, "Recalling its resolutions,", "Noting,", "Noting,", "Noting,", "Noting,"), ESTABLISHES),
        ((DETERMINES, SEVEN), "Authorizes the Secretary-General to provide the African Union with fuel;"),
        ((DETERMINES, SEVEN), "Requests the African Union to consider whether it authorizes a mission;"),
        (
            (DETERMINES, SEVEN),
            "Decides to extend until 31 July 2007 the authorization given in resolution 9001 (2006);",
        ),
    ],
)
def test_what_no_rule_settles_is_not_on_record(rule: Relevance, preamble: Sequence[str], operative: str) -> None:
    assert found(rule, resolution("S/RES/9002 (2007)", date(2007, 4, 1), operative, preamble=preamble)) == []


def test_an_operation_is_known_by_the_short_name_that_a_document_spells_out(rule: Relevance) -> None:
    spelt = "Recalling the African Union Mission in the Sudan (AMIS),"
    force = "Authorizes AMIS to take all necessary measures for a period of six months;"
    (fact,) = found(
        rule, resolution("S/RES/9001 (2006)", date(2006, 12, 1), force, preamble=(DETERMINES, spelt, SEVEN))
    )

    assert (fact.organization, fact.expires) == ("AU", date(2007, 6, 1))


def test_a_letter_that_tells_of_an_invitation_is_a_claim_with_the_day_it_names(rule: Relevance) -> None:
    told = (
        "On 2 March 2007 the Government of the Sudan addressed to the African Union a written request for assistance."
    )
    (fact,) = found(rule, letter(told))

    assert (fact.kind, fact.organization, fact.dated) == ("invitation", "AU", date(2007, 3, 2))
    assert (fact.state, fact.claimed_by) == ("SDN", "S/2007/9011")


@pytest.mark.parametrize(
    "words",
    [
        "If the Government of the Sudan invited the African Union, forces could deploy.",
        "The Government of the Sudan never invited the African Union to assist it.",
        "Has the Government of the Sudan invited the African Union to assist it?",
        "Options are sought for a deployment of the African Union with the consent of the Government of the Sudan.",
        "The Government of Chad invited the African Union to assist it.",
    ],
)
def test_a_condition_a_denial_or_a_question_is_no_claim(rule: Relevance, words: str) -> None:
    assert found(rule, letter(words)) == []


def test_consent_that_is_said_not_to_be_given_is_kept_beside_consent(rule: Relevance) -> None:
    (fact,) = found(rule, letter("The Government of the Sudan has not consented to the deployment of police units."))

    assert (fact.kind, fact.state) == ("refusal", "SDN")


def test_a_communique_decides_for_the_organization_at_its_head(rule: Relevance) -> None:
    head: tuple[str | None, PassageKind, str] = (None, "heading", "AFRICAN UNION")
    words = "Decides in principle on the deployment of an African Union mission in the Sudan;"
    body: tuple[str | None, PassageKind, str] = ("4", "narrative", words)
    (fact,) = found(rule, record("press_release", "PSC/PR/COMM.99 (2007)", date(2007, 3, 1), [head, body]))

    assert (fact.kind, fact.organization, fact.in_principle) == ("decision", "AU", True)


def enforcement(ask: Ask, holdings: Holdings, marking: Marking, viewer: Viewer | None = None) -> BriefLine:
    """The line on enforcement of a brief that holds resolution 9001 under a marking."""
    held = Holding(resolution("S/RES/9001 (2006)", date(2006, 12, 1), ESTABLISHES), marking)
    question = ask() if viewer is None else ask(viewer=viewer)
    brief = assemble(question, replace(holdings, documents=(held,), units=(), experts=()))
    return next(line for line in brief.lines if line.head.startswith("Enforcement by a regional agency"))


def test_a_path_of_the_brief_says_what_is_on_record_under_the_marking_of_where_it_stands(
    ask: Ask, holdings: Holdings
) -> None:
    line = enforcement(ask, holdings, Marking(Tlp.AMBER, "UN"))

    assert "on record for AU: authorized by S/RES/9001 (2006), para. 1, until 30 June 2007" in line.text
    assert line.marking.tlp is Tlp.AMBER


def test_a_document_that_is_withheld_leaves_no_trace_in_a_path(ask: Ask, holdings: Holdings) -> None:
    line = enforcement(ask, holdings, Marking(Tlp.AMBER, "UN"), Viewer())

    assert "9001" not in str(line)
    assert "not on record here" in line.text
