"""The staff's own development: a plan a year for each employee, and what came of it (plan 3.2)."""
