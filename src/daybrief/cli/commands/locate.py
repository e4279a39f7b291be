"""`daybrief locate`: print the place mentions of documents."""

import argparse
from functools import partial

from daybrief.cli import inputs, options


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = options.add_command(commands, "locate", locate, "print the place mentions of documents")
    options.add_files(command)
    options.add_theatre(command)
    options.add_reading(command)


def locate(args: argparse.Namespace) -> int:
    """Place mentions, one a line."""
    from daybrief.pipeline.claims import place_lines

    return inputs.each_document(args, inputs.documents(args), partial(place_lines, args.theatre))
