"""Which organizations cover a state, before and after a withdrawal took effect."""

from datetime import date

from chapter8.atlas import Atlas
from chapter8.respond.competence import competence

atlas = Atlas.shipped()
for day in (date(2025, 1, 28), date(2025, 1, 30)):
    rows = competence(atlas, ["MLI", "BFA", "NER"], day).rows
    print(day, ", ".join(f"{row.organization} {len(row.covered)} of 3" for row in rows if len(row.covered) > 1))
