"""A workspace: reports and judgements in a store, accounts derived from both, what is new since a day."""
