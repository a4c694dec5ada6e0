"""The engine: scores in, places out. Standard library only, exact, without side effects."""
