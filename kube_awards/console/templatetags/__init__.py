"""Template tags of the staff pages' frame."""
