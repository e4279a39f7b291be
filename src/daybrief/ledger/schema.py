"""Tables of the ledger. Rows of evidence are added, never updated or deleted; a table's key is a hash of what its row
says. The state of watched sources and what runs took are about the running: they change, and no fingerprint counts
them."""

VERSION = 2

EVIDENCE = {
    "archive": "sha",
    "results": "key",
    "documents": "id",
    "claims": "id",
    "facts": "id",
    "briefs": "id",
    "states": "id",
    "decisions": "id",
    "versions": "id",
}
"""Tables that two ledgers of one history share, row by row, with their keys."""

TABLES = """
CREATE TABLE IF NOT EXISTS about (
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;

-- The bytes that were read, deflated, by SHA-256 of the bytes as they came.
CREATE TABLE IF NOT EXISTS archive (
    sha TEXT PRIMARY KEY, media TEXT NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL, recorded TEXT NOT NULL
);

-- What one stage made of one input. `key` hashes stage, version, pack and inputs, so a row is never stale.
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, stage TEXT NOT NULL, body BLOB NOT NULL, recorded TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, raw TEXT NOT NULL, published TEXT, source TEXT NOT NULL,
    lang TEXT NOT NULL, body TEXT NOT NULL, recorded TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS claims (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, recorded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS claims_by_document ON claims (document);

-- A fact as one run settled it; `event` is stable, `id` changes with what is said.
CREATE TABLE IF NOT EXISTS facts (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    recorded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS facts_by_day ON facts (day);

CREATE TABLE IF NOT EXISTS briefs (
    id TEXT PRIMARY KEY, day TEXT NOT NULL, theatre TEXT NOT NULL, as_of TEXT NOT NULL, body TEXT NOT NULL,
    recorded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS briefs_by_day ON briefs (theatre, day);

-- What a brief rested on, state after state: `facts` lists ids of facts, `cutoff` the moment up to which it reads.
CREATE TABLE IF NOT EXISTS states (
    id TEXT PRIMARY KEY, theatre TEXT NOT NULL, day TEXT NOT NULL, cutoff TEXT NOT NULL, facts TEXT NOT NULL,
    recorded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS states_by_day ON states (theatre, day);
CREATE INDEX IF NOT EXISTS facts_by_event ON facts (event);

-- Who decided what about which record, and why: a page set aside, a duplicate, later an editor's verdict.
CREATE TABLE IF NOT EXISTS decisions (
    id TEXT PRIMARY KEY, subject TEXT NOT NULL, verdict TEXT NOT NULL, why TEXT NOT NULL, by TEXT NOT NULL,
    recorded TEXT NOT NULL
);

-- Which page of which watched source a document is a version of; the last one counts.
CREATE TABLE IF NOT EXISTS versions (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, page TEXT NOT NULL, document TEXT NOT NULL, recorded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS versions_by_page ON versions (source, page);
CREATE INDEX IF NOT EXISTS documents_by_day ON documents (published);

-- How each watched source did when it was last asked.
CREATE TABLE IF NOT EXISTS sources (
    address TEXT PRIMARY KEY, state TEXT NOT NULL, since TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;

-- What each stage of each run took.
CREATE TABLE IF NOT EXISTS stages (
    run TEXT NOT NULL, stage TEXT NOT NULL, seconds REAL NOT NULL, items INTEGER NOT NULL, failed INTEGER NOT NULL,
    recorded TEXT NOT NULL
);
"""

MIGRATIONS = {1: "-- Version 2 adds tables and indexes alone, and TABLES makes them."}
"""What brings a ledger of this version to the next, in one transaction, before TABLES is run."""
