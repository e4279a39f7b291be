"""One module a command, in the order in which help lists them. Each has `register`."""

from daybrief.cli.commands import (
    backfill,
    check,
    diff,
    document,
    explain,
    export,
    extract,
    forecasts,
    ledger,
    locate,
    reconcile,
    run,
)

ALL = (run, backfill, extract, locate, document, reconcile, explain, diff, check, forecasts, ledger, export)
