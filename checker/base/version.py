"""The version of the program, read from here by the build as well.

Asking the installed metadata for it costs a start 20 ms.
"""

__version__ = "0.1.0"
