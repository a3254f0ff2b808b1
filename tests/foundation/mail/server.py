"""A mail server for tests that does what mail servers do when they are unwell."""

import socket
import socketserver
import threading
import time
from contextlib import contextmanager


class Server(socketserver.ThreadingTCPServer):
    """Takes mail on loopback; ``mood`` says how it behaves: well, hung, drops, refuses, busy,
    closed, away.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        # A port that is named, not one that the machine gives: it would take that one back from a
        # socket that listens no more.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        super().__init__(("127.0.0.1", port), Session)
        self._mood = "well"
        self.received = []
        self.asleep = threading.Event()

    @property
    def port(self):
        """Where it listens."""
        return self.server_address[1]

    @property
    def mood(self):
        """How it behaves. Who connects while it is away is refused by the machine itself."""
        return self._mood

    @mood.setter
    def mood(self, mood):
        if mood == "away":
            self.socket.shutdown(socket.SHUT_RD)
        elif self._mood == "away":
            self.socket.listen(self.request_queue_size)
        self._mood = mood

    def get_request(self):
        """Take a connection. A socket that listens no more says all the time that it is ready."""
        if self.mood == "away":
            time.sleep(0.1)
        return super().get_request()


class Session(socketserver.StreamRequestHandler):
    """One conversation."""

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self):
        if self.server.mood == "hung":
            self.server.asleep.wait(30)
            return
        if self.server.mood == "closed":
            self.say("554 nobody is served")
            return
        self.say("220 here")
        self.talk()

    def talk(self):
        """Answer line by line until somebody has enough."""
        while line := self.rfile.readline().decode(errors="replace").strip():
            verb = line.split()[0].upper().split(":")[0]
            if verb == "RCPT" and self.server.mood == "refuses":
                self.say("550 nobody of that name")
            elif verb == "RCPT" and self.server.mood == "busy":
                self.say("451 come again later")
            elif verb == "DATA":
                self.say("354 go on")
                self.server.received.append(self.read_text())
                if self.server.mood == "drops":
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 well")

    def read_text(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)


@contextmanager
def mail_server():
    """Run one in this process."""
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.asleep.set()
        server.shutdown()
