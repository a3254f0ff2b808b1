"""The child process that looks at a file: it gets the bytes on its input, the kind that the file's
name promises and what else the name says, and gives a clean file, or its reasons for refusing.
"""

import sys

from .. import sandbox
from .kinds import clean_bytes
from .limits import MAX_BYTES, MEMORY, SECONDS
from .refusal import RefusedError, to_words


def main() -> None:
    """Read, clean, write."""
    sandbox.confine(seconds=SECONDS, memory=MEMORY)
    try:
        made = clean_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), *sys.argv[1:])
    except RefusedError as refused:
        sandbox.refuse(to_words(refused.found))
    except (MemoryError, RecursionError):
        sandbox.refuse(to_words(RefusedError("complex").found))
    else:
        sys.stdout.buffer.write(made)
