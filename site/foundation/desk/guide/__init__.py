"""The guide for editors: docs/editors*.md, read in the desk in the language of the desk."""
