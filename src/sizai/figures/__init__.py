"""Figures: each is declared once and gives its number, the rows behind it and its as-of time."""
