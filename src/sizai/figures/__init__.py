"""Figures: each is declared once and gives its number, the rows behind it and its as-of time.

`queries.metrics` declares, `queries.numbers` computes, `queries.rowsets` opens. Daily and monthly sums (`models.cube`)
make the dashboard quick; what the verbs of other rooms have touched since is counted afresh on every read, so a
figure is never stale. Definitions: docs and `/figures/definitions`, drawn from the declarations.
"""
