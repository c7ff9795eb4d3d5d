"""Tests of what findings are about."""
