"""Fits the small models that ship in ``newsquotes/data``."""
