"""Agreements, proposals, orders and demands, their terms, and where each party stands."""
