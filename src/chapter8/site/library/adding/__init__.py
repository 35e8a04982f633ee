"""The way of a file into the library: found, recognised and read elsewhere, kept once."""
