"""The suppression rule: what may be published so that no hidden count can be worked out.

Pure Python, without models. See ``docs/decisions/0026-statistics-and-suppression.md`` for who is
assumed to attack, and with what.
"""

from .audit import Finding, Trouble, audit
from .suggestions import suggest
from .system import Equation, Key, Published
from .unchanged import State, weak_if_unchanged

__all__ = [
    "Equation",
    "Finding",
    "Key",
    "Published",
    "State",
    "Trouble",
    "audit",
    "suggest",
    "weak_if_unchanged",
]
