"""The append-only store of documents, claims, facts, briefs and decisions. Nothing is ever changed in place."""
