"""The Centre's yearly work plan: read from the printed document, kept in parts, shown beside its
own words.
"""
