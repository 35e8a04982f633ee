"""Accuracy of the record on official ground truth: one file a figure, errors of each document published beside it."""
