"""Which commitments are reports: something told or handed over to someone.

The rule of the project's labelled paragraphs. True for any document, briefing, update, assessment or options to be
given to someone, for "keep informed", information put into a report, notice to the Council, information supplied to a
committee. False for operational sharing, for publication, and for a study that is delivered to nobody.
"""

from __future__ import annotations

import re

_TELLS = re.compile(
    r"\b(?:reports?(?:\s+back)?|inform|notify|brief|apprise|explain\s+in\s+writing|be\s+reported)"
    r"(?=\s+(?:[a-z]+ly\s+)?(?:back\s+)?(?:to|on|the|it|its|within|by|every|each|in|no\s+later|not\s+later|at|before|through|"
    r"as|any|Member|States|all|three|six|thereon|without|periodically|\d)\b|\s+[a-z]+ly\b|\s*[,;.]|$)"
    r"|\brecommend\s+(?=to\s+(?:the\s+)?(?:Security\s+)?Council\b)"
    r"|\badvise\s+(?=(?:the\s+)?(?:Security\s+)?(?:Council|Committee|it\b))"
    r"|\bupdate\s+(?=(?:the\s+)?(?:members\s+of\s+the\s+)?(?:Security\s+)?(?:Council|Committee|Member|it\b|General))"
    r"|\bcontinue\s+(?:reporting|briefing|informing)\b"
)
_KEPT_INFORMED = re.compile(
    r"\bkeep(?:ing)?\b.{1,200}?\b(?:informed|apprised|updated|abreast|notified|advised|briefed)\b", re.DOTALL
)
_ARE_BRIEFED = re.compile(
    r"(?:to\s+)?(?:ensure|arrange)\s+that\s+(?:\w+\s+){0,3}(?:briefings?|reports?|updates?)\s+(?:is|are|be)\s+(?:\w+ly\s+)?(?:provided|given|submitted|made)\s+to\b"
)
_REPORTS_FIRST = re.compile(
    r"(?:to\s+)?(?:(?:continue\s+to|also|further|\w{3,20}ly)\s+){0,3}"
    r"(?:report|notify|inform|brief|apprise)\s+(?!for\s+duty|the\s+public)[A-Za-z]"
)
"""Whatever it is that is reported: "to continue to report violations of the agreement"."""
_TELLING = ("report", "inform", "notify", "brief", "appris", "explain", "recommend", "advise", "update")
"""Quick: without one of these, nothing is told."""
_HANDING = tuple(
    """submit present provide transmit convey communicate forward supply furnish deliver give make circulate include
    incorporate send prepare offer report""".split()  # noqa: SIM905 - one word list
)
_HANDS_OVER = re.compile(rf"\b(?:{'|'.join(_HANDING)})\b")
_PAPER = re.compile(
    r"\b(?:reports?|briefings?|updates?|assessments?|options|recommendations|findings|observations|views|proposals?|"
    r"plans?|programmes?\s+of\s+work|road\s*maps?|strategy|strategies|concept\s+of\s+operations|lists?|"
    r"accounts?|analys[ei]s|information|evaluations?|reviews?|notifications?|benchmarks|timelines?|timetables?|"
    r"documents?|documentation|addend(?:um|a)|statements?|summary|summaries|notice|budget|advice|names|details|answers|"
    r"written\s+\w+)\b",
    re.IGNORECASE,
)
_CERTAIN = frozenset(
    """report reports briefing briefings update updates assessment assessments options recommendations addendum
    findings observations evaluation proposals addenda""".split()  # noqa: SIM905 - one word list
)
_INTO_A_REPORT = re.compile(
    r"\b(?:include|incorporate|cover|reflect|address|suggest|outline|propose|elaborate|comment|detail|set\s+out|provide|describe|report|give|make|assess|continue)(?:ing)?\b.{0,300}?\b"
    r"(?:in|into|as\s+part\s+of|through)\s+"
    r"(?:his|her|its|their|this|the|each|all|that|such|future|subsequent)\s+(?:[\w-]+\s+){0,4}(?:reports?|reporting|briefings?|updates?)\b",
    re.DOTALL,
)
_OPENING_TIME = re.compile(r"^(?:no|not)\s+later\s+than\s[^,;]{4,60}?\s(?=(?:an?|the|his|its)\s)(?!the\s+adoption)")
_IN_A_REPORT = re.compile(
    r"\b(?:in|as\s+part\s+of|through|within)\s+(?:his|her|its|their|the|each|all|every)\s+"
    r"(?:next|regular|periodic|upcoming|forthcoming|subsequent|future|annual|quarterly|monthly|final|reports?\b)[\w\s-]{0,40}?(?:reports?|reporting|briefings?|updates?)\b"
)
_TO_SOMEONE = re.compile(
    r"\b(?:to|for)\s+(?:the\s+)?(?:members\s+of\s+the\s+)?(?:(?:approval|consideration|review|decision)\s+(?:of|by)\s+the\s+)?"
    r"(?:Security\s+Council|Council|it\b|General\s+Assembly|"
    r"Secretary-General|(?:\w+\s+){0,3}(?:Committee|Commission|Authority|Union)|(?:relevant\s+)?(?:UN|United\s+Nations)\s+organs|Member\s+States)"
    r"|\b(?:provide|give|present|furnish|supply)\s+(?:the\s+)?(?:Security\s+Council|Council|it\b|(?:\w+\s+){0,2}Committee|Secretary-General)"
    r"|(?:Council|Committee)['’]?s?\s+(?:consideration|approval)"
)
_IN_SUPPORT = re.compile(
    r"\b(?:support|assistance|resources|access|funds|funding|training|expertise|help|use\s+of|efforts|mandate)\b"
)
_WRITES_REPORTS = re.compile(
    r"(?:Secretary-General|(?:Panel|Group|Team) of Experts|Monitoring (?:Group|Team)|Group of Experts)\b"
)
_INCLUDES = re.compile(
    r"(?:to\s+)?(?:also\s+|further\s+)?(?:include|incorporate)\s+(?:[\w-]+\s+){0,3}(?:information|recommendations|findings|analys[ei]s|assessments?)\b"
)
"""What those who write reports include is told in one: "requests ... that they include information"."""
_OF_A_PAPER = re.compile(r"^(?:(?:a|an|the|full|final|further|interim|comprehensive)\s+)+")
_HEAD_CHARACTERS = 300
_NEAR = 130
_HANDED = frozenset({"submit", "present", "transmit", "report"})


