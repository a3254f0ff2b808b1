#!/usr/bin/env python3
"""Run Django's command line with the rooms beneath ``site/`` on the path."""

import gc
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Put ``site/`` on the path (it is a folder, not a package) and hand over to Django."""
    # To look for cycles all the time takes a quarter of the seconds of a start.
    gc.set_threshold(50_000, 20, 100)
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
