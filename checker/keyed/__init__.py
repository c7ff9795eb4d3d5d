"""YAML files of known keys: read once, with placed mistakes in one wording, and told to editors."""

from checker.keyed.reader import TRUTHS, KeyedReader
from checker.keyed.wording import Wording

__all__ = ["TRUTHS", "KeyedReader", "Wording"]
