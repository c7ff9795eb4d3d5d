"""Changing Office files by as few bytes as possible.

A part of a package is looked at as the bytes it is made of: tags know their offsets, and what is
written back differs from the original only where something was put in. No part is ever parsed and
written anew, so nothing that this program does not know (rich text, cached results, drawings) can
be lost.
"""
