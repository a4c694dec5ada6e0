"""Services that speak of more than one app."""
