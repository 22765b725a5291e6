"""Whom a pronoun or description means: candidates, their features, the ranker."""
