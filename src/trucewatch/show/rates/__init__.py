"""Counts and rates by the texts: the page, its chart, the table of numbers, the terminal."""
