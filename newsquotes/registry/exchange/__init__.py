"""In and out: JSON lines, CSV, Wikidata's dump and query results, spaCy's KnowledgeBase."""
