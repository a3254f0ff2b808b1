"""Serbian and English side by side: what is missing, what changed since, what is current."""
