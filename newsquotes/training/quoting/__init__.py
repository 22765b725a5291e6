"""Fits the quotation tagger (extra ``newsquotes[train]``); docs/accuracy.md says how well."""
