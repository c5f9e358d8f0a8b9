"""Measured questions, each beside a peer or a bound in the same run. `make bench` prints a table and JSON."""
