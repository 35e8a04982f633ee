"""Who is said to have spoken: the subjects of a sentence in a Repertoire narrative, each with its verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

VERBS = (
    "accused|acknowledged|added|addressed|advocated|affirmed|agreed|alleged|announced|appealed|"
    "appreciated|argued|asked|asserted|assured|attached|believed|blamed|briefed|cautioned|called|"
    "challenged|claimed|clarified|commended|commented|concluded|concurred|condemned|confirmed|"
    "congratulated|considered|contended|countered|criticized|decried|deemed|defended|demanded|denied|"
    "denounced|deplored|described|disagreed|disapproved|doubted|drew|echoed|elaborated|emphasized|"
    "encouraged|endorsed|envisaged|explained|expressed|favoured|feared|felt|focused|found|gave|held|"
    "highlighted|hoped|identified|indicated|informed|insisted|introduced|invited|lamented|listed|looked|"
    "maintained|mentioned|noted|objected|observed|offered|opined|opposed|outlined|pledged|pointed|posited|"
    "praised|preferred|presented|proposed|questioned|raised|reaffirmed|recalled|recognized|recommended|"
    "referred|regretted|reiterated|rejected|remarked|reminded|repeated|replied|reported|requested|"
    "responded|said|saw|shared|specified|spoke|stated|stressed|submitted|suggested|summarized|supported|"
    "suspected|thanked|thought|told|touched|underlined|underscored|urged|viewed|voiced|vowed|wanted|"
    "warned|welcomed|wished|wondered|regarded|differed|disputed|attributed|elected|explored|reviewed|discussed"
)
_PHRASAL = (
    r"made (?:a (?:number|series) of |several |some |specific |concrete |various |"
    r"the following )*(?:recommendations?|suggestions?|"
    r"proposals?|comments?|remarks?|observations?)|(?:was|were) (?:also )?(?:of the (?:view|opinion)|"
    r"unanimous|convinced|"
    r"concerned|in favour|opposed|critical|supportive|united)|took (?:note|the view|issue|the position)|paid tribute|"
    r"cast doubt|called (?:for|on|upon)|pointed (?:out|to)|was confident|placed emphasis|laid emphasis|"
    r"put forward|sought"
)
VERB = rf"(?:{_PHRASAL}|(?:{VERBS}))\b"
_ADVERB = (
    r"(?:also|further|[a-z]+ly|however|then|again|first|instead|even|too|now|still|thus|therefore|in particular|"
    r"once more|in turn|, however,|, inter alia,|in general|both|all|nevertheless|nonetheless|moreover|for (?:his|"
    r"her|its|their) part)"
)
_QUANTITY = (
    r"(?:a (?:large |small |great |considerable |significant |vast |good )?(?:number|majority|few|couple|"
    r"minority|group)"
    r"|(?:an )?(?:overwhelming|vast|the) majority|(?:almost |nearly |virtually )?(?:all|most|many|several|"
    r"some|few|certain|various|other|"
    r"both|numerous|no)|one|two|three|four|five|others|a few)"
)
_WHO = (
    r"(?:(?:other |of the |of its |non-|council |elected |participating |african |european )*(?:speakers?|"
    r"delegations?|members?|"
    r"representatives?|participants?|delegates|States|countries|them|others|statements|briefers|organizations))"
)
_COLLECTIVE = (
    rf"(?:{_QUANTITY}(?: of)?(?: (?:the )?{_WHO}(?: (?:of|from) (?:the )?(?:Council|Security Council|"
    rf"organizations|regional organizations))?)?"
    r"|speakers|delegations|Council members|members of the (?:Security )?Council|participants|"
    r"representatives of (?:regional|subregional|other) [a-z ]*?organizations"
    r"|the representatives of (?:regional|subregional|other) [a-z ]*?organizations|the (?:other |majority of )speakers)"
)
_OFFICE_NAME = (
    r"(?:(?:Acting|Deputy|Assistant|Interim|Executive|Permanent|High|Special|First|Vice|"
    r"Under|Prime|Foreign|Former|"
    r"Personal|Joint|Emergency|Chief|Principal|Political|Legal|Force|Council|Federal|then|current|outgoing|incoming) )*"
    r"(?:Secretary-General|Under-Secretary-General|Director-General|Minister|President|Vice-President|"
    r"Chairman-in-Office|"
    r"Chairman|Chairperson|Chairwoman|Chair|Commissioner|Secretary|Observer|Representative|Director|"
    r"Prosecutor|Administrator|"
    r"Coordinator|Envoy|Adviser|Head|Commander|Registrar|Premier|Chancellor|King|Emir|spokesperson|Ambassador)"
)
_OFFICE = rf"(?:the |its ){_OFFICE_NAME}"
_ENVOY = r"(?:the|his|her|their) (?:representatives?|delegations?|delegates?|speakers?|counterparts?|ambassadors?)"
_REPRESENTATIVE = rf"{_ENVOY} (?:of|from) "
_OPENER = re.compile(
    rf"(?P<representative>\b{_REPRESENTATIVE}(?-i:(?=(?:the )?[A-Z])))|(?P<office>\b{_OFFICE}\b)|"
    rf"(?P<collective>\b{_COLLECTIVE}\b)"
    r"|(?P<pronoun>\b(?:he|she|they)\b)",
    re.IGNORECASE,
)
_VERB_AHEAD = re.compile(rf"\b{VERB}")
_ANY_PAST_AHEAD = re.compile(rf"\b(?:{VERB}|(?!united|combined|associated)[a-z]+ed\b)")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ(][\w’'()-]*|d’[A-Z]\w*|of|the|and|for|in|on|former|e|de|d)")
_ADVERBS_LAST = re.compile(rf"(?:[\s,]+{_ADVERB})+[\s,]*$")
_NOT_A_SUBJECT = re.compile(
    r"(?:\b(?:from|to|of|with|for|between|that|on|under|upon|over|against|among|as|than|about|thanked|"
    r"urged|invited|asked|"
    r"requested|whom|including|include|both|through|into|at|in|where|which|because|not|when|if|whether)|[“(])\s*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s*$")
_ASIDE = re.compile(
    r",\s*(?:(?:which was |a view )?(?:echoed|supported|joined|seconded|backed|followed|shared) by|"
    r"speaking|(?:also )?on behalf of|"
    r"in (?:his|her|their|its|this|that|particular|line|response|reply|addition|introducing|presenting)|"
    r"and (?:some|several|many|a few|a number|other|others|various)|"
    r"as well as|together with|along with|while|who|however|inter alia|for (?:his|her|its|their|example|"
    r"instance)|among others|\w+ing\b|in turn|"
    r"although|though|after|after having|at the|on the|like|also|again|too|nevertheless|nonetheless|"
    r"moreover|therefore|meanwhile|by contrast|"
    r"in the name|similarly|as President|with )"
)
_ECHO = re.compile(
    r"(?:echoed|supported|joined|seconded|backed|followed|shared) by (?P<who>.+)$|and (?P<other>(?:some|"
    r"several|many|a few|a number|other|others|various)\b.*)$",
    re.DOTALL,
)
_AND_OTHERS = re.compile(r" and (?:some|several|many|a few|a number|other|others|various)\b.*$", re.DOTALL)
_ENDS_BEFORE = re.compile(r"[.;:“]\s")
_RELATIVE = re.compile(r",\s*who(?:\s+[\w ]{0,30})?\s*$")
_LONGEST_SUBJECT = 320
_REACH_BACK = 60  # what stands before a subject and rules it out, or in, is one word


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase and its verb of speech. `aside` is what stands between commas after the phrase."""

    kind: Literal["representative", "office", "collective", "pronoun"]
    phrase: str
    aside: str
    verb: str
    start: int
    end: int
    relative: bool = False  # "..., who said": hung on another clause

    @property
    def echoes(self) -> str | None:
        """Who is said in the aside to have echoed or supported the speaker: a noun phrase."""
        found = _ECHO.search(self.aside.strip(" ,"))
        return (found["who"] or found["other"]).strip(" ,") if found else None


