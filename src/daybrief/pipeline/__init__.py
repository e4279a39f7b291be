"""START HERE. The stages in order, and the one place where they meet.

    ingest → document → extract → locate → reconcile → brief → receipts → export

Each stage is a pure function of records. What a stage made is kept in the ledger under a key that hashes the stage, its
code, the theatre pack and its inputs; so a second run does nothing, a new report re-does only what it touches, and a
killed run goes on where it stopped.

    job.py        what the user asked for, and what came of it
    documents.py  ingest and document: sources to the documents that may speak for the day
    claims.py     extract and locate: documents to located claims
    day.py        reconcile, brief, receipts and export: claims to the pages of a day
    history.py    past states of a day, from the ledger
    run.py        the main job, all of them in order
    site.py       the static archive of a ledger
    backfill.py   an archive of many days, in parallel, here or on a cluster
    clock.py      what each stage took, for the ledger

A command imports the module that it needs and no other: half of a short run is the loading of code.
"""

STAGES = ("ingest", "document", "extract", "locate", "reconcile", "brief", "receipts", "export")
"""Order of the data flow. README and the layer contract list the same names; a test compares them."""
