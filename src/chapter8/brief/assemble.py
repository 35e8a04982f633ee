"""Assemble the joint brief: prepare what may be used, write each section, number the paragraphs."""

from __future__ import annotations

from chapter8.brief.draft import number
from chapter8.brief.holdings import Holdings, Question
from chapter8.brief.material import owner, prepare
from chapter8.brief.model import Brief
from chapter8.brief.sections import SECTIONS
from chapter8.exchange.marking import strictest


def assemble(question: Question, holdings: Holdings) -> Brief:
    """Answer a question from all holdings that its viewer may read, as of its day.

    The brief's marking is the narrowest of what stands in it. Pure: the same question and holdings give the same
    brief. NotFoundError if a state of the situation is not in the atlas.
    """
    material = prepare(question, holdings)
    sections = number([section(material) for section in SECTIONS])
    markings = [line.marking for section in sections for line in section.lines]
    markings += [table.marking for section in sections for table in section.tables]
    return Brief(
        situation=question.situation,
        states=question.states,
        as_of=question.as_of,
        made_at=question.made_at,
        marking=strictest(tuple(dict.fromkeys(markings)), owner(question)),
        exercise=question.exercise,
        sections=sections,
        withheld=material.withheld.total(),
        places=material.names,
    )
