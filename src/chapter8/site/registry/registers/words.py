"""The vocabulary of the registers in words: what a code of a table means to a reader, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

FUNCTIONS: Words = {
    "confidence_building": _("confidence-building"),
    "norms": _("setting norms"),
    "early_warning": _("early warning"),
    "prevention": _("conflict prevention"),
    "peacemaking": _("peacemaking"),
    "observation": _("observation"),
    "peacekeeping": _("peacekeeping"),
    "enforcement": _("enforcement"),
    "peacebuilding": _("peacebuilding"),
    "counter_terrorism": _("counter-terrorism"),
    "arms_control": _("arms control"),
}
TOPICS: Words = {
    "partnership": _("partnership"),
    "peacekeeping": _("peacekeeping"),
    "mediation": _("mediation"),
    "early_warning": _("early warning"),
    "funding": _("funding"),
    "standby_forces": _("standby forces"),
    "small_arms": _("small arms"),
    "landmines": _("landmines"),
    "counter_terrorism": _("counter-terrorism"),
    "confidence_building": _("confidence-building"),
    "democracy": _("democracy"),
    "human_rights": _("human rights"),
    "non_proliferation": _("non-proliferation"),
    "maritime_security": _("maritime security"),
    "women_peace_security": _("women, peace and security"),
    "children_armed_conflict": _("children and armed conflict"),
    "borders": _("borders"),
    "refugees": _("refugees and displaced persons"),
    "non_aggression": _("non-aggression"),
    "mutual_defence": _("mutual defence"),
    "principles": _("principles"),
    "peaceful_settlement": _("peaceful settlement"),
    "peacebuilding": _("peacebuilding"),
    "protection": _("protection of civilians"),
    "sanctions": _("sanctions"),
    "conventional_arms": _("conventional arms"),
    "nuclear_weapon_free_zone": _("nuclear-weapon-free zones"),
    "natural_resources": _("natural resources"),
    "youth_peace_security": _("youth, peace and security"),
    "conflict_prevention": _("conflict prevention"),
    "peace_operations": _("peace operations"),
}
KINDS: Words = {
    "treaty": _("treaty"),
    "protocol": _("protocol"),
    "declaration": _("declaration"),
    "memorandum": _("memorandum"),
    "framework": _("framework"),
    "resolution": _("resolution"),
    "statement": _("statement"),
    "policy": _("policy"),
}
STANDINGS: Words = {
    "in_force": _("in force"),
    "not_yet": _("not yet in force"),
    "ended": _("ended"),
    "unknown": _("day not on record"),
}
SIGNATURES: Words = {
    "bound": _("in force for it"),
    "signed": _("signed only"),
    "withdrawn": _("withdrawn"),
    "missing": _("no signature on record"),
}
GROUNDS: Words = {
    "party": _("party to it"),
    "signatory": _("signed, ratification not on record"),
    "named": _("named as a party, days not on record"),
    "member": _("through an organization"),
}
PRESENCES: Words = {
    "regional_office": _("regional office"),
    "liaison_office": _("liaison office"),
    "political_mission": _("political mission"),
    "peacekeeping_operation": _("peacekeeping operation"),
    "field_mission": _("field mission"),
    "early_warning_centre": _("early-warning centre"),
    "institution": _("institution"),
}
MODES: Words = {
    "alone": _("alone"),
    "transition": _("transition to the United Nations"),
    "support_to_un": _("support to the United Nations"),
    "side_by_side": _("side by side with the United Nations"),
    "un_support": _("supported by the United Nations"),
    "bridging": _("bridging"),
    "hybrid": _("hybrid"),
    "coalition": _("coalition of States"),
    "united_nations": _("United Nations operation"),
}
CONSENTS: Words = {
    "given": _("given"),
    "refused": _("refused"),
    "contested": _("contested"),
    "unknown": _("not on record"),
}
TIMINGS: Words = {
    "prior": _("prior"),
    "concurrent": _("concurrent"),
    "retrospective": _("retrospective"),
    "none": _("no resolution on record"),
}
ACTS: Words = {
    "establishes": _("establishes"),
    "authorises": _("authorizes"),
    "endorses": _("endorses"),
    "welcomes": _("welcomes"),
    "commends": _("commends"),
}
MEASURES: Words = {"consent": _("with consent"), "coercive": _("coercive")}
MILESTONES: Words = {"met": _("met"), "missed": _("missed"), "open": _("open"), "revised": _("revised")}


def choices(words: Words) -> list[tuple[str, str]]:
    """The codes with their words, for the options of a filter, in the order of the words."""
    return sorted(((code, str(said)) for code, said in words.items()), key=lambda each: each[1])
