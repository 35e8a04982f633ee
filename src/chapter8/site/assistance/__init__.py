"""Offers and requests of assistance between organizations, and the measures of resolution 1540 by state."""
