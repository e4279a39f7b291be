"""Runs functions over many items, here or on several workers. Knows nothing of conflict reporting."""
