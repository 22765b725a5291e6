"""The formats annotated articles come in, one reader each; docs/evaluation.md describes them."""
