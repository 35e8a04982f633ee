"""A resolution in any official language has the numbers and the parts of the English one."""

from __future__ import annotations

import pytest

from chapter8.record import read

TEXTS = {
    "en": (
        "Resolution 9920 (2024)\nThe Security Council,\nRecalling its resolutions,\n"
        "Acting under Chapter VII of the Charter,\nArms embargo\n1. Decides:\n(a) to act;\n(b) to report;\n"
        "2. Decides to remain seized of the matter.\n"
    ),
    "fr": (
        "Résolution 9920 (2024)\nLe Conseil de sécurité,\nRappelant ses résolutions,\n"
        "Agissant en vertu du Chapitre VII de la Charte,\nEmbargo sur les armes\n1. Décide :\na) d’agir ;\nb) de faire "
        "rapport ;\n2. Décide de demeurer saisi de la question.\n"
    ),
    "es": (
        "Resolución 9920 (2024)\nEl Consejo de Seguridad,\nRecordando sus resoluciones,\n"
        "Actuando en virtud del Capítulo VII de la Carta,\nEmbargo de armas\n1. Decide:\na) Actuar;\nb) Informar;\n"
        "2. Decide seguir ocupándose de la cuestión.\n"
    ),
    "ru": (
        "Резолюция 9920 (2024)\nСовет Безопасности,\nссылаясь на свои резолюции,\n"
        "действуя на основании главы VII Устава,\nЭмбарго на поставки оружия\n1. постановляет:\na) действовать;\n"
        "b) докладывать;\n2. постановляет продолжать заниматься этим вопросом.\n"
    ),
    "ar": (
        "القرار 9920 (2024)\nإن مجلس الأمن،\nإذ يشير إلى قراراته،\nوإذ يتصرف بموجب الفصل السابع من الميثاق،\n"
        "حظر الأسلحة\n١ - يقرر:\n(أ) أن يعمل؛\n(ب) أن يبلغ؛\n٢ - يقرر أن يبقي المسألة قيد نظره.\n"
    ),
    "zh": (
        "第9920(2024)号决议\n安全理事会，\n回顾其各项决议，\n根据《联合国宪章》第七章采取行动，\n武器禁运\n"
        "1. 决定：\n(a) 采取行动；\n(b) 提出报告；\n2. 决定继续处理此案。\n"
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_numbers_and_parts_are_those_of_the_english_text(language: str) -> None:
    record = read(TEXTS[language].encode(), name="resolution.txt")
    decision = record.decisions[0]
    assert (record.kind, record.language, record.symbol) == ("resolution", language, "S/RES/9920 (2024)")
    assert [(clause.kind, clause.number) for clause in decision.clauses] == [
        ("preambular", None),
        ("preambular", None),
        ("operative", "1"),
        ("operative", "2"),
    ]
    assert decision.chapter_vii is True


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"en"}))
def test_another_language_than_english_says_that_its_verbs_are_not_read(language: str) -> None:
    record = read(TEXTS[language].encode(), name="resolution.txt")
    assert "language_not_analysed" in {warning.code for warning in record.warnings}
    assert all(clause.verbs == () for clause in record.decisions[0].clauses)
