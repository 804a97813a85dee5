"""The store: append-only logs of reports and judgements in one SQLite file, and what is derived from them."""
