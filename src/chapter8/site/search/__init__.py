"""The full-text index: derived from the library, rebuilt at any time, checked by `decide` at every hit."""
