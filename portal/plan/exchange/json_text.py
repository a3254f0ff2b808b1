"""The plan as JSON."""

import json
from typing import Any, NoReturn

from ..reading import Place, PlanDocument, PlanUnreadableError, Reason, Vocabulary
from ..reading.problems import check_size
from .decode import decode
from .encode import Data


def looks_like_json(data: bytes) -> bool:
    """Whether the bytes begin as JSON of a plan does."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def to_json(data: Data) -> bytes:
    """Return encoded data as JSON in UTF-8, indented for people and for version control."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def from_json(data: bytes, year: int, vocabulary: Vocabulary) -> PlanDocument:
    """Return the plan that the JSON holds. Raises ``PlanUnreadableError`` with the line or the
    key.
    """
    check_size(data)
    try:
        content = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse
        )
    except UnicodeDecodeError as error:
        raise PlanUnreadableError.because(Reason.ENCODING, found=error.reason) from error
    except json.JSONDecodeError as error:
        place = Place(number=error.lineno)
        raise PlanUnreadableError.because(Reason.SYNTAX, place, found=error.msg) from error
    except (RecursionError, ValueError) as error:
        raise PlanUnreadableError.because(Reason.SYNTAX, found=str(error)) from error
    return decode(content, year, vocabulary)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
