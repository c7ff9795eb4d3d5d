"""Configuration: `goalcheck.yaml`, the nearest one upwards from what is checked.

What is asked on the command line beats the file; the file beats the defaults. Whatever cannot be
read as meant (an unknown key, a wrong type) stops the run with the place and the nearest key.
"""

from checker.config.file import FILE_NAME, KEYS, config_for, find_config, load_config
from checker.config.settings import Config, SetPatterns

__all__ = ["FILE_NAME", "KEYS", "Config", "SetPatterns", "config_for", "find_config", "load_config"]
