"""A document read back: what it says, to be compared with what the page says."""

import io
import re

import pikepdf
from pypdf import PdfReader


def bald(text):
    """Return a text without white space, hyphens, and the marks of lists."""
    return re.sub(r"[\s\u00ad\u00a0•‣-]+", "", text)


def read_back(content):
    """Return what a PDF says to who reads it by ear, bald: running heads say nothing."""
    without = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            said = pikepdf.unparse_content_stream(list(_said(page)))
            page.Contents = document.make_stream(said)
        document.save(without)
    return bald("".join(page.extract_text() for page in PdfReader(without).pages))


def _said(page):
    """Give the instructions of a page that are no part of an artifact."""
    inside = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            inside.append(str(instruction.operands[0]) == "/Artifact")
        if not any(inside):
            yield instruction
        if operator == "EMC":
            inside.pop()
