"""Read a document of the exercise and list who said what, with the page that its footnotes give."""

from pathlib import Path

from chapter8.atlas import Atlas
from chapter8.record import read

sample = Path(__file__).parents[1] / "sample"
atlas = Atlas.shipped().extended(sample / "atlas")
for file in sorted((sample / "documents").iterdir()):
    record = read(file, atlas=atlas)
    print(f"{record.symbol or file.name}: {record.kind}, {len(record.passages)} passages")
    for statement in record.statements[:2]:
        print(f"    {statement.speaker or statement.collective}: {statement.text[:80]}")
