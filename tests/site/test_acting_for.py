"""Pages, API and command line ask for the same viewer: an organization, and those that it belongs to."""

from __future__ import annotations

import pytest

from chapter8.cli.acting import acting_for
from chapter8.exchange.decide import Role
from chapter8.site.accounts.middleware import viewer_of
from chapter8.site.accounts.models import User

pytestmark = pytest.mark.django_db


def test_who_acts_for_a_regional_community_acts_for_a_client_of_the_african_union() -> None:
    signed_in = viewer_of(User(username="ada"), {"ECOWAS": frozenset({Role.VIEWER})}, None)
    assert signed_in.client_of == acting_for("ECOWAS").client_of == {"AU"}


def test_who_acts_for_the_united_nations_is_nobodys_client() -> None:
    signed_in = viewer_of(User(username="ada"), {"UN": frozenset({Role.VIEWER})}, None)
    assert signed_in.client_of == acting_for("UN").client_of == frozenset()
