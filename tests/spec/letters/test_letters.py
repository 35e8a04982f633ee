"""A letter is one statement of its sender; what is printed around it is furniture, what follows it is annexed."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

LETTER = """EXERCISE EXERCISE EXERCISE

United Nations                                S/2026/9917
Security Council                              Distr.: General
                                              15 May 2026
                                              Original: English/French

Letter dated 14 May 2026 from {sender} addressed to the President of the Security Council

I have the honour to transmit the report of the Commission (see annex).

I should be grateful for its circulation.

(Signed) A. Person

Annex to the letter dated 14 May 2026 from {sender} addressed to the President of the Security Council

1. The Commission continued its work.
"""


def letter(sender: str = "the Secretary-General") -> Record:
    """The letter above from this sender."""
    return read(LETTER.format(sender=sender).encode(), name="letter.txt")


def test_masthead_is_furniture_headline_is_heading_and_annex_is_annex() -> None:
    kinds = [(item.kind, item.text[:30]) for item in letter().passages]
    assert kinds == [
        ("furniture", "EXERCISE EXERCISE EXERCISE"),
        ("furniture", "United Nations S/2026/9917"),
        ("furniture", "Security Council Distr.: General"[:30]),
        ("furniture", "15 May 2026"),
        ("furniture", "Original: English/French"),
        ("heading", "Letter dated 14 May 2026 from "),
        ("narrative", "I have the honour to transmit "),
        ("narrative", "I should be grateful for its c"),
        ("narrative", "(Signed) A. Person"),
        ("heading", "Annex to the letter dated 14 M"),
        ("annex", "The Commission continued its w"),
    ]


def test_the_letter_is_one_statement_of_its_body() -> None:
    record = letter()
    (said,) = record.statements
    assert said.text.split("\n") == [
        "I have the honour to transmit the report of the Commission (see annex).",
        "I should be grateful for its circulation.",
    ]
    assert {item.id: item.kind for item in record.passages}[said.passage] == "narrative"
    assert (record.kind, record.symbol) == ("letter", "S/2026/9917")


@pytest.mark.parametrize(
    ("sender", "speaker", "role"),
    [
        ("the Secretary-General", "Secretary-General", "Secretary-General"),
        ("the Permanent Representative of Ghana to the United Nations", "Ghana",
         "Permanent Representative"),
        ("the Permanent Observer of the African Union to the United Nations", "African Union",
         "Permanent Observer"),
        ("the Chargé d’affaires a.i. of the Permanent Mission of Ghana to the United Nations", "Ghana",
         "Chargé d'affaires a.i. of the Permanent Mission"),
    ],
)  # fmt: skip
def test_the_speaker_is_whom_the_sender_serves_and_the_office_is_the_role(sender: str, speaker: str, role: str) -> None:
    (said,) = letter(sender).statements
    assert (said.speaker, said.role) == (speaker, role)


def test_a_masthead_without_empty_lines_is_still_one() -> None:
    packed = (
        LETTER.format(sender="the Secretary-General")
        .replace("\n\nUnited", "\nUnited")
        .replace("French\n\n", "French\n")
    )
    kinds = [item.kind for item in read(packed.encode(), name="letter.txt").passages]
    assert kinds[:7] == ["furniture"] * 5 + ["heading", "narrative"]


def test_a_date_or_a_name_amid_the_text_is_no_masthead() -> None:
    text = LETTER.format(sender="the Secretary-General").replace(
        "1. The Commission", "15 May 2026\n\n1. The Commission"
    )
    kinds = {item.text: item.kind for item in read(text.encode(), name="letter.txt").passages[6:]}
    assert kinds["15 May 2026"] == "annex"


def test_who_signed_it_and_whom_it_addresses() -> None:
    (said,) = letter("the Permanent Representative of Ghana to the United Nations").statements
    assert (said.signatory, said.addressee) == ("A. Person", "President of the Security Council")


def test_an_office_alone_is_no_signatory() -> None:
    text = LETTER.format(sender="the Secretary-General").replace("A. Person", "Secretary-General of the United Nations")
    (said,) = read(text.encode(), name="letter.txt").statements
    assert said.signatory is None


def test_a_letter_may_be_to_the_president_without_being_addressed() -> None:
    text = LETTER.format(sender="the Secretary-General").replace(" addressed to the President", " to the President")
    record = read(text.encode(), name="letter.txt")
    assert "no_headline" not in {warning.code for warning in record.warnings}
    assert record.statements[0].speaker == "Secretary-General"
