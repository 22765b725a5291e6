"""Score newsquotes, or any system, against annotated articles."""
