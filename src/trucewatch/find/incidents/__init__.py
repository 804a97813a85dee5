"""What is said to have happened: acts, places, sides, counts."""
