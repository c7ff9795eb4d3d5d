"""goalcheck command line."""
