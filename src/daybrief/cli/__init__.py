"""The command line: `app.py` puts the commands together, `commands/` has one module for each."""

from daybrief.cli.app import main, parser

__all__ = ["main", "parser"]
