"""A load balancer in front of machines of one site: nginx with ``deploy/balancer.conf``."""

import shutil
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import replace

from tests.plugins.demo_copy import ROOT
from tests.plugins.services import find
from tests.services.faults.servers import free_port


@contextmanager
def balancing(first, second):
    """Run one in front of two machines; gives what asks there."""
    folder = first.servers.folder / "balancer"
    folder.mkdir()
    port = free_port()
    own = first.stack.folder / "nginx"
    text = (ROOT / "deploy/balancer.conf").read_text()
    for word, meant in {
        "MACHINE_1:443": f"127.0.0.1:{first.stack.port}",
        "MACHINE_2:443": f"127.0.0.1:{second.stack.port}",
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{free_port()}",
        "/etc/letsencrypt/live/NAME/fullchain.pem": f"{folder}/cert.pem",
        "/etc/letsencrypt/live/NAME/privkey.pem": f"{own}/key.pem",
        "/etc/ssl/certs/ca-certificates.crt": f"{folder}/trusted.pem",
        "NAME": "localhost",
    }.items():
        assert word in text, word
        text = text.replace(word, meant)
    certificates = [(each.stack.folder / "nginx/cert.pem").read_text() for each in (first, second)]
    (folder / "cert.pem").write_text(certificates[0])
    (folder / "trusted.pem").write_text("".join(certificates))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    conf = folder / "nginx.conf"
    conf.write_text(f"daemon off; pid {folder}/pid; events {{}} http {{ {places} {text} }}")
    process = subprocess.Popen([find("nginx"), "-c", conf, "-e", folder / "error.log"])
    try:
        front = replace(first.stack, port=port)
        front.wait(lambda: front.get("/healthz").status == 200)
        yield front
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        shutil.rmtree(folder)
