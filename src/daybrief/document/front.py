"""Front matter: the `key: value` lines between `---` at the head of a text file."""

import re
from dataclasses import dataclass, field

_FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)(?:\n|\A)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w .-]{0,60}?)\s*:(?:\s+(.*)|\s*)$")
_LONGEST = 20_000
KNOWN = ("title", "source", "url", "published", "date", "lang")


@dataclass(frozen=True)
class Front:
    """What the file says of itself. `fields` has lower-case keys; nothing in it is trusted without evidence."""

    fields: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def get(self, key: str) -> str:
        return self.fields.get(key, "")


def split(text: str) -> tuple[Front, str]:
    """The front matter and the text below it."""
    match = _FENCE.match(text[: _LONGEST + 10])
    if match is None:
        if text.lstrip().startswith("---\n"):
            return Front(notes=("front matter opens with --- and is never closed: read as text",)), text
        return Front(), text
    fields, odd, key = {}, 0, ""
    for line in match[1].split("\n"):
        pair = _PAIR.match(line)
        if pair:
            key = pair[1].lower()
            fields[key] = _value(pair[2] or "")
        elif key and line[:1].isspace() and line.strip():
            fields[key] = f"{fields[key]} {line.strip()}".strip()
        elif line.strip() and not line.lstrip().startswith("#"):
            odd += 1
    if not fields and odd:
        return Front(), text  # a text that happens to open with a rule
    notes = tuple(f"{k}: {v[:200]}" for k, v in fields.items() if k not in KNOWN and v)
    if odd:
        notes += (f"front matter: {odd} line(s) are no 'key: value' and were passed over",)
    return Front(fields, notes), text[match.end() :]


def _value(raw: str) -> str:
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        inner = raw[1:-1]
        return inner.replace('\\"', '"').replace("\\\\", "\\") if raw[0] == '"' else inner.replace("''", "'")
    return raw
