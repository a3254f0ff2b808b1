"""Pictures of strangers, made safe: what comes out holds plain pixels, or it is a refusal."""

from .safe import LogoError, PhotoError, safe_logo, safe_photo

__all__ = ["LogoError", "PhotoError", "safe_logo", "safe_photo"]
