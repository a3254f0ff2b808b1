"""One source, many forms: documents as text, the same documents on paper, and tables."""
