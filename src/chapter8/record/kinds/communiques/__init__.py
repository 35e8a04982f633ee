"""Decisions of regional organizations: communiqués by paragraph, council resolutions, acts by article."""
