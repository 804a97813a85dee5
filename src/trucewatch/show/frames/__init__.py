"""The account as data frames: which frames there are, what a row of each is, and the columns with their types."""
