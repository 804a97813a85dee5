"""Who said what: acts of speech, their speakers and settings."""
