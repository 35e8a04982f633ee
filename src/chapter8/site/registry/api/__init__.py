"""The registry through the API: who is who, what was agreed, who is there, who may act. Keys are permanent."""

from __future__ import annotations

from ninja import Router

from chapter8.site.registry.api import acting, field, law, members, partnership

router = Router()
for part in (members, law, field, acting, partnership):
    router.add_router("", part.router)
