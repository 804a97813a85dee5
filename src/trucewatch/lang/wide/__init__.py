"""The wide reading of time: every mention, vague ones too, with its grain. Finders take the strict `lang.times`."""
