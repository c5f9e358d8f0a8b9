"""The visual house: components, template bases, styles and small scripts.

It knows no room and has no clock.
"""
