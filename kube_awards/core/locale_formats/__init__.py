"""Formats of dates and numbers for Django itself: widgets, localised values, the admin."""
