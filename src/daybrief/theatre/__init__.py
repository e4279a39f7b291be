"""Loads and checks a theatre pack. A theatre is data: names, words, places and sources of one conflict."""
