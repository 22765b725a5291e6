"""Names: the recogniser's, mended, and those it missed."""
