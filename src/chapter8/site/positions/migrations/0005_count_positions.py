"""Count the positions of a library that an earlier release kept."""

from typing import Any

from django.db import migrations
from django.db.models import Count

MARKS = ("tlp", "owner", "audience", "own_marking", "exercise")
ALL = -1  # the sums of all years


def count(apps: Any, schema_editor: Any) -> None:
    """One tally for each marking, theme, actor, stance and year."""
    document, placed = apps.get_model("library", "Document"), apps.get_model("positions", "Placed")
    position, tally = apps.get_model("positions", "Position"), apps.get_model("positions", "Tally")
    band = apps.get_model("positions", "Band")
    for marks in list(document.objects.filter(placed__isnull=False).order_by().values(*MARKS).distinct()):
        mine = band.objects.create(**marks)
        documents = document.objects.filter(**marks)
        placed.objects.filter(document__in=documents.values("pk")).update(band=mine)
        rows = position.objects.filter(document__in=documents.values("pk"), document__placed__isnull=False).order_by()
        counted = rows.values_list("theme", "actor", "stance", "year").annotate(Count("pk"))
        tally.objects.bulk_create(
            (
                tally(band=mine, theme=theme, actor_id=actor or 0, stance=stance, year=year or 0, count=many)
                for theme, actor, stance, year, many in counted
            ),
            batch_size=500,
        )
        tally.objects.bulk_create(
            (
                tally(band=mine, theme=theme, actor_id=actor or 0, stance=stance, year=ALL, count=many)
                for theme, actor, stance, many in rows.values_list("theme", "actor", "stance").annotate(Count("pk"))
            ),
            batch_size=500,
        )


class Migration(migrations.Migration):

    dependencies = [
        ("library", "0006_marking_index"),
        ("positions", "0004_tallies"),
    ]

    operations = [
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
