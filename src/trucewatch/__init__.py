"""trucewatch reads reports about a truce and writes one sourced account."""

__version__ = "0.1.0"
