"""JSON Schemas for what people write by hand, so that an editor completes and underlines it."""

from checker.schemas.goal import goal_schema
from checker.schemas.pack import pack_schema

__all__ = ["goal_schema", "pack_schema"]
