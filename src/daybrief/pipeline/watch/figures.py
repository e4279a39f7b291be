"""What a watch amounts to so far, as Prometheus reads it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import get_args

from daybrief.ledger.sources import State, Watched


@dataclass
class Figures:
    """Counts since the watch began, and how things stand."""

    visits: Counter[str] = field(default_factory=Counter)  # by outcome: new, unchanged, failed
    documents: int = 0
    briefs: int = 0
    brief_s: float = 0.0  # that the last brief took to be made
    failed: int = 0  # inputs and documents that could not be read, and briefs that could not be made
    rows: dict[str, int] = field(default_factory=dict)  # of the ledger, by table
    sources: tuple[Watched, ...] = ()

    def text(self) -> str:
        """The text format, version 0.0.4."""
        lines = [
            *_family("daybrief_visits_total", "counter", "Visits to sources by outcome."),
            *(f'daybrief_visits_total{{outcome="{what}"}} {n}' for what, n in sorted(self.visits.items())),
            *_family("daybrief_new_documents_total", "counter", "Documents that were new or a new version."),
            f"daybrief_new_documents_total {self.documents}",
            *_family(
                "daybrief_failures_total",
                "counter",
                "Inputs and documents that could not be read, briefs that could not be made.",
            ),
            f"daybrief_failures_total {self.failed}",
            *_family("daybrief_briefs_total", "counter", "Briefs that were made."),
            f"daybrief_briefs_total {self.briefs}",
            *_family("daybrief_brief_seconds", "gauge", "Seconds the last brief took to be made."),
            f"daybrief_brief_seconds {self.brief_s:.3f}",
            *_family("daybrief_ledger_rows", "gauge", "Rows of the ledger by table."),
            *(f'daybrief_ledger_rows{{table="{table}"}} {n}' for table, n in self.rows.items()),
            *_family("daybrief_source_state", "gauge", "1 for the state a source is in."),
            *(
                f'daybrief_source_state{{source="{_quoted(one.address)}",state="{state}"}} {int(one.state == state)}'
                for one in self.sources
                for state in get_args(State)
            ),
            *_family("daybrief_source_failures", "gauge", "Failures in a row."),
            *(f'daybrief_source_failures{{source="{_quoted(one.address)}"}} {one.failures}' for one in self.sources),
            *_family("daybrief_source_seconds", "gauge", "Seconds the last answer took."),
            *(f'daybrief_source_seconds{{source="{_quoted(one.address)}"}} {one.seconds}' for one in self.sources),
        ]
        return "\n".join(lines) + "\n"


def _family(name: str, sort: str, about: str) -> tuple[str, str]:
    return f"# HELP {name} {about}", f"# TYPE {name} {sort}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
