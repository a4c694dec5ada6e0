"""Commands of the app that decides."""
