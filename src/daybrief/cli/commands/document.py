"""`daybrief document`: print clean documents."""

import argparse

from daybrief.cli import inputs, options
from daybrief.cli.say import show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = options.add_command(commands, "document", document, "print clean documents")
    options.add_files(command)
    options.add_theatre(command)
    options.add_reading(command)


def document(args: argparse.Namespace) -> int:
    """Clean documents, one a line."""
    from daybrief import document as stage
    from daybrief.model.text import Document

    found = inputs.documents(args)
    docs = [d for d in found if isinstance(d, Document)]
    copies = {kin.doc: kin.duplicate_of for kin in stage.kin(docs)}
    names = {doc.id: doc.name for doc in docs}
    for doc in docs:
        show(stage.exchange(doc, names.get(copies.get(doc.id, ""))))
    return inputs.failures(found)
