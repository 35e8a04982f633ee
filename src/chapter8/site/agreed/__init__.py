"""Agreed language: who used these words before."""
