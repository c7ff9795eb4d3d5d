"""YAML files of known keys: read once, with placed mistakes in one wording, and told to editors."""

from checker.keyed.entries import entries_meant
from checker.keyed.key import Key
from checker.keyed.reader import REMARKS, TRUTHS, KeyedReader
from checker.keyed.wording import Wording

__all__ = ["REMARKS", "TRUTHS", "Key", "KeyedReader", "Wording", "entries_meant"]
