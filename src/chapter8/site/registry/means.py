"""Stated means: what the standby register holds for an organization, of what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chapter8.exchange.decide import decide
from chapter8.respond.ladder import Dimension, Means
from chapter8.site.asking import Request
from chapter8.site.standby.models import Unit
from chapter8.symbols.evidence import Evidence


def standby_means(
    request: Request, pools: Iterable[str], need: Mapping[Dimension, float], *, exercise: bool
) -> tuple[dict[str, Means], list[Unit]]:
    """The means of each pool by code, with the units that they are counted from. A pool without units has none stated.

    Exercise units count for exercises alone.
    """
    rows = Unit.objects.readable_by(request.viewer, request.purpose).filter(pool__in=list(pools), exercise=exercise)
    units = [unit for unit in rows if decide(unit, request.viewer, request.purpose).allow]
    by_pool: dict[str, list[Unit]] = {}
    for unit in units:
        by_pool.setdefault(unit.pool, []).append(unit)
    return {pool: _means(pool, several, need) for pool, several in by_pool.items()}, units


def _means(pool: str, units: Sequence[Unit], need: Mapping[Dimension, float]) -> Means:
    """What the units of a pool bring together.

    Strength counts those that can be there within the days asked about. Days to deploy are those until the strength
    asked about is reached, or all units are there. Months are those that the shortest of the counted units lasts.
    """
    days = need.get("deploy_days")
    ordered = sorted(units, key=lambda unit: (unit.lead_time_days, unit.code))
    within = [unit for unit in ordered if days is None or unit.lead_time_days <= days]
    reached, lead = 0, 0
    counted: list[Unit] = []
    for unit in ordered:
        if counted and reached >= need.get("strength", 0):
            break
        reached, lead = reached + unit.strength, unit.lead_time_days
        counted.append(unit)
    figures: dict[Dimension, float] = {
        "strength": float(sum(unit.strength for unit in within)),
        "deploy_days": float(lead),
        "months": float(min(unit.sustainment_months for unit in counted)),
    }
    latest = max(unit.status_on for unit in units)
    several = f"{len(units)} unit{'' if len(units) == 1 else 's'}"
    source = f"Standby register, pool {pool}: {several} of those that the viewer may see, as entered by {latest}"
    return Means(pool, figures, (Evidence(source=source, link=f"/standby?pool={pool}"),))
