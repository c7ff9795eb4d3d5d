"""What is said of kept bytes that are not to be used."""


class Refused(Exception):
    """Bytes that are no value kept by this program from the same sources."""
