"""Readers' pages are made once and kept: in the memory of each process, and by nginx before them.

What may be kept is said by whoever answers (``shared.for_everybody``), never guessed from outside.
How long is said by the generation stamp: any change of content drops all that was made before it.
"""
