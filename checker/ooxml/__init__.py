"""Office Open XML: the parts of a package, how they refer to each other, and what stands in them.

Readers, fixes and annotations use the same room. Whoever only reads takes parts as a stream with
budgets; whoever changes a file looks at a part as the bytes it is made of: tags know their offsets,
and what is written back differs from the original only where something was put in. No part is ever
parsed and written anew, so nothing that this program does not know (rich text, cached results,
drawings) can be lost.
"""
