"""The metrics, a file per family; each counts article by article, so that scores and intervals share the counts."""
