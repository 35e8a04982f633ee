"""The words that carry a stance, and those that carry none: what stands before a theme, and what is said of it."""

from __future__ import annotations

import re


def _verbs(stems: str) -> str:
    """Each regular verb in its forms: "urg" for urge, urges, urged, urging; "support" for supports, supported ..."""
    return "|".join(rf"{stem}(?:e|es|ed|ing|s)?" for stem in stems.split())


_SLOT = r"(?:,? \w+,?)?"  # one adverb: "warned, however, against"
_OPPOSES = "|".join(
    (
        _verbs("oppos reject dismiss resist refus deplor regret criticiz criticis condemn denounc fear doubt avoid"),
        r"object(?:s|ed|ing)? to|disagree(?:s|d|ing)? with|refrain(?:s|ed|ing)? from",
        rf"(?:warn|caution)(?:s|ed|ing)?{_SLOT} against|(?:argu|spoke|speak|vot|decid|advis)\w*{_SLOT} against",
        r"(?:was|were|is|are|be|am) against|question(?:s|ed|ing)? (?:whether|the|if|why|how)",
        r"mov(?:e|es|ed|ing) away from|shift(?:s|ed|ing)? (?:away )?from",
        r"rather than|instead of|as opposed to|in place of",
        r"(?:did|does|do|could) not see (?:the |any |much )?(?:need|reason|value|merit|use|point) (?:for|in|to|of)",
        r"(?:saw|sees?|seeing) (?:no|little) (?:need|reason|value|merit|use|point|case) (?:for|in|to|of)",
        r"(?:was|were|is|are) no (?:need|reason|case) (?:for|to)|without the need (?:for|to)",
        r"(?:should|must|ought|need|shall) not|should never|unnecessary|undesirable|counterproductive|premature",
        r"(?:sceptical|skeptical|wary) (?:of|about)|difficult(?:y|ies) with",
        r"reservations? (?:about|on|regarding|concerning)",
        r"(?:concern(?:s|ed)?|alarm(?:ed)?|misgivings|unease) (?:at|about|over|that|regarding)",
    )
)
_CONDITIONAL = (
    r"only (?:after|if|when|once|where|with)|provided(?: that|,)|on (?:the )?condition(?: that| of)?|"
    r"conditional (?:on|upon)|as long as|subject to|unless|contingent (?:on|upon)"
)
_GOODWILL = "support|hope|conviction|readiness|commitment|willingness|satisfaction|appreciation|interest|preference"
_BETTER = r"(?:strengthen|enhanc|improv|reinforc|promot)(?:e|ing)?"
_SUPPORTS = "|".join(
    (
        rf"(?:express|voic|reiterat|offer)(?:e|es|ed|ing) (?:\w+ ){{0,3}}(?:{_GOODWILL})",
        r"support(?:s|ed|ing)?(?! of\b)|(?:re)?affirm(?:s|ed|ing)?|propos(?:e|es|ed|ing)|agree(?:s|d|ing)?",
        _verbs("welcom urg advocat favour favor encourag endors suggest recommend request pledg hop stress emphasiz"),
        _verbs("emphasis underlin underscor highlight reiterat recogniz recognis acknowledg applaud commend prais"),
        _verbs("invit demand prefer insist concur"),
        r"insist(?:s|ed|ing)?(?: \w+)? on|call(?:s|ed|ing)?(?: \w+)? (?:for|on|upon)|appeal(?:s|ed|ing)? (?:for|to)",
        r"preferred|preferring|concurred|in favou?r of|committed to|commitment to",
        r"convinced (?:of|that)|conviction that",
        r"look(?:s|ed|ing)? forward to|shar(?:e|es|ed|ing) the view|unanimous in|towards?",
        r"overcom(?:e|es|ing)|overcame",
        r"should|must|shall|ought to|has to|have to|had to|needs? (?:to|for)|needed(?: for| to)?|in need of|requires?",
        r"required(?: to)?|necessary|necessity of|important|importance|essential|vital|crucial",
        r"indispensable|imperative",
        r"key (?:role|element|importance|to|part|partner|player|factor|tool|component)s?|critical|urgent|urgency of",
        r"priority|prerequisite|obligation|duty to|beneficial|useful|valuable|desirable",
        r"(?:not|never|cannot)(?: be a)? (?:substitute for|replace|undermine|detract from|affect|prejudice|diminish)",
        rf"(?:to|by|in|would|will|could|can|helps?|helped) (?:also |further |thereby )?{_BETTER}",
    )
)
_NEUTRAL = "|".join(
    (
        r"noted|notes?|noting|said|says?|saying|stat(?:ed|es|ing)|held|thought|told|believ(?:e|es|ed|ing)",
        _verbs("recall observ consider argu contend discuss mention describ explain outlin"),
        r"referr(?:ed|ing)|refers?|focus(?:es|ed|ing)?|drew attention|report(?:ed|s|ing)? that|added|adding|informed",
        r"point(?:s|ed|ing)? (?:out|to)|elaborat(?:ed|ing)|ask(?:s|ed|ing)?|whether|indicated",
        r"in view of|in (?:the )?light of|given|because(?: of)?|owing to|due to|since|although|as part of",
    )
)
CUE = re.compile(
    rf"\b(?:(?P<opposes>{_OPPOSES})|(?P<conditional>{_CONDITIONAL})|(?P<supports>{_SUPPORTS})|(?P<neutral>{_NEUTRAL}))\b",
    re.IGNORECASE,
)

