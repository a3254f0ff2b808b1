"""Which kind of file it is, told from what is in it and not from its name."""

from .exchange import from_csv, from_json, looks_like_csv, looks_like_json
from .reading import PlanDocument, PlanUnreadableError, Reason, Vocabulary, read_plan
from .reading.word import MAX_BYTES as WORD_BYTES

MAX_BYTES = WORD_BYTES
"""No kind of file is larger; of each kind only as much is read as it may have."""


def read_file(data: bytes, year: int, vocabulary: Vocabulary | None = None) -> PlanDocument:
    """Return the plan for ``year`` that the bytes of a file hold.

    Understood are the printed document (Markdown or Word) and the plan's own downloads (JSON or
    CSV). Raises ``PlanUnreadableError``, with every place that can't be read, and no other
    exception whatever the bytes are.
    """
    if not data.strip():
        raise PlanUnreadableError.because(Reason.EMPTY)
    vocabulary = vocabulary or Vocabulary()
    if looks_like_json(data):
        return from_json(data, year, vocabulary)
    if looks_like_csv(data):
        return from_csv(data, year, vocabulary)
    return read_plan(data, year, vocabulary)


def is_printed(data: bytes) -> bool:
    """Whether the file is a document (and not one of the plan's own downloads)."""
    return not looks_like_json(data) and not looks_like_csv(data)
