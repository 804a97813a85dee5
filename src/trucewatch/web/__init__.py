"""A workspace in a browser: pages made on the server, that work without a script and ask no other host."""
