"""Brief, facts, claims and documents → the pages that readers open."""
