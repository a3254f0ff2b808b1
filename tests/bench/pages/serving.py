"""What production says to gunicorn of the collector of cycles, for all that are measured."""

import gc


def when_ready(server):
    """Let what is loaded be looked through no more: it stays, in memory that processes share."""
    gc.collect()
    gc.freeze()
