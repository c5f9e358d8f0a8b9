"""The invented county: 鹤山 2024 replayed day by day through the verbs. Names and cases are invented; only the totals are printed facts."""
