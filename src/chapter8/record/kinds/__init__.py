"""What kind of document it is, by its content alone; and for each kind the module that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from chapter8.atlas import Atlas
from chapter8.record.kinds.decisions.formulas import formula_in
from chapter8.record.kinds.decisions.statement_words import is_titled_statement
from chapter8.record.kinds.meeting_record.recognising import is_closed_meeting, is_videoconference
from chapter8.record.kinds.meeting_record.speech_header import speech_header
from chapter8.record.nouns import DocumentKind, Record
from chapter8.record.text import PlainDocument

_MODULES: dict[DocumentKind, str] = {
    "repertoire": "chapter8.record.kinds.repertoire.chapter_record",
    "resolution": "chapter8.record.kinds.decisions.resolution",
    "presidential_statement": "chapter8.record.kinds.decisions.presidential_statement",
    "meeting_record": "chapter8.record.kinds.meeting_record.proceedings",
    "report": "chapter8.record.kinds.papers.report",
    "letter": "chapter8.record.kinds.papers.letter",
    "communique": "chapter8.record.kinds.decisions.communique",
    "press_release": "chapter8.record.kinds.papers.press_release",
    "news": "chapter8.record.kinds.news.article",
    "other": "chapter8.record.kinds.papers.other",
}


def interpreter(kind: DocumentKind) -> Callable[[PlainDocument, Atlas], Record]:
    """The function that reads documents of this kind; its module is loaded when the first one comes."""
    interpret: Callable[[PlainDocument, Atlas], Record] = import_module(_MODULES[kind]).interpret
    return interpret


_HEAD_LINES = 60
_HEAD_CHARACTERS = 6_000
_BODY_CHARACTERS = 400_000

_CALLED_TO_ORDER = re.compile(r"The meeting was (?:called to order|resumed|opened) (?:in private )?at\b")
_MEETING_LINE = re.compile(
    r"^\s*\d{1,5}\s?(?:st|nd|rd|th)\s+(?:\(closed\)\s+)?(?:plenary\s+)?meeting\b", re.IGNORECASE | re.MULTILINE
)
_PV = re.compile(r"\b[SAE]/(?:\d{1,3}/)?PV\.\d")
_ALSO_IN_NEWS = ("President", "General", "Chief", "Minister", "Commissioner", "His", "Her", "Prime", "Vice")
_MADE_STATEMENT = re.compile(
    r"made\s+the\s+following\s+statement(?:\s+on\s+behalf\s+of\s+the\s+(?:members\s+of\s+the\s+)?Council)?\s*[:“\"]"
)
_RESOLUTION = re.compile(
    r"^\s*(?:(?:Resolution|Résolution|Resolución|Резолюция|القرار)\s+\d{1,4}\s*\(\s?(?:19|20)\d{2}\s?\)|"
    r"\d{1,4}\s*(?:\((?:19|20)\d{2}\))?\.?\s{1,40}Resolution\s+of\s+\d|"
    r"第\s?\d{1,4}\s?[(（]\d{4}[)）]\s?号决议|"
    r"(?:[SA]/RES/\d{1,3}[/ ]?\d{0,4}\s*(?:\(\d{4}\))?)|\d{1,4}\s*\((?:19|20)\d{2}\)\.)",
    re.IGNORECASE | re.MULTILINE,
)
_DRAFT = re.compile(r"^[^\n]{0,300}\bdraft\s+resolution[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FORMULA = re.compile(
    r"^\s*The\s+(?:Security\s+Council|General\s+Assembly)\s*,|^\s*(?:The\s+)?(?:SECURITY\s+COUNCIL|GENERAL\s+ASSEMBLY)\s*,",
    re.MULTILINE,
)
_AMERICAN = re.compile(r"\bAG/(?:RES|DEC)\.\s?\d")  # of the Organization of American States, which has an Assembly too
_FORMULA_LOOSE = re.compile(r"^\s*The\s+Security\s+Council\b", re.MULTILINE | re.IGNORECASE)
_WITHOUT_FORMULA = re.compile(
    r"^\s*(?:Whereas|It is resolved|Resolves|Therefore)\b|^\s*1\.\s+The Security Council\b", re.MULTILINE
)
_IBID = re.compile(r"\bIbid\.")
_CHAPTER = re.compile(
    r"Repertoire\s+of\s+the\s+Practice\s+of\s+the\s+Security\s+Council|^\s*(?:Initial\s+proceedings|Decisions?\s+of\s+\d{1,2}\s+\w+\s+\d{4})\b",
    re.MULTILINE,
)
_LETTER_HEAD = re.compile(
    r"\b(?:Identical\s+letters?|Letter|Note\s+verbale)\s+dated\s+\d{1,2}\s+\w+\s+\d{4}\s+from\b", re.IGNORECASE
)
_I_HAVE = re.compile(
    r"\b(?:I|we)\s+(?:have|has)\s+the\s+honou?r\s+to\b|\bI\s+(?:write|wish)\s+to\b|\(Signed\)", re.IGNORECASE
)
_REPORT_HEAD = re.compile(
    r"^\s*(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|[\w-]+)\s+){0,4}(?:progress\s+|special\s+|annual\s+|final\s+|interim\s+)?report\s+(?:of|by)\s+the\s+",
    re.IGNORECASE | re.MULTILINE,
)
_PRESS = re.compile(
    r"\bpress\s+release\b|\bpress\s+statement\b|\bfor\s+(?:immediate\s+)?release\b|\bmeetings\s+coverage\b|^\s*(?:SC|SG/SM|GA)/\d{3,6}\b|^\s*(?:final\s+)?communiqu[eé]\b",
    re.IGNORECASE | re.MULTILINE,
)
_NEWS_MAST = re.compile(
    r"\bGlobal perspective Human stories\b|\bUN News\b|\bnews\.un\.org\b|\b(?:Reuters|AFP|Associated Press)\b"
)
_REPORTED = re.compile(
    r"[”\"]\s*,?\s*(?:\w+\.?\s+){0,4}(?:said|told|added|stressed|noted|writes|wrote|stated)\b|\b(?:said|told|added)\b",
    re.IGNORECASE,
)
_OPERATIVE_LINE = re.compile(r"^\s*\d{1,3}\.\s+[A-Z]\w+s\b", re.MULTILINE)


def recognise(document: PlainDocument) -> DocumentKind:
    """The kind of a document, from its head and the forms of its body. "other" where nothing tells."""
    lines = [line for line in document.lines if line.text and line.style != "furniture"]
    head = "\n".join(line.text for line in lines[:_HEAD_LINES])[:_HEAD_CHARACTERS]
    masthead = "\n".join(line.text for line in document.lines[:_HEAD_LINES] if line.text)[:_HEAD_CHARACTERS]
    body = "\n".join(line.text for line in lines)[:_BODY_CHARACTERS]
    if _is_meeting_record(document, head, masthead, body):
        return "meeting_record"
    if (not _FORMULA.search(head) or _AMERICAN.search(head)) and _is_communique(document):
        return "communique"
    if "Ibid." in body and _IBID.search(body) and _CHAPTER.search(body) and not _FORMULA.search(head):
        return "repertoire"
    if _LETTER_HEAD.search(head[:2500]) and _I_HAVE.search(body[:20_000]) and not is_titled_statement(head):
        return "letter"
    if is_titled_statement(head) or (_MADE_STATEMENT.search(head) and "S/PRST/" in masthead):
        return "presidential_statement"
    if _RESOLUTION.search(head) and _speaks_as_council(head, body):
        return "resolution"
    if _FORMULA.search(head) and (_OPERATIVE_LINE.search(body) or _DRAFT.search(head)):
        return "resolution"
    if _CHAPTER.search(head) and _PV.search(body):
        return "repertoire"
    return _softer_kinds(document, head, body)


def _speaks_as_council(head: str, body: str) -> bool:
    """Whether the formula stands somewhere; a few of the oldest resolutions have none, but "Whereas" or "Resolves"."""
    if _FORMULA.search(body) or _FORMULA_LOOSE.search(body) or formula_in(body):
        return True
    return "Security Council" in head and _WITHOUT_FORMULA.search(body) is not None


def _is_communique(document: PlainDocument) -> bool:
    """Whether a paper has the form of a decision of a regional body."""
    from chapter8.record.kinds.communiques.form import form_of  # noqa: PLC0415 - loads the grammar of clauses

    return form_of(document) is not None


def _is_meeting_record(document: PlainDocument, head: str, masthead: str, body: str) -> bool:
    """A record has the form of one: a meeting line and the call to order, or it opens with a speaker's header."""
    if _CALLED_TO_ORDER.search(body[:40_000]) and (_MEETING_LINE.search(head) or _PV.search(masthead)):
        return True
    if _PV.search(masthead[:600]) and _MEETING_LINE.search(head) and re.search(r"(?m)^President\b", head):
        return True
    if is_closed_meeting(head) or is_videoconference(head, body):
        return True
    first = next((line.text for line in document.lines if line.text), "")
    header = speech_header(first)
    return header is not None and (
        header.presides or header.of is not None or not header.label.startswith(_ALSO_IN_NEWS)
    )


def _softer_kinds(document: PlainDocument, head: str, body: str) -> DocumentKind:
    """Kinds without a form of their own: told by their headline and their way of telling."""
    if _NEWS_MAST.search(head):
        return "news"
    if _PRESS.search(head[:1500]):
        return "press_release"
    if _REPORT_HEAD.search(head):
        return "report"
    if _LETTER_HEAD.search(head) or (_I_HAVE.search(head) and "(Signed)" in body):
        return "letter"
    numbered = len(_OPERATIVE_LINE.findall(body))
    if numbered < 3 and len(_REPORTED.findall(body[:20_000])) >= 2 and _looks_like_prose(document):
        return "news"
    return "other"


def _looks_like_prose(document: PlainDocument) -> bool:
    """At least three paragraphs, and most of the text in sentences."""
    texts = [line.text for line in document.lines if len(line.text) > 40]
    return len(texts) >= 3 and sum(text.rstrip().endswith((".", "”", '"', ",", ":")) for text in texts) * 2 >= len(
        texts
    )
