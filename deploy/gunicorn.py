"""How gunicorn serves the site behind nginx. systemd holds the socket and gives it to two of them:
while one is away the other answers, and a restart refuses nobody.
"""

import fcntl
import gc
import logging
import os
import sys
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# To look for cycles all the time takes a quarter of the seconds in which the application is loaded.
gc.disable()

# Two that are loaded at once take nearly twice as long each, and nobody answers meanwhile: the
# second waits until the first is there, but not for one that hangs.
PATIENCE = 10
loading = Path(__file__).open()  # noqa: SIM115  # held until the first process is forked


def _wait_for_the_other():
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            fcntl.flock(loading, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:
            # Some file systems of a network hold nothing: then both are loaded at once.
            return
        else:
            return


_wait_for_the_other()

# With socket activation this is not used.
bind = os.environ.get("APPLICATION", "unix:/run/portal/web.sock")
pythonpath = f"{ROOT / 'site'},{ROOT}"
workers = int(os.environ.get("WEB_WORKERS", "0")) or (os.cpu_count() or 1)
worker_class = "config.worker.Worker"
limit_request_line = 8190
threads = 4
preload_app = True
# Who reads waits no longer for a statement; other processes have time (settings/environment.py).
raw_env = [f"DATABASE_PATIENCE={os.environ.get('DATABASE_PATIENCE', '5')}"]
# Longer than nginx waits: it gives up first, and a worker that hangs is replaced.
timeout = 40
graceful_timeout = 30
keepalive = 75
# What leaks comes back, and not from all workers at once.
max_requests = 20_000
max_requests_jitter = 2_000
worker_tmp_dir = "/dev/shm"  # noqa: S108  # a heartbeat in memory, nothing is kept there
control_socket_disable = True
# nginx alone reaches the socket.
forwarded_allow_ips = "*"
umask = 0o007
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "foundation.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "propagate": False},
    },
}


def when_ready(server):
    """Let what is loaded be looked through no more: it stays, in memory that processes share."""
    gc.freeze()
    gc.enable()


def pre_fork(server, worker):
    """Let the other one be loaded: this one is, at its start and after a reload."""
    loading.close()


def post_fork(server, worker):
    """Look for cycles in each process; a reload reads this file again in the first one."""
    gc.enable()


def post_worker_init(worker):
    """Let the first process write what nginx gives while none answers."""
    if worker.age == 1 and os.environ.get("DJANGO_SETTINGS_MODULE") == "config.settings.production":
        # The application is there only once it is loaded.
        import_module("foundation.keeping.spare").prepare_beside()


def worker_exit(server, worker):
    """End a process that has answered all it had to at once: what it would put away for seconds,
    the system takes from it in one go, and the next one waits for its place.
    """
    if worker.booted:
        _end()


def on_exit(server):
    """End the first process so too, when it was told to: not when it halts by itself."""
    if sys.exc_info()[0] is StopIteration:
        _end()


def _end():
    logging.shutdown()
    os._exit(0)
