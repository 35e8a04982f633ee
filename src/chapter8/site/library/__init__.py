"""Documents as they were read: files, passages, notes, citations, statements, decisions, commitments."""
