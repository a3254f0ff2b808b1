"""Indicators: sets of signs in versions, printed and read in many forms from one source."""