def is_report(action: str, bearers: tuple[str, ...] = (), aside: str = "") -> bool:
    """Whether an action is one of reporting. Only what the action's own verbs govern counts, not later purposes.

    `aside` are the words before the action: "in his next annual report, to address ..." is reporting too.
    """
    head = _OPENING_TIME.sub("", action[:_HEAD_CHARACTERS])
    if aside and "Security Council" not in bearers and _IN_A_REPORT.search(aside):
        return True
    if "keep" in head and _KEPT_INFORMED.search(head):
        return True
    may_carry = "report" in head or "briefing" in head or "update" in head
    if may_carry and "Security Council" not in bearers and _INTO_A_REPORT.search(head):
        return True
    if _REPORTS_FIRST.match(head) or _ARE_BRIEFED.match(head) or _tells(head) or _hands_over(action, head):
        return True
    if bearers and all(map(_WRITES_REPORTS.match, bearers)) and _INCLUDES.match(head):
        return True
    return "Security Council" not in bearers and _PAPER.match(_OF_A_PAPER.sub("", head)) is not None


def _tells(head: str) -> bool:
    """Whether the action's own verb is one of telling."""
    return any(verb in head for verb in _TELLING) and any(
        _governs(head, told.start()) for told in _TELLS.finditer(head)
    )


def _hands_over(action: str, head: str) -> bool:
    """Whether the action's own verb is one of giving, and what it gives is a paper."""
    return any(verb in head for verb in _HANDING) and any(
        _governs(head, handed.start()) and _hands_paper(action, head, handed) for handed in _HANDS_OVER.finditer(head)
    )


def _hands_paper(action: str, head: str, handed: re.Match[str]) -> bool:
    """Whether a verb of giving has a paper for its object, and somebody to whom it is given."""
    paper = _PAPER.search(head, handed.end(), handed.end() + _NEAR)
    if paper is None or _IN_SUPPORT.search(head, handed.end(), paper.start()):
        return False
    verb, word = handed.group(), paper.group().lower()
    if verb in {"make", "prepare", "offer", "include", "incorporate", "send", "give", "deliver"}:
        return _TO_SOMEONE.search(action) is not None and verb not in {"include", "incorporate"}
    return verb in _HANDED or not _CERTAIN.isdisjoint(word.split()) or _TO_SOMEONE.search(action) is not None


def _governs(head: str, at: int) -> bool:
    """Whether a verb here is the action's own: its first, or joined to it by "and", "or", "to" or a comma."""
    before = head[:at].rstrip()
    if before.endswith(("in order to", "so as to")):
        return False
    return (
        not before
        or before.endswith((" and", " or", ",", " continue to"))
        or len(before) < 14
        or (before.endswith(" to") and len(before) < 60)
    )
