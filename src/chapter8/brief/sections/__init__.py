"""The sections of the joint brief, one module each, in their fixed order."""

from chapter8.brief.sections.deployable import deployable
from chapter8.brief.sections.method import method
from chapter8.brief.sections.options import options
from chapter8.brief.sections.outlook import outlook
from chapter8.brief.sections.owed import owed
from chapter8.brief.sections.said_and_decided import said_and_decided
from chapter8.brief.sections.situation import situation
from chapter8.brief.sections.who_may_act import who_may_act

SECTIONS = (situation, outlook, who_may_act, said_and_decided, owed, deployable, options, method)

__all__ = ["SECTIONS"]
