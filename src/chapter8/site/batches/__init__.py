"""Heavy batches: the one door through which work is spread over processes here or over a cluster."""

from chapter8.site.batches.door import Door, open_door, spread
from chapter8.site.batches.work import Done, LostError, Work

__all__ = ["Done", "Door", "LostError", "Work", "open_door", "spread"]
