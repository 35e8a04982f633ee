"""On whose behalf a command asks: the organization that runs this node, unless another one is named."""

from __future__ import annotations

from chapter8.errors import NotFoundError
from chapter8.exchange.decide import Role, Viewer


def acting_for(organization: str | None = None) -> Viewer:
    """The viewer of a command. A named organization must be one that the atlas knows (NotFoundError)."""
    from django.conf import settings  # noqa: PLC0415 - Django only for the commands that need it

    from chapter8.site.registry.atlas import node_atlas  # noqa: PLC0415 - as above

    code = organization or settings.ORGANIZATION
    try:
        parent = node_atlas().organization(code).parent
    except NotFoundError:
        if organization is not None:
            raise
        parent = None
    clients = frozenset({parent}) if parent else frozenset[str]()
    return Viewer(organization=code, roles=frozenset({Role.VIEWER}), client_of=clients)
