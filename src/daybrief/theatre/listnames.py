"""The word lists that briefs ask of a pack: `prose.toml` carries every one under `[lists]`, empty where it has none."""

LISTS = frozenset({
    "active", "aftermath", "amounts", "approved", "blown-up", "blows", "both_sides", "bystanders", "calls",
    "capturing", "damaged", "deals", "deploying", "destroyed", "downed", "driven-back", "exchanged",
    "exchanges", "fires", "flown", "formations", "hearsay", "imagery", "launchers", "likely", "local", "mass",
    "night", "outages", "parcels", "partial", "past", "past_day", "people", "positions", "press", "private",
    "published", "readying", "repulsed", "rumours", "sanctions", "services", "showing", "signings", "standing",
    "stretches", "summaries", "surnames", "the", "trapped", "trifles", "unclaimed", "unmoved", "unofficial",
    "unproven", "untrue", "vague", "vetoed", "vital", "warnings", "withheld",
})  # fmt: skip