_ACCORDING = re.compile(
    rf"(?P<verb>According to|For|In the (?:view|opinion|words) of) (?P<who>{_REPRESENTATIVE}(?-i:[A-Z])[^,.;]{{1,160}}|"
    rf"(?P<office>{_OFFICE}\b[^,.;]{{0,160}})),",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r",\s(?:an?\s(?:\w+\s)?(?:view|position|concern|point|opinion|sentiment|proposal|idea|suggestion|call)s?\s"
    r"(?:(?:that|which)\s(?:was|were)\s)?|(?:which|and)\s(?:was|were)\s)(?:also\s)?"
    r"(?:echoed|shared|supported|endorsed|seconded|backed|reiterated|expressed)\sby\s(?P<who>[^.;]{3,400}?)(?=[.;]|,\swho\b|$)"
)
_NAME = r"(?:the )?[A-ZÀ-Þ][\w’'-]+(?: (?:of |the )?[A-ZÀ-Þ][\w’'()-]+){0,6}"
_NAMES_FIRST = re.compile(
    rf"(?:(?:However|Similarly|Moreover|In addition|Likewise|By contrast), )?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME}){{0,12}})"
    rf"(?P<aside>,[^,.;]{{1,160}},)?(?: {_ADVERB})? (?P<verb>{VERB})"
)


