"""Presidential statements as plain text in the five other official languages: told, dated and parted as in English."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

TEXTS = {
    "fr": (
        "Déclaration du Président du Conseil de sécurité",
        (
            "À la 5649e séance du Conseil de sécurité, tenue le 28 mars 2007, dans le cadre de l’examen de la "
            "question intitulée « Relations avec les organisations régionales », le Président du Conseil de "
            "sécurité a fait, au nom du Conseil, la déclaration suivante :"
        ),
        "« Le Conseil de sécurité rappelle les buts de la Charte.",
        "Le Conseil prie le Secrétaire général de lui faire rapport. »",
    ),
    "es": (
        "Declaración de la Presidencia del Consejo de Seguridad",
        (
            "En la 5649ª sesión del Consejo de Seguridad, celebrada el 28 de marzo de 2007, en relación con el "
            "examen por el Consejo del tema titulado “Relaciones con las organizaciones regionales”, la Presidencia "
            "del Consejo de Seguridad formuló la siguiente declaración en nombre del Consejo:"
        ),
        "“El Consejo de Seguridad recuerda los propósitos de la Carta.",
        "El Consejo solicita al Secretario General que le presente un informe.”",
    ),
    "ru": (
        "Заявление Председателя Совета Безопасности",
        (
            "На 5649-м заседании Совета Безопасности, состоявшемся 28 марта 2007 года, в связи с рассмотрением "
            "Советом пункта, озаглавленного «Отношения с региональными организациями», Председатель Совета "
            "Безопасности сделал от имени Совета следующее заявление:"
        ),
        "«Совет Безопасности напоминает о целях Устава.",
        "Совет просит Генерального секретаря представить доклад».",
    ),
    "ar": (
        "بيان من رئيس مجلس الأمن",
        (
            "في الجلسة 5649 التي عقدها مجلس الأمن في 28 آذار/مارس 2007، وفي إطار نظر المجلس في البند المعنون "
            "”العلاقات مع المنظمات الإقليمية“، أدلى رئيس مجلس الأمن بالبيان التالي باسم المجلس:"
        ),
        "”يشير مجلس الأمن إلى مقاصد الميثاق.",
        "ويطلب المجلس إلى الأمين العام أن يقدم تقريرا.“",
    ),
    "zh": (
        "安全理事会主席的声明",
        "在2007年3月28日举行的安全理事会第5649次会议上，安理会主席就题为“与区域组织的关系”的项目代表安理会发表声明如下：",
        "“安全理事会回顾《宪章》的宗旨。",
        "安理会请秘书长提出报告。”",
    ),
}


def statement(language: str, *, titled: bool = True) -> Record:
    """A statement in this language, one empty line between its paragraphs."""
    lines = ("S/PRST/2007/7", *TEXTS[language][0 if titled else 1 :])
    return read("\n\n".join(lines).encode(), name="statement.txt")


@pytest.mark.parametrize("language", TEXTS)
def test_kind_language_day_and_meeting(language: str) -> None:
    record = statement(language)
    (decision,) = record.decisions
    told = (record.kind, record.symbol, record.language, str(decision.date), decision.meeting)
    assert told == ("presidential_statement", "S/PRST/2007/7", language, "2007-03-28", "5649")


@pytest.mark.parametrize("language", TEXTS)
def test_one_clause_a_paragraph_and_the_opening_apart(language: str) -> None:
    record = statement(language)
    _, opening, first, second = TEXTS[language]
    assert [clause.text for clause in record.decisions[0].clauses] == [first, second]
    assert [item.text for item in record.passages if item.kind == "procedural"] == [opening]


@pytest.mark.parametrize("language", TEXTS)
def test_the_item_stands_between_its_quotation_marks(language: str) -> None:
    (meeting,) = statement(language).meetings
    assert meeting.item is not None
    assert meeting.item in TEXTS[language][1]
    assert not set(meeting.item) & set("«»“”")


def test_what_is_not_analysed_is_said() -> None:
    assert [warning.code for warning in statement("fr").warnings] == ["language_not_analysed"]
