"""The directory: who offers what to whom, and the local teams."""
