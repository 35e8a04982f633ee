"""The ledger: commitments kept, accepted and followed up."""
