"""A brief as documents, mail, feeds and a calendar, made from its brief.json."""
