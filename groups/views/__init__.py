"""Show and change the register."""
