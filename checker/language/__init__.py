"""The rule language: small, total, typed, with Chinese names, units and three truth values.

An expression is parsed (`parser`), checked against the names it may say (`elaborate`) and run
over records (`machine`). Nothing here evaluates Python or reaches an attribute that a registry
does not name.
"""
