"""Watch: from conflict events to a country-month panel, a forecast as draws, and a risk in words.

`events` reads a release, `panel` joins releases, `baseline` draws, `risk` tells, `scores` judges.
"""
