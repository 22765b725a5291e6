"""An article's entities tied to registry entries: candidates by name, weighed by fitted weights, open when unsure."""