_NAMED_HOLDER = re.compile(
    rf"\b(?:(?:His|Her) Excellency )?(?:Mr|Mrs|Ms|Dr|Sir|Dame|Judge|Ambassador)\.? (?:{_NAME}), (?:the )?"
    rf"(?P<office>{_OFFICE_NAME}\b[^,.;“”]{{0,160}}),(?: {_ADVERB})? (?P<verb>{VERB})"
)
"""As in "Mr. Jean Ping, Chairperson of the African Union Commission, called for": who holds the office is named."""


def find_trailing_echo(text: str) -> str | None:
    """Who is said behind a statement to share it: "..., a view shared by the representatives of Jordan and Yemen"."""
    found = _TRAILING.search(text)
    return found["who"].strip(" ,") if found else None


def find_names_first(text: str) -> Subject | None:
    """A sentence that opens with bare names and a verb of speech: "Mexico and Panama recalled ..."."""
    found = _NAMES_FIRST.match(text)
    if found is None:
        return None
    return Subject(
        "representative", found["names"], found["aside"] or "", found["verb"], found.start("names"), found.end()
    )


def find_subjects(text: str) -> list[Subject]:
    """The subjects of a sentence that govern a verb of speech, in order of place."""
    subjects: list[Subject] = []
    at = 0
    if told := _ACCORDING.match(text):
        kind: Literal["representative", "office"] = "office" if told["office"] else "representative"
        return [
            Subject(
                kind,
                told["who"],
                "",
                "" if told["verb"] == "For" else told["verb"].lower(),
                told.start("who"),
                told.end(),
            )
        ]
    holder = _NAMED_HOLDER.search(text)
    while opener := _OPENER.search(text, at):
        if holder and holder.start() < opener.end():
            subjects.append(Subject("office", f"the {holder['office']}", "", holder["verb"], *holder.span()))
            at = holder.end()
            holder = _NAMED_HOLDER.search(text, at)
            continue
        at = opener.end()
        subject = _read(text, opener)
        if subject is not None and not _inside_quotes(text, subject.start):
            subjects.append(subject)
            at = subject.end
    if holder:
        subjects.append(Subject("office", f"the {holder['office']}", "", holder["verb"], *holder.span()))
    return subjects


def _read(text: str, opener: re.Match[str]) -> Subject | None:
    kind = opener.lastgroup
    before = text[max(0, opener.start() - _REACH_BACK) : opener.start()]
    relative = False
    ahead = _ANY_PAST_AHEAD if kind == "representative" else _VERB_AHEAD
    for verb in ahead.finditer(text, opener.end() + (2 if kind == "representative" else 0)):
        between = text[opener.start() : verb.start()]
        if len(between) > _LONGEST_SUBJECT or _ENDS_BEFORE.search(between):
            return None
        if between.rstrip().endswith(",") and text.startswith(
            " by ", verb.end()
        ):  # "..., supported by Sudan, rejected"
            continue
        relative = bool(_RELATIVE.search(between))
        split = _split(between)
        if split is None:
            continue
        phrase, aside = split
        if not _plausible(phrase, kind):
            continue
        if _NOT_A_SUBJECT.search(before) or (_BY.search(before) and not relative):
            return None
        if kind == "pronoun" and not re.search(r"(?:^|[,—–]|\b(?:and|while|finally|then))\s*$", before, re.IGNORECASE):
            return None
        if (
            opener.start() > 0
            and kind == "collective"
            and not re.search(r"(?:^|[,—–:]|\b(?:while|and|but|although|whereas|by))\s*$", before, re.IGNORECASE)
        ):
            return None
        return Subject(kind, phrase, aside, verb[0], opener.start(), verb.end(), relative)  # type: ignore[arg-type]
    return None


