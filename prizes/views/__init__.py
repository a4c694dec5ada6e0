"""Answer staff on decisions and papers, and the public on announced results."""
