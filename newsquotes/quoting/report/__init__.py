"""What kind of report a quote is: speech, writing or thought; denied or not; told to whom; by which way."""

from newsquotes.quoting.report.describe import described

__all__ = ["described"]
