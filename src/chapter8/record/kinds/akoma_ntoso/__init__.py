"""Akoma Ntoso 3.0 as the United Nations writes it (AKN4UN)."""
