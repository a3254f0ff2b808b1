"""When texts were checked last, and who is reminded to check them again."""
