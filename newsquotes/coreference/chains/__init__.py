"""Names that mean the same one, joined."""
