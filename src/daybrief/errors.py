"""Every error daybrief raises on purpose.

    DaybriefError
    ├── InputError        a file, address or option cannot be used as given
    │   └── UnreadableError    the bytes of one input cannot be read as a document
    ├── PackError         a theatre pack says something impossible (all its faults at once)
    ├── SpanError         a span does not quote its document
    ├── ReceiptError      a sentence says more than the passages it cites
    └── LedgerError       a ledger cannot be opened, or was written by a newer daybrief

A message says what was expected, what was found and what to do next, in one line. `cli` prints it and exits with
`exit_code`; nothing else catches a DaybriefError except to record one failed input and go on with the rest.
"""


class DaybriefError(Exception):
    """Base of every error that is somebody's news, not a bug."""

    exit_code = 2


class InputError(DaybriefError):
    """A file, address or option cannot be used as given."""


class UnreadableError(InputError):
    """The bytes of one input cannot be read as a document; the run goes on without it."""


class PackError(DaybriefError):
    """A theatre pack is faulty. `faults` lists every fault as `reason @ file $.path`."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("theatre pack refused: " + "; ".join(faults))


class SpanError(DaybriefError):
    """A span does not quote its document."""


class ReceiptError(DaybriefError):
    """A sentence says more than the passages it cites."""

    exit_code = 1


class LedgerError(DaybriefError):
    """A ledger cannot be opened, or was written by a newer daybrief. `found` is what SQLite or the system said of the
    file, for who lists several faults in one line; '' where the message stands by itself alone."""

    def __init__(self, said: str, found: str = "") -> None:
        self.found = found
        super().__init__(said)
