"""Configuration: `goalcheck.yaml` or `[tool.goalcheck]` of pyproject.toml, the nearest one upwards
from what is checked, and the files it extends.

What is asked on the command line beats the file; the file beats what it extends; that beats the
defaults. Whatever cannot be read as meant (an unknown key, a wrong type) stops the run with the
place and the nearest key.
"""

from checker.config.file import FILE_NAME, config_for, find_config, load_config, places_of_config
from checker.config.keys import KEYS, ConfigKey, Stacking, schema
from checker.config.layers import stacked
from checker.config.notices import notices_of
from checker.config.sections import VERDICTS
from checker.config.settings import Config, Layer

__all__ = [
    "FILE_NAME",
    "KEYS",
    "VERDICTS",
    "Config",
    "ConfigKey",
    "Layer",
    "Stacking",
    "config_for",
    "find_config",
    "load_config",
    "notices_of",
    "places_of_config",
    "schema",
    "stacked",
]
