"""Our IRIs against those that the official Akoma Ntoso files hold: equal, but for faults of the files, named here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from chapter8.symbols import expression_iri, parse, work_iri

_NAME = re.compile(r"S_RES_(?P<number>\d+)|S_PRST_(?P<year>\d{4})_(?P<in_year>\d+)(?P<corr>_Corr\.1)?")
_WORK = re.compile(r'<FRBRWork>.*?FRBRthis value="([^"]*)".*?FRBRdate date="([^"]*)"', re.DOTALL)
_EXPRESSION = re.compile(r'<FRBRExpression>.*?FRBRthis value="([^"]*)"', re.DOTALL)
_NO_DATE = "its FRBRdate is 0001-01-01"
FAULTS = {
    "S_PRST_2000_25-0054631E": "an English file that calls itself French",
    "S_PRST_2000_27_Corr.1-0060049E": "no number in the IRI",
    "S_PRST_2007_22-0739405E": "the number of a resolution in the IRI of a statement",
    **dict.fromkeys(["S_RES_1287_N0027043", "S_RES_1288_N0027061", "S_RES_1289_N0028350", "S_RES_1290_N0030311",
                     "S_RES_1291_N0031335", "S_RES_1358_N0142926", "S_RES_1467_N0328598"], _NO_DATE),
}  # fmt: skip


@pytest.mark.parametrize("year", ["2000", "2001", "2003", "2006", "2007", "2011"])
def test_ours_is_the_file_s_own(year: str, data: Path) -> None:
    differing = set()
    files = sorted(data.glob(f"akn/*/{year}/*.xml"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")[:9000]
        named, work, expression = _NAME.match(file.name), _WORK.search(text), _EXPRESSION.search(text)
        assert named is not None
        assert work is not None
        assert expression is not None
        of_year = f"S/PRST/{named['year']}/{named['in_year']}{'/Corr.1' if named['corr'] else ''}"
        symbol = parse(f"S/RES/{named['number']}" if named["number"] else of_year)
        day = date.fromisoformat(work[2])
        if (work_iri(symbol, day), expression_iri(symbol, day, "en")) != (work[1], expression[1]):
            differing.add(file.stem)
    assert differing == {name for name in FAULTS if name in {file.stem for file in files}}
