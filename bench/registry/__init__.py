"""Accuracy of the registry on data that others keep: one file a figure."""
