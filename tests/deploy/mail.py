#!/usr/bin/env python3
"""A mail server for a trial: takes every letter and writes it into /var/tmp/letters."""

import socketserver
import time
from pathlib import Path

FOLDER = Path("/var/tmp/letters")  # in a machine of its own


class Talk(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs."""

    def handle(self):
        self.wfile.write(b"220 trial\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                (FOLDER / f"{time.time_ns()}.eml").write_bytes(letter)
            if verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 fine\r\n")


class Server(socketserver.ThreadingTCPServer):
    """Takes its port again at once."""

    allow_reuse_address = True


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    Server(("127.0.0.1", 2525), Talk).serve_forever()
