"""Public procurement and vacancies: open until a minute of Belgrade, then closed, and kept."""
