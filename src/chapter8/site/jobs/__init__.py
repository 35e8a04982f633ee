"""Long work in the background: adding documents, rebuilding the index."""
