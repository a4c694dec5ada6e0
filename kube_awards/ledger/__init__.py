"""The append-only chain of everything that happened."""
