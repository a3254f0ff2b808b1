"""What the directory's pages show."""

from . import downloads, services, teams

__all__ = ["downloads", "services", "teams"]
