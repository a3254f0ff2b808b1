"""Which kind of file it is, told from what is in it and not from its name."""

from .assemble import assemble
from .markdown import read_markdown
from .problems import PlanUnreadableError, Reason
from .report import Report
from .structure import PlanDocument
from .vocabulary import Vocabulary
from .word import OLD_WORD, read_word

ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read_plan(data: bytes, year: int, vocabulary: Vocabulary | None = None) -> PlanDocument:
    """Return the plan for ``year`` that the bytes of a file hold.

    A text in Markdown and a Word document (.docx) are understood, whatever the file is called.
    ``vocabulary`` names other holders and sources of funding than the printed plan has. Raises
    ``PlanUnreadableError``, with every place that can't be read, and no other exception for
    whatever the bytes are.
    """
    report = Report()
    if not data.strip():
        raise PlanUnreadableError.because(Reason.EMPTY)
    if data.startswith(OLD_WORD):
        raise PlanUnreadableError.because(Reason.NOT_WORD, found=".doc")
    blocks = read_word(data, report) if data.startswith(ZIP) else read_markdown(data, report)
    return assemble(blocks, year, vocabulary or Vocabulary(), report)
