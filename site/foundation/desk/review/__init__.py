"""When pages were checked last, and who is reminded to check them again."""
