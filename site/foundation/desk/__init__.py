"""The editors' desk: its words, its front page, and what it looks after on its own."""
