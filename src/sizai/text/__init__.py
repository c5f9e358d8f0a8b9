"""Values as people write them, read into values that can be compared and counted.

Pure: no Django, no clock. Every reader takes a cell (text, number, date) and returns a value, or raises an
`Unreadable` whose text is one Chinese sentence that says what to do. A blank cell is the caller's business:
ask `cells.is_blank` first.
"""
