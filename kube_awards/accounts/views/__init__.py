"""People pages for superadmins, and the page that an invitation opens."""
