"""Enterprises: what they are called and were called, who works there, whether they have a union."""
