"""goalcheck: the checker for Chinese budget performance-goal tables (预算项目绩效目标表)."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("goalcheck")
except PackageNotFoundError:  # a bare checkout on the path, never installed
    __version__ = "0.0.0+checkout"

__all__ = ["__version__"]
