"""Which commitments are reports: something told or handed over to someone.

The rule of the project's labelled paragraphs. True for any document, briefing, update, assessment or options to be
given to someone, for "keep informed", information put into a report, notice to the Council, information supplied to a
committee. False for operational sharing, for publication, and for a study that is delivered to nobody.
"""

from __future__ import annotations

import re

_TELLS = re.compile(
    r"\b(?:report(?:s|ing)?(?:\s+back)?|inform(?:s|ing)?|notif(?:y|ies|ying)|brief(?:s|ing)?|apprise|advise|explain\s+in\s+writing)"
    r"(?=\s+(?:[a-z]+ly\s+)?(?:back\s+)?(?:to|on|the|it|within|by|every|in|no\s+later|not\s+later|at|before|through|"
    r"as|any|Member|all|three|six|\d)\b|\s+[a-z]+ly\b|\s*[,;.]|$)"
    r"|\bupdate\s+(?=(?:the\s+)?(?:Security\s+)?(?:Council|Committee|Member|it\b|General))"
)
_KEPT_INFORMED = re.compile(
    r"\bkeep(?:ing)?\b.{1,200}?\b(?:informed|apprised|updated|abreast|notified|advised)\b", re.DOTALL
)
_HANDS_OVER = re.compile(
    r"\b(?:submit|present|provide|transmit|convey|communicate|forward|supply|furnish|deliver|give|make|circulate|"
    r"include|incorporate|send)(?:s|ting|ing)?\b"
)
_PAPER = re.compile(
    r"\b(?:reports?|briefings?|updates?|assessments?|options|recommendations|findings|observations|views|proposals?|"
    r"plans?|programmes?\s+of\s+work|road\s*maps?|concepts?|strategy|strategies|concept\s+of\s+operations|lists?|"
    r"accounts?|analys[ei]s|information|evaluations?|reviews?|notifications?|benchmarks|timelines?|timetables?|"
    r"documents?|addend(?:um|a)|statements?|summary|summaries|notice|budget)\b",
    re.IGNORECASE,
)
_INTO_A_REPORT = re.compile(
    r"\b(?:include|incorporate|cover|reflect|address|provide|describe)(?:ing)?\b.{0,200}\b(?:in|into)\s+"
    r"(?:his|her|its|their|this|the|each)\s+(?:\w+\s+){0,3}(?:reports?|reporting|briefings?)\b",
    re.DOTALL,
)
_TO_SOMEONE = re.compile(
    r"\b(?:to|for)\s+(?:the\s+)?(?:members\s+of\s+the\s+)?(?:Security\s+Council|Council|it\b|General\s+Assembly|"
    r"Secretary-General|(?:\w+\s+){0,3}(?:Committee|Commission|Authority|Union)|Member\s+States)"
    r"|\b(?:provide|give|present|furnish|supply)\s+(?:the\s+)?(?:Security\s+Council|Council|it\b|Committee|Secretary-General)"
)
_HEAD_CHARACTERS = 260
_NEAR = 110


def is_report(action: str, bearers: tuple[str, ...] = ()) -> bool:
    """Whether an action is one of reporting. Only what the action's own verbs govern counts, not later purposes."""
    head = action[:_HEAD_CHARACTERS]
    if _KEPT_INFORMED.search(head) or _INTO_A_REPORT.search(head):
        return True
    for told in _TELLS.finditer(head):
        if _governs(head, told.start()):
            return True
    for handed in _HANDS_OVER.finditer(head):
        if not _governs(head, handed.start()):
            continue
        paper = _PAPER.search(head, handed.end(), handed.end() + _NEAR)
        if paper and (handed.group() in {"submit", "present", "transmit", "give"} or _TO_SOMEONE.search(action)):
            return True
    return bool(_PAPER.match(head.removeprefix("a ").removeprefix("full "))) and "Security Council" not in bearers


def _governs(head: str, at: int) -> bool:
    """Whether a verb here is the action's own: its first, or joined to it by "and", "or", "to" or a comma."""
    before = head[:at].rstrip()
    if before.endswith("in order to"):
        return False
    return not before or before.endswith((" and", " or", "to", ",", " continue to", "ly")) or len(before) < 12
