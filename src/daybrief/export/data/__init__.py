"""Facts, claims and where they come from, in the formats of other people's tools."""
