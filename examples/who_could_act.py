"""Who could act in Mali on 15 January 2013: competent, in the lead, on which path, paid how; and what came of it."""

from datetime import date

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger
from chapter8.respond.answers import Terms, modes_for, paths_for
from chapter8.respond.competence import cited, competence
from chapter8.respond.funding import FundingCase, funding
from chapter8.respond.ladder import ladder
from chapter8.respond.legal.precedents import Case, precedents
from chapter8.respond.questions import read_means, read_need

STATES, DAY = ["MLI"], date(2013, 1, 15)
atlas = Atlas.shipped()

print("Competent for peacekeeping:")
found = competence(atlas, STATES, DAY, "peacekeeping")
for row in (row for row in found.rows if row.standing != "no_mandate"):
    print(f"  {row.organization} {row.coverage}, {row.standing}: {cited(row.mandates[0])}")

leads = ladder(atlas, found, read_need("strength=3300"), read_means(["ECOWAS:strength=3300"]))
print(f"\n{leads.reason}")

print("\nCoercive, with what the ledger has on record:")
for path in paths_for(atlas, STATES, DAY, "coercive", terms=Terms(with_ledger=True)):
    print(f"  {path.key:<9} {path.organization or 'coalition':<9} {path.available}")

_, modes = modes_for(atlas, STATES, DAY, terms=Terms(with_ledger=True))
print("\nModes that nothing excludes:", ", ".join(one.mode.key for one in modes if one.verdict != "excluded"))

for source in funding(FundingCase("rec", council_mandate=True), DAY):
    if source.eligibility != "not_eligible":
        print(f"Money, {source.eligibility}: {source.title}, up to {source.ceiling:.0%}")

nearest = precedents(atlas, Case(tuple(STATES), DAY, organization="ECOWAS"), most=1)[0].operation
act = Ledger.of_atlas(atlas).timing(nearest.code).act
print(f"\nWhat came of it: {nearest.name}, from {nearest.began}; authorized by {act.symbol if act else 'nobody'}")
