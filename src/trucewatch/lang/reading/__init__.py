"""The reader: one small model, one pass a sentence."""
