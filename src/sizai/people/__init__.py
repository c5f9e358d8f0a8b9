"""People: persons as the union knows them, and the accounts that sign in."""
