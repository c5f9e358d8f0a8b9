"""What `sizai check` looks at: one file per question, each gives findings with what to do."""