_GOOD = (
    r"important|essential|vital|crucial|necessary|needed|indispensable|imperative|key|critical|welcomed?|"
    r"support(?:ed|ive)|recogni[sz]ed|endorsed|beneficial|useful|valuable|a priority|"
    r"the best|a good|an important|a key|an essential|a vital"
)
_BAD = r"un(?:necessary|desirable|warranted|acceptable)|premature|counterproductive|not "
BEHIND = re.compile(
    r"(?:\s\([^()]{0,60}\))?(?P<between>[^;:.]{0,90}?)\b(?:"
    r"(?P<conditional>(?:should|could|can|must|may) only "
    r"(?:be (?:\w+ )?(?:if|when|after|once|where|used|for|to)|if|when))|"
    r"(?P<opposes>(?:should|must|ought|need|could|cannot|can|would) ?not (?!only\b|be over)|"
    r"(?:could|would|might|may) (?:limit|weaken|undermine|detract|hamper|harm|endanger|jeopardi[sz]e)|"
    rf"(?:was|were|is|are) (?:{_BAD})|had (?:failed|no place))|"
    r"(?P<supports>(?:should|must|ought to|shall|needs? to|needed to|has to|have to|had to)\b|"
    rf"(?:was|were|is|are|be|remained?|remains) (?:also |very |\w+ly )?(?:{_GOOD})|"
    r"could only be (?:beneficial|useful|welcomed?|positive)))",
    re.IGNORECASE,
)
"""The predicate behind a theme: "... should only be used for ...", "... could not replace ...", "... was vital"."""

SUBJECT_ENDS = re.compile(
    r",\s(?!and\b|or\b|[\w-]+(?: [\w-]+){0,3} and\b)|\b(?:that|which|who|as|because|since|so|to|for|in order)\b"
)
NOT = re.compile(
    r"\b(?:not|never|nor|neither|without|cannot|unable to|unwilling to|\w+n[’']t)(?:\s(?!only\b)\w+){0,2}\s*$",
    re.IGNORECASE,
)
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)
LACK = re.compile(
    r"\b(?:lack(?:s|ed|ing)?(?: of)?|insufficient|inadequate|absence of|shortage|shortfall|scarce|scarcity|slow|"
    r"limited|weakness(?:es)?|shortcomings?|gaps? in|constraints?|obstacles? to|failure to|decline in)\b",
    re.IGNORECASE,
)
LACK_BEHIND = re.compile(
    r"(?:\s\w+){0,2}\s(?:shortcomings?|weakness(?:es)?|deficits?|gaps?|constraints?|shortages?|failures?)\b",
    re.IGNORECASE,
)
BASE_FORMS = frozenset(
    {"consider", "note", "state", "say", "observe", "argue", "discuss", "mention", "focus", "explain"}
)
INFINITIVE = re.compile(r"\b(?:to|should|must|ought to|could|would|will|can|may|shall) (?:\w+ly )?$", re.IGNORECASE)
ALSO_NOUNS = frozenset({"request", "requests", "support", "demand", "demands", "call for", "calls for"})
NOUN_AHEAD = re.compile(r"(?:[’']s?|\b(?:the|a|an|this|that|its|their|his|her|our|such|\w+al|\w+ive)) $", re.IGNORECASE)
