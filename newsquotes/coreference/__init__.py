"""Names, pronouns and descriptions gathered into entities (component "newsquotes_entities")."""
