"""goalcheck: the checker for Chinese budget performance-goal tables (预算项目绩效目标表)."""

# Written here and read by the build: asking the installed metadata costs a start 20 ms.
__version__ = "0.1.0"

__all__ = ["__version__"]
