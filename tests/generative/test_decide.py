"""What holds of `decide` for every marking, viewer and purpose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from chapter8.exchange.decide import Purpose, Role, Viewer, decide
from chapter8.exchange.marking import Marking, Tlp, format_marking, parse_marking, strictest

CODES = st.sampled_from(["UN", "AU", "ECOWAS", "EU", "OAS"])
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).map(str.strip).filter(bool)
MARKINGS = st.builds(Marking, st.sampled_from(Tlp), CODES, st.frozensets(CODES), st.none() | LINES)
VIEWERS = st.builds(
    Viewer, st.none() | CODES, st.frozensets(st.sampled_from(Role)), st.none(), st.frozensets(CODES, max_size=2)
)


@dataclass(frozen=True)
class Thing:
    marking: Marking


def allowed(marking: Marking, viewer: Viewer, purpose: Purpose) -> bool:
    return decide(Thing(marking), viewer, purpose).allow


def obvious(marking: Marking, viewer: Viewer, purpose: Purpose) -> bool:
    """The same answer as a sentence for each label, slow and plain."""
    releaser = Role.RELEASER in viewer.roles
    mine = viewer.organization == marking.owner
    named = viewer.organization in marking.audience
    served = bool(viewer.client_of & marking.audience)
    signed_in = viewer.organization is not None
    answers = {
        Tlp.CLEAR: {"read": True, "export": True, "share": True},
        Tlp.GREEN: {"read": signed_in, "export": signed_in, "share": signed_in and releaser},
        Tlp.AMBER: {
            "read": signed_in and (mine or named or served),
            "export": signed_in and (mine or named or served),
            "share": mine and releaser,
        },
        Tlp.AMBER_STRICT: {
            "read": signed_in and (mine or named),
            "export": signed_in and (mine or named),
            "share": mine and releaser,
        },
        Tlp.RED: {"read": signed_in and (mine or named), "export": mine, "share": mine and releaser},
    }
    return answers[marking.tlp][purpose.value]


@given(MARKINGS, VIEWERS, st.sampled_from(Purpose))
def test_the_rules_in_order_and_the_plain_table_agree(marking: Marking, viewer: Viewer, purpose: Purpose) -> None:
    assert allowed(marking, viewer, purpose) == obvious(marking, viewer, purpose)


@given(MARKINGS, VIEWERS, st.sampled_from(Purpose), st.sampled_from(Tlp))
def test_a_wider_label_never_shows_less(marking: Marking, viewer: Viewer, purpose: Purpose, other: Tlp) -> None:
    wide, narrow = sorted((marking.tlp, other), key=lambda tlp: tlp.rank)

    shown = allowed(replace(marking, tlp=narrow), viewer, purpose)

    assert not shown or allowed(replace(marking, tlp=wide), viewer, purpose)


@given(MARKINGS, VIEWERS)
def test_who_may_share_may_export_and_who_may_export_may_read(marking: Marking, viewer: Viewer) -> None:
    read, export, share = (allowed(marking, viewer, purpose) for purpose in Purpose)

    assert share <= export <= read


@given(MARKINGS, VIEWERS, CODES, st.sampled_from(Purpose))
def test_naming_one_more_organization_never_shows_less(
    marking: Marking, viewer: Viewer, code: str, purpose: Purpose
) -> None:
    wider = replace(marking, audience=marking.audience | {code})

    assert allowed(marking, viewer, purpose) <= allowed(wider, viewer, purpose)


@given(MARKINGS, st.frozensets(st.sampled_from(Role)), st.sampled_from(Purpose))
def test_the_public_gets_what_is_clear_and_nothing_else(
    marking: Marking, roles: frozenset[Role], purpose: Purpose
) -> None:
    assert allowed(marking, Viewer(None, roles), purpose) == (marking.tlp is Tlp.CLEAR)


@given(MARKINGS, VIEWERS, st.sampled_from(Purpose))
def test_every_ruling_names_its_rule_and_explains_itself(marking: Marking, viewer: Viewer, purpose: Purpose) -> None:
    ruling = decide(Thing(marking), viewer, purpose)

    assert ruling.rule in _RULES
    assert ruling.explanation.endswith(".")


_RULES = {
    *("clear", "anonymous", "releaser", "owner", "originator"),
    *("green", "eyes", "audience", "client", "withheld"),
}


@given(st.lists(MARKINGS, max_size=4), CODES, VIEWERS)
def test_who_may_read_the_whole_may_read_every_part(parts: list[Marking], owner: str, viewer: Viewer) -> None:
    whole = strictest(tuple(parts), owner)

    if viewer.organization != owner and allowed(whole, viewer, Purpose.READ):
        assert all(allowed(part, viewer, Purpose.READ) for part in parts)


@given(MARKINGS)
def test_a_marking_written_is_read_back_the_same(marking: Marking) -> None:
    assert parse_marking(format_marking(marking)) == marking
