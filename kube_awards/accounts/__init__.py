"""People who sign in, their roles, and the pages they come in by."""
