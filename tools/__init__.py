"""What checks and prepares the repository; nothing here is imported by the product."""
