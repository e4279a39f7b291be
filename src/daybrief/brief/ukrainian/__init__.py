"""Ukrainian: the words in which the plan of the brief is told for readers of Ukrainian."""
