"""YAML files of known keys: read once, with placed mistakes in one wording, and told to editors."""

from checker.keyed.reader import REMARKS, TRUTHS, KeyedReader
from checker.keyed.wording import Wording

__all__ = ["REMARKS", "TRUTHS", "KeyedReader", "Wording"]
