"""The child process: it gets a file on its input and its kind, and gives its text as JSON."""

import json
import sys

from .. import sandbox
from ..cleaning.limits import MAX_BYTES
from ..cleaning.refusal import RefusedError, to_words
from .kinds import read_pages
from .limits import MEMORY, SECONDS


def main() -> None:
    """Read, look, write."""
    sandbox.confine(seconds=SECONDS, memory=MEMORY)
    try:
        pages, count = read_pages(sys.stdin.buffer.read(MAX_BYTES + 1), sys.argv[1])
    except RefusedError as refused:
        sandbox.refuse(to_words(refused.found))
    except (MemoryError, RecursionError):
        sandbox.refuse(to_words(RefusedError("complex").found))
    else:
        sys.stdout.buffer.write(json.dumps({"pages": pages, "count": count}).encode())
