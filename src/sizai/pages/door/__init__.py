"""The door: signing in, second step, passwords, choosing a post, leaving."""
