"""Papers of the office beside the certificate: what they say, and how that becomes a page."""
