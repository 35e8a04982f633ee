"""How an address names a meeting, kept beside its number, so that the meetings can be listed off an index."""

from typing import Any

from django.db import migrations, models

from chapter8.site.library.meeting_numbers import meeting_number


def fill(apps: Any, schema_editor: Any) -> None:
    """From the number and the document's symbol."""
    meetings = apps.get_model("library", "Meeting").objects
    rows = list(meetings.select_related("document").only("number", "document__symbol"))
    for row in rows:
        row.key = meeting_number(row.number, row.document.symbol)[:192]
    meetings.bulk_update(rows, ["key"], batch_size=300)


class Migration(migrations.Migration):
    """Adds, fills, indexes."""

    dependencies = [("library", "0004_citations_and_remarks")]

    operations = [
        migrations.AddField("meeting", "key", models.CharField(default="", max_length=192)),
        migrations.AddIndex("meeting", models.Index(fields=["key", "date", "document"], name="meeting_by_key")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
