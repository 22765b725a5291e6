"""Who each source is: name, role, affiliation, or the description of one unnamed (component "newsquotes_speakers")."""
