"""What introduces a citation, which warnings a document has, and decisions by meeting; filled from the kept records."""

from typing import Any

import msgspec
from django.db import migrations, models

from chapter8.record.citation_graph import introductions
from chapter8.record.nouns import Record
from chapter8.site.library.adding.saving import remarks_of

AT_ONCE = 200  # documents


def fill(apps: Any, schema_editor: Any) -> None:
    """A record that today's nouns can't hold keeps empty columns until its file is added again."""
    documents = apps.get_model("library", "Document").objects.order_by("pk")
    citations = apps.get_model("library", "Citation").objects
    last = 0
    while some := list(documents.filter(pk__gt=last).only("pk", "record")[:AT_ONCE]):
        last = some[-1].pk
        told: dict[tuple[int, int], tuple[str | None, str | None]] = {}
        for document in some:
            try:
                record = msgspec.json.decode(document.record, type=Record)
            except msgspec.ValidationError:
                continue
            document.remarks = remarks_of(record)
            for position, words in enumerate(introductions(record)):
                if any(words):
                    told[document.pk, position] = words
        documents.bulk_update(some, ["remarks"])
        rows = list(citations.filter(document__in=some).only("pk", "document_id", "position"))
        rows = [row for row in rows if (row.document_id, row.position) in told]
        for row in rows:
            row.verb, row.tie = ((words or "")[:128] for words in told[row.document_id, row.position])
        citations.bulk_update(rows, ["verb", "tie"], batch_size=300)


class Migration(migrations.Migration):
    """Adds and fills."""

    dependencies = [("library", "0003_what_records_tell")]

    operations = [
        migrations.AddField("citation", "tie", models.CharField(blank=True, default="", max_length=128)),
        migrations.AddField("citation", "verb", models.CharField(blank=True, default="", max_length=128)),
        migrations.AddField("document", "remarks", models.CharField(blank=True, default="", max_length=1000)),
        migrations.AlterField("decision", "meeting", models.CharField(blank=True, db_index=True, max_length=64)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
