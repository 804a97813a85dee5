"""What a reviewer sees of one fact: a card."""
