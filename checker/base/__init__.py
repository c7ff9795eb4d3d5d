"""What every room may stand on: each module a face of its own, nothing of the field in it."""