def _split(between: str) -> tuple[str, str] | None:
    """Noun phrase and aside of what stands before the verb; None when the verb does not belong to the phrase."""
    bare = _ADVERBS_LAST.sub("", between.rstrip())
    aside = _ASIDE.search(bare)
    if aside is not None:
        rest = bare[aside.start() :]
        relative = re.search(r",\s*who(?:\s+[\w ]{0,30})?$", rest)
        closed = between.rstrip().endswith(",") or relative or bare.endswith(",")
        return (bare[: aside.start()], rest) if closed else None
    if bare.rstrip().endswith(","):  # "The representative of Benin, | echoed by ...": this verb opens an aside
        return None
    others = _AND_OTHERS.search(bare)
    if others is not None:
        return bare[: others.start()], bare[others.start() :]
    return (bare, "") if bare.strip() else None


def _plausible(phrase: str, kind: str | None) -> bool:
    """Whether the words before the verb are a noun phrase of the kind that its first words promise, and no more."""
    if kind == "pronoun":
        return bool(re.fullmatch(r"(?:he|she|they)", phrase.strip(), re.IGNORECASE))
    if kind == "collective":
        return bool(re.fullmatch(_COLLECTIVE, phrase.strip(" ,"), re.IGNORECASE))
    words = re.sub(r"\([^()]*\)", "", phrase)
    if kind == "office":
        return not re.search(r"\b(?:had|was|were|is|are|to|that|which|would|could|should|has|have|by|from)\b", words)
    names = re.sub(rf"^{_REPRESENTATIVE}", "", words, flags=re.IGNORECASE)
    return all(_NAME_WORD.fullmatch(word.strip(",")) for word in names.split())


def _inside_quotes(text: str, at: int) -> bool:
    return text[:at].count("“") > text[:at].count("”")


_PASSIVE = re.compile(
    rf"\b(?:was|were|been) (?:also |further |\w+ly )?(?P<verb>echoed|supported|shared|endorsed|recognized|"
    rf"raised|stressed|emphasized|"
    rf"expressed|underlined|highlighted|made|noted|welcomed|advocated|suggested|proposed|reiterated|"
    rf"acknowledged|voiced|opposed|rejected) by "
    rf"(?P<who>(?:{_COLLECTIVE})|the (?:representatives?|delegations?) of [^.;]+?|{_OFFICE}[^.;,]*?)"
    rf"(?=[.;]|, (?:who|including|as)\b|\s(?:that|during|in (?:his|her|their|its))\b|$)",
    re.IGNORECASE,
)
_CLAUSE_FOLLOWS = re.compile(r"\s+that\b")


@dataclass(frozen=True, slots=True)
class Passive:
    """As in "... were recognized by many speakers". `echo`: it is said of what came before ("This was ...")."""

    verb: str
    who: str
    collective: bool
    echo: bool
    start: int
    end: int


def find_passive(text: str) -> Passive | None:
    """The agent of a passive verb of speech."""
    found = _PASSIVE.search(text)
    if found is None:
        return None
    collective = bool(re.fullmatch(_COLLECTIVE, found["who"].strip(), re.IGNORECASE))
    subject = text[: found.start()]
    echo = not _CLAUSE_FOLLOWS.match(text, found.end()) and bool(
        re.match(
            r"(?:This|That|The same|These|Those|It|His|Her|Their)\b(?: (?:view|position|proposal|point|opinion|"
            r"call|suggestion|concern|sentiment|idea)s?)?\s*$",
            subject,
        )
    )
    return Passive(found["verb"], found["who"], collective, echo, found.start(), found.end())


_GENERAL = re.compile(
    rf"\b(?:was|were|had been) (?:also |again )?(?P<quantity>widely|generally|broadly|universally|unanimously|commonly)"
    rf" (?P<verb>(?:{VERBS}|opposed|felt))\b(?! by\b)",
    re.IGNORECASE,
)


def find_general(text: str) -> tuple[str, str] | None:
    """The adverb and the verb of a view that is reported of all and of nobody: "The memorandum was widely welcomed"."""
    found = _GENERAL.search(text)
    return (found["quantity"].lower(), found["verb"]) if found and not _inside_quotes(text, found.start()) else None


def is_collective(phrase: str) -> bool:
    """Whether a phrase counts speakers instead of naming them: "a few others"."""
    return bool(re.fullmatch(_COLLECTIVE, phrase.strip(" ,"), re.IGNORECASE))
