"""English grammar: dependency trees, the roles in them, and what their phrases name."""
