"""The library: laws, procedures, manuals and more, in versions that stay where they are."""
