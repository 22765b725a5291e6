"""The HTML error view: one self-contained page to read through what went wrong."""

from newsquotes.evaluation.view.page import render

__all__ = ["render"]
