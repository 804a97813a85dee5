"""`python -m trucewatch` is the command `trucewatch`."""

from trucewatch.cli import main

if __name__ == "__main__":
    main()
