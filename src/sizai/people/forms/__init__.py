"""Input → the keyword arguments of one verb."""
