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
    judge,
    ledger,
    locate,
    reconcile,
    run,
    site,
    status,
    watch,
)

ALL = (
    run,
    watch,
    backfill,
    extract,
    locate,
    document,
    reconcile,
    explain,
    diff,
    check,
    forecasts,
    judge,
    export,
    site,
    status,
    ledger,
)
