"""Backups: one file that holds the database, the evidence files and the keys, encrypted with a passphrase.

`sealing` (bytes) under `container` (named members) under `sqlite`/`postgres` (the database) under `making` and `replacing`.
"""
