"""The fitted tagger: which words are source, cue and content, and which belong together."""

from newsquotes.quoting.tagging.tagger import QuoteTagger

__all__ = ["QuoteTagger"]
