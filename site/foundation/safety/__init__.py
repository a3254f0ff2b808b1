"""The safety check: what a page must not say about people, and how nothing goes around asking.

``rules`` is the registry, ``said`` reads what an object says field by field and block by block,
``gate`` stands before every way to the public, ``reviews`` remembers who looked at which words.
"""
