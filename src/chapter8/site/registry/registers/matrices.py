"""The signature matrix of several agreements: parties by agreements, each with how it stands on the day."""

from __future__ import annotations

from chapter8.atlas.agreements import DECIDED, matrix, signatures
from chapter8.site import listing
from chapter8.site.asking import Request
from chapter8.site.registry.asking import atlas_asked, today
from chapter8.site.registry.pages import open_to_all
from chapter8.site.registry.registers.agreements import invented
from chapter8.site.registry.registers.asking import Actors, one_of
from chapter8.site.registry.registers.words import SIGNATURES, TOPICS, choices
from chapter8.site.twins import Page, Table

TOPIC = "small_arms"  # the one that mandates are asked to take into account (S/PRST/2007/42)


def signature_matrix(request: Request) -> Page:
    """Who signed which of the agreements on a topic: those in the register of signatures, for which parties count."""
    atlas, on = atlas_asked(request), listing.day(request, "on") or today()
    topic = one_of(request, "topic", TOPICS) or TOPIC
    signed = {row.agreement for row in atlas.registers.signatures}
    columns = [
        each
        for each in atlas.registers.agreements
        if topic in each.topics and each.kind not in DECIDED and signatures(atlas, each.key)
    ]
    heading, *rows = matrix(atlas, [each.key for each in columns], on)
    topics = {word for each in atlas.registers.agreements if each.key in signed for word in each.topics}
    actors = Actors(atlas, on)
    return Page(
        template="registry/registers/matrix.html",
        context={
            "columns": columns, "rows": rows, "topic": topic, "on": on, "actors": actors, "words": SIGNATURES,
            "topics": [(code, said) for code, said in choices(TOPICS) if code in topics | {topic}],
            "topic_words": TOPICS,
        },
        data=lambda: {"topic": topic, "on": on, "agreements": heading[1:], "parties": rows},
        table=Table(
            ("party", "name", *heading[1:]), lambda: [[row[0], actors.name(row[0]), *row[1:]] for row in rows]
        ),
        exercise=invented(columns, actors),
        marking=open_to_all(),
    )  # fmt: skip
