"""On whose behalf a command asks: the organization that runs this node, unless another one is named."""

from __future__ import annotations

from chapter8.exchange.decide import Role, Viewer


def acting_for(organization: str | None = None) -> Viewer:
    """The viewer of a command. A named organization must be one that the atlas knows (NotFoundError)."""
    from django.conf import settings  # noqa: PLC0415 - Django only for the commands that need it

    from chapter8.site.registry.atlas import belongs_to, node_atlas  # noqa: PLC0415 - as above

    if organization is not None:
        node_atlas().organization(organization)
    code = organization or settings.ORGANIZATION
    return Viewer(organization=code, roles=frozenset({Role.VIEWER}), client_of=belongs_to(code))
