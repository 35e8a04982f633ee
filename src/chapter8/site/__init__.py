"""The Django site: what is kept, shown and served. It calls the library; the library never calls it."""
