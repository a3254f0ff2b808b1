"""Blocks of a release: what somebody in an office said. Its facts are those of every kit."""

from foundation.blocks import Family, QuoteBlock


class Quotes(Family):
    """What is said in a release, by whom."""

    quote = QuoteBlock()

    class Meta:
        max_num = 3
