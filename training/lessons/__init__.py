"""Lessons as learners go through them: what they read, and where they stopped."""
