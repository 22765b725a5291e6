"""Read a news article and say who said what."""
