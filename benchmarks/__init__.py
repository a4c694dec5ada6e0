"""Repeatable measurements. A result is a ratio to a named baseline of the same run."""
