"""`python -m newsquotes` is the command `newsquotes`."""

from newsquotes.cli import app

app(prog_name="newsquotes")
