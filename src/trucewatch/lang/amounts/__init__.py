"""Every amount of a text: how much or how many, of what, exact, about, more, less, up or down."""
