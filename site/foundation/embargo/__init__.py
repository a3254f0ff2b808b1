"""Embargo: a page is published, and exists for readers from its minute on.

Nothing is written at the minute. Which key opens is asked at each request (``rule``), files carry
the instant of the pages that use them (``files``), a signed link opens one page before (``links``),
and the publisher only does what must follow once (``settling``).
"""
