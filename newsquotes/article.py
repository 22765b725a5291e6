"""The old home of newsquotes.results; goes when no module imports it any more.

A module of this name shadows the public function ``newsquotes.article(doc)`` as soon as it is imported.
"""

from newsquotes.results import *  # noqa: F403
