"""Event tables to events: ACLED, UCDP GED, and plain CSV with a mapping."""
