"""Read the exercise's events into a country-month panel and forecast the next months from the last twelve."""

from datetime import date
from pathlib import Path

from chapter8.watch.baseline import forecast
from chapter8.watch.countries import CountryTable
from chapter8.watch.events import read_events
from chapter8.watch.panel import build_panel
from chapter8.watch.risk import risk

sample = Path(__file__).parents[1] / "sample"
countries = CountryTable.shipped().extended(sample / "atlas" / "countries.csv")
panel = build_panel([read_events(file) for file in sorted((sample / "events").glob("*.csv"))], countries=countries)
for month, deaths in panel.series("XIK")[-6:]:
    print(month, deaths)
print(risk(panel, forecast(panel, as_of=date(2026, 6, 30)), "XIK"))
