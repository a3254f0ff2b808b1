"""The registry of rules, and what a rule says."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from .said import Said, said_by
from .words import plain


class Severity(StrEnum):
    """What a finding does: keep the page from going live, or tell."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True)
class Catch:
    """What a rule caught: the passage, and its own word on how grave it is."""

    passage: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: a pure function over one field or block of what an object says."""

    id: str
    severity: Severity
    label: str | Promise
    check: Callable[[Said], Iterable[Catch]]


@dataclass(frozen=True)
class Finding:
    """A rule broken at a place. ``fingerprint`` stays while rule, field and passage do."""

    rule: Rule
    where: str
    field: str
    passage: str
    severity: Severity

    @property
    def is_blocking(self) -> bool:
        """Say whether this keeps the page from going live."""
        return self.severity is Severity.BLOCKING

    @property
    def fingerprint(self) -> str:
        """Return the hash by which an exception is remembered."""
        text = "\n".join([self.rule.id, self.field, " ".join(plain(self.passage).split())])
        return hashlib.sha256(text.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.where}: {self.rule.label} „{self.passage}“"


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Add a rule. Raises ``ValueError`` when another one has its id."""
    if _rules.setdefault(rule.id, rule) != rule:
        raise ValueError(f"Two safety rules share the id {rule.id!r}.")


def registered() -> tuple[Rule, ...]:
    """Return every rule."""
    return tuple(_rules.values())


def findings_in(said: Said) -> list[Finding]:
    """Return what the rules find in one field or block."""
    return [
        Finding(rule, said.where, said.field, caught.passage, caught.severity or rule.severity)
        for rule in registered()
        for caught in rule.check(said)
    ]


def findings(obj: Any) -> list[Finding]:
    """Return what the rules find in everything that ``obj`` says, each once, blocking first."""
    found = {finding.fingerprint: finding for said in said_by(obj) for finding in findings_in(said)}
    return sorted(found.values(), key=lambda finding: not finding.is_blocking)
