"""The verbs that deciding bodies use, by their forms: "requests", "requested", "requesting" are `request`."""

from __future__ import annotations

_STEM_WORDS = """
accept acknowledge address adopt affirm agree allow announce anticipate appeal applaud appoint appreciate approve ask
assert assign assure authorize await believe bear broaden call caution clarify commend commit concern conclude concur
condemn confirm congratulate consider continue convey decide declare deem delegate demand denounce deplore designate
desire determine direct discontinue discourage dissolve draw elect emphasize encourage endorse endeavour establish
exempt exhort expand expect explore express extend favour find fix forward further give hail have highlight hold honour
hope identify impose indicate insist instruct intend introduce invite keep lament lift look maintain mandate mark
modify mourn note notify nominate offer oppose outline pay pledge praise proclaim prohibit prolong promise propose
pursue re-emphasize reactivate reaffirm realize reassure recall recognize recommend reconfirm reduce reemphasize refer
regard regret reinforce reiterate reject rely remain remind remove renew repeat replace request require requite reserve
resolve respond restate retain review revise salute seek send set share stand state stress strengthen strive submit
suggest supplement support suspend take task terminate thank transfer transmit trust underline underscore undertake
uphold urge view voice warn welcome wish
"""
STEMS = tuple(_STEM_WORDS.split())
"""The verbs in their plain form."""

_IRREGULAR = {"do": "does", "have": "has"}
_DOUBLED = frozenset({"commit", "submit", "transmit", "regret", "refer"})
_PAST = {
    "bear": "bore", "draw": "drew", "find": "found", "give": "gave", "hold": "held", "keep": "kept", "pay": "paid",
    "refer": "referred", "seek": "sought", "send": "sent", "set": "set", "stand": "stood", "strive": "strove",
    "take": "took", "undertake": "undertook", "uphold": "upheld",
}  # fmt: skip


def _third_person(stem: str) -> str:
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    if stem.endswith(("ss", "sh", "ch", "x")):
        return stem + "es"
    return stem[:-1] + "ies" if stem.endswith("y") and stem[-2] not in "aeou" else stem + "s"


def _participle(stem: str) -> str:
    if stem in _DOUBLED or stem == "set":
        return stem + stem[-1] + "ing"
    return stem[:-1] + "ing" if stem.endswith("e") and stem != "agree" else stem + "ing"


def _past(stem: str) -> str:
    if stem in _PAST:
        return _PAST[stem]
    if stem in _DOUBLED:
        return stem + stem[-1] + "ed"
    if stem.endswith("y") and stem[-2] not in "aeou":
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _british(forms: dict[str, str]) -> dict[str, str]:
    """The same forms, and those that are also written with an s: "recognises" beside "recognizes"."""
    return forms | {form.replace("iz", "is"): stem for form, stem in forms.items() if stem.endswith("ize")}


THIRD = _british({_third_person(stem): stem for stem in STEMS})
"""Third person of the present to stem: the verbs of operative clauses."""

PAST = _british({_past(stem): stem for stem in STEMS if stem not in {"have", "concern"}})
"""Past tense to stem: the verbs of clauses that somebody else reports."""

PARTICIPLE = _british({_participle(stem): stem for stem in STEMS}) | {
    "determined": "determine", "convinced": "convince", "concerned": "concern", "alarmed": "alarm", "mindful": "mind",
    "conscious": "mind", "aware": "mind", "gravely": "concern", "deeply": "concern", "having": "have", "acting": "act",
    "desirous": "desire", "guided": "guide", "disturbed": "concern", "encouraged": "encourage", "committed": "commit",
}  # fmt: skip
"""Participles and what does their work to stem: the words by which the clauses of a preamble speak."""
