"""An evaluation as a table for people and as JSON for programs; the HTML error view is `newsquotes.evaluation.view`."""
