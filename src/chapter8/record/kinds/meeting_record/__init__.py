"""Verbatim records of meetings, and single speeches of one."""
