"""Read: prize money, decisions, published results and certificates."""
