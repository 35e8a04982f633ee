"""The verbs of statements and communiqués: by the name of the Council, in the past, in the future; tasks."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.record import Clause
from chapter8.record.bodies import Bodies
from chapter8.record.clauses import addressed
from chapter8.record.commitments.finding import clause_commitments
from chapter8.record.verbs import operative_verbs, preambular_verbs


def marks(text: str) -> list[str]:
    """The verbs of one paragraph."""
    return [directive.mark for directive in operative_verbs(text)]


def test_a_comma_may_part_the_council_from_its_verb() -> None:
    text = "The Security Council, reiterates its call, and encourages the parties to talk."
    assert marks(text) == ["reiterates", "encourages"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("“The Security Council reaffirmed its commitment to peace.", ["reaffirmed"]),
        ("The Council strongly condemned the attack, and further requested a report.",
         ["strongly condemned", "further requested"]),
        ("“The Security Council will remain seized of this matter.”", ["will remain seized"]),
        ("The Council will remain actively seized of it.", ["will remain actively seized"]),
        ("The Security Council recalls its resolutions. It will also review the measures.",
         ["recalls", "will also review"]),
    ],
)  # fmt: skip
def test_the_council_tells_what_it_did_and_what_it_will_do(text: str, verbs: list[str]) -> None:
    assert marks(text) == verbs


def test_what_is_told_of_the_past_directs_nobody_again() -> None:
    text = "The Security Council requested the Secretary-General to report to it by 1 May 2004."
    clause = Clause("7", "operative", (), text, (), (), "p1")
    assert list(clause_commitments(clause, None, date(2005, 1, 31), Bodies(Atlas.shipped()))) == []


def test_a_list_of_tasks_directs_whom_it_names() -> None:
    text = "Tasks the AU Commission to: i. deploy the mission; ii. report to Council by 30 June 2007;"
    clause = Clause("7", "operative", (), text, (), (), "p1")
    council = Bodies(Atlas.shipped(), "Peace and Security Council")
    found = list(clause_commitments(clause, None, date(2005, 1, 31), council))
    assert marks(text) == ["Tasks"]
    assert [one.action for one in found] == ["deploy the mission", "report to Council by 30 June 2007"]
    assert {(one.kind, one.bearers) for one in found} == {("obligation", ("African Union Commission",))}


@pytest.mark.parametrize("heading", ["Tasks of the Mission", "TASKS AND FUNCTIONS", "Tasks"])
def test_a_heading_of_tasks_is_no_verb(heading: str) -> None:
    assert marks(heading) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Requests that all States should refrain from sending arms;", ("States",)),
        (
            "Encourages Member States, international financial institutions and the European Union to provide support;",
            ("Member States", "international financial institutions", "European Union"),
        ),
        (
            "Calls upon the League of Arab States, ASEAN and the African Union (AU), as appropriate, to act;",
            ("League of Arab States", "Association of Southeast Asian Nations", "African Union"),
        ),
        ("Urges the continued cooperation of the Taliban (T), the United Nations and others to end the war;", ()),
        ("Requests the Secretary-General, working with States and the Taliban, to act;", ("Secretary-General",)),
    ],
)  # fmt: skip
def test_everybody_in_a_list_is_addressed(text: str, names: tuple[str, ...]) -> None:
    (directive,) = operative_verbs(text)
    assert addressed(text, directive, Bodies(Atlas.shipped())) == names


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Recalling its resolutions, and taking note of the report,", ("Recalling", "taking note")),
        ("Having examined the report, and bearing in mind the risks,", ("Having examined", "bearing in mind")),
        ("Having regard to the Charter, calling upon all to act,", ("Having regard", "calling upon")),
        ("Deeply concerned by the risks, recalling also its decisions,", ("Deeply concerned", "recalling also")),
    ],
)
def test_participles_have_their_particles(text: str, verbs: tuple[str, ...]) -> None:
    assert preambular_verbs(text) == verbs


def test_what_a_body_requests_for_itself_addresses_nobody() -> None:
    text = "Requests to be briefed regularly on the outcome of the efforts of the States to end the war;"
    assert addressed(text, operative_verbs(text)[0], Bodies(Atlas.shipped())) == ()


def test_a_name_keeps_the_comma_inside_it() -> None:
    text = "Urges the United Nations Educational, Scientific and Cultural Organization and the Taliban to help;"
    names = addressed(text, operative_verbs(text)[0], Bodies(Atlas.shipped()))
    assert names == ("United Nations Educational, Scientific and Cultural Organization", "Taliban")
