"""The tables of the atlas: CSV files in, checked nouns out."""
