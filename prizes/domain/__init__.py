"""Prize arithmetic. Standard library only, whole rupiah, without side effects."""
