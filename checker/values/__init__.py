"""What an indicator value means: `parse(text)` and `complete(value, context)`.

`parse` reads a text by itself and never raises: what cannot be read is an `unparsed` value with
position, expectation and reason. `complete` makes a new value from what stands around it.
"""
