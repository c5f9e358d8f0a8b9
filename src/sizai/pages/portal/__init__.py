"""The worker's phone: complain, follow, find a station; and the employer's small page.

No script is needed for any of it.
"""
