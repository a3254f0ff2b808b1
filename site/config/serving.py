"""How gunicorn serves an embedded copy: loopback only, no log of requests."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
pythonpath = f"{ROOT / 'site'},{ROOT}"
workers = 2
threads = 4
# Reads the longest addresses that gunicorn can, and shows a page of the site for longer ones.
worker_class = "config.worker.Worker"
limit_request_line = 8190
# Load once and fork: two workers start as quickly as one.
preload_app = True
loglevel = "warning"
accesslog = None
control_socket_disable = True
