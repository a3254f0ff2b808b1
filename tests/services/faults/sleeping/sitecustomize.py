"""Read by Python itself as it starts, where its folder is in ``PYTHONPATH``: lets ``time.sleep``
work under libfaketime, which answers a sleep until a moment of the other clock with an error.
"""

import select
import time


def _sleep(seconds: float) -> None:
    select.select([], [], [], seconds)


time.sleep = _sleep
