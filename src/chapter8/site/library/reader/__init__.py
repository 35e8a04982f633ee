"""A document to read: its page in parts, what was read out beside each passage, how to cite it."""
