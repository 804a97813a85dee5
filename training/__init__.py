"""How the reader is trained and measured. The product never imports this package."""
