"""Who is named on a page."""
