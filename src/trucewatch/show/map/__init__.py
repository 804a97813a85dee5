"""The map of a story: which part of the world, what of coasts and borders lies in it, places and their names as SVG."""
