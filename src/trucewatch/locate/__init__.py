"""Places put on the map: what a story's texts name, which lands it is about, which place of the world is meant."""
