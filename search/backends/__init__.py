"""Wagtail's search backends with the one analysis on both sides, index and query.

Each module extends the backend that modelsearch brings for its engine, so that every search of the
site gains: the public one, the desk's and the choosers'.
"""
