"""Documents to claims: who says what happened, with the words that say it."""
