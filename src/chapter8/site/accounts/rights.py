"""Which roles may change what is kept here. Who may *see* a thing is `chapter8.exchange.decide`'s to say."""

from __future__ import annotations

from chapter8.exchange.decide import Role, Viewer

CONTRIBUTORS = frozenset({Role.ANALYST, Role.PLANNER, Role.RELEASER, Role.ADMINISTRATOR})


def may_contribute(viewer: Viewer) -> bool:
    """Whether the viewer may add documents and keep situations: every role of an organization but the viewer's."""
    return viewer.organization is not None and bool(CONTRIBUTORS & viewer.roles)
