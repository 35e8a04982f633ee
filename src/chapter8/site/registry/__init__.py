"""States and organizations: pages of the atlas, and who may act where."""
