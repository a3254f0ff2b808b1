"""Lets another process look at a hostile file: little memory, little time, nothing written.

Parent and child both import this module, and the child starts at once: no Django here.
"""

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# The status with which a child says that it refuses; whatever else is not 0 is its end.
REFUSED = 3
_HOUSE = str(Path(__file__).resolve().parents[1])


@dataclass(frozen=True)
class Answer:
    """What a child gave: what it made, or its words of refusal; neither if it didn't end well."""

    made: bytes = b""
    refusal: str = ""


def start_of(module: str) -> str:
    """Return the program whose child runs ``main()`` of ``module``."""
    return f"import sys; sys.path.insert(0, {_HOUSE!r}); from {module} import main; main()"


def run(start: str, data: bytes, *arguments: str, seconds: float) -> Answer:
    """Run ``start`` with ``data`` on its input, half as long again as its ``seconds`` of work.

    Nothing of ``data`` is written anywhere, and the child gets no environment.
    """
    try:
        done = subprocess.run(  # noqa: S603  # the command is ours, the data goes to its input
            [sys.executable, "-I", "-c", start, *arguments],
            input=data,
            capture_output=True,
            timeout=seconds * 1.5,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer()
    if done.returncode == REFUSED:
        return Answer(refusal=done.stderr.decode("utf-8", "replace"))
    return Answer(made=done.stdout if done.returncode == 0 else b"")


def confine(*, seconds: int, memory: int) -> None:
    """Limit this process: processor time, bytes of memory, and no file may grow."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse(words: str) -> None:
    """End this process with a refusal."""
    sys.stderr.buffer.write(words.encode())
    sys.exit(REFUSED)
