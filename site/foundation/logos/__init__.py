"""Logos of strangers, made safe: what comes out is a new PNG of plain pixels, or a refusal."""

from .safe import LogoError, safe_logo

__all__ = ["LogoError", "safe_logo"]
