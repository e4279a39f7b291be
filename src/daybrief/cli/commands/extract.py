"""`daybrief extract`: print the claims of documents."""

import argparse
from functools import partial

from daybrief.cli import inputs, options
from daybrief.cli.say import note


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = options.add_command(commands, "extract", extract, "print the claims of documents")
    options.add_files(command)
    options.add_theatre(command)
    options.add_reading(command)
    options.add_server(command)


def extract(args: argparse.Namespace) -> int:
    """Claims, one a line, in document order."""
    from daybrief.consult import consult
    from daybrief.model.text import Document
    from daybrief.pipeline.claims import claim_lines
    from daybrief.theatre.pack import load

    server, found = options.server(args), inputs.documents(args)
    docs = [item for item in found if isinstance(item, Document)]
    heard, asides = consult(server, docs, load(args.theatre), None, note)
    return inputs.each_document(args, [*found, *asides], partial(claim_lines, args.theatre, heard))
