"""Configuration: `goalcheck.yaml` or `[tool.goalcheck]` of pyproject.toml, the nearest one upwards
from what is checked, and the files it extends.

What is asked on the command line beats the file; the file beats what it extends; that beats the
defaults. Whatever cannot be read as meant (an unknown key, a wrong type) stops the run with the
place and the nearest key.
"""

from typing import TYPE_CHECKING

from checker.config.layers import stacked
from checker.config.notices import notices_of
from checker.config.search import FILE_NAME, config_for, find_config, places_of_config
from checker.config.settings import VERDICTS, Config, Layer

if TYPE_CHECKING:
    from checker.config.file import load_config as load_config
    from checker.config.keys import KEYS as KEYS
    from checker.config.keys import ConfigKey as ConfigKey
    from checker.config.keys import Stacking as Stacking
    from checker.config.keys import schema as schema
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__, {"file": ("load_config",), "keys": ("ConfigKey", "KEYS", "Stacking", "schema")}
    )

__all__ = [
    "FILE_NAME",
    "VERDICTS",
    "Config",
    "Layer",
    "config_for",
    "find_config",
    "notices_of",
    "places_of_config",
    "stacked",
]
