"""Services of the core: what writes the rows of long work."""
