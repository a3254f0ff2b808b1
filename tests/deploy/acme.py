#!/usr/bin/env python3
"""An authority for a trial: gives certificates by ACME (RFC 8555), signed by the machine's own.

It looks for the proof where the name's web server would have it, on this machine; signatures of
requests are not examined. It knows what certbot asks for, and no more.
"""

import hashlib
import http.client
import json
import secrets
import subprocess
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

PORT = 14000
HERE = f"http://127.0.0.1:{PORT}"
OWN = Path("/etc/portal")
KEPT: dict[str, dict] = {}


def encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def keep(kind: str, **told) -> str:
    """Keep something; return its address."""
    address = f"{HERE}/{kind}/{secrets.token_hex(8)}"
    KEPT[address] = told
    return address


def new_account(jwk: dict) -> tuple[str, dict]:
    named = {key: jwk[key] for key in sorted(jwk) if key in {"e", "kty", "n", "crv", "x", "y"}}
    thumb = hashlib.sha256(json.dumps(named, separators=(",", ":")).encode()).digest()
    return keep("account", status="valid", thumb=encode(thumb)), {"status": "valid"}


def new_order(account: str, names: list[dict]) -> str:
    places = []
    for name in names:
        token = encode(secrets.token_bytes(32))
        challenge = {"type": "http-01", "token": token, "status": "pending"}
        place = keep("authz", status="pending", identifier=name, challenges=[challenge])
        challenge["url"] = f"{HERE}/challenge/{place.rpartition('/')[2]}"
        KEPT[challenge["url"]] = {"authz": place, "account": account}
        places.append(place)
    order = keep("order", status="pending", identifiers=names, authorizations=places)
    KEPT[order]["finalize"] = f"{HERE}/finalize/{order.rpartition('/')[2]}"
    KEPT[KEPT[order]["finalize"]] = {"order": order}
    return order


def examine(known: dict) -> dict:
    """Ask the name's web server for the proof; return the challenge."""
    authz = KEPT[known["authz"]]
    challenge, name = authz["challenges"][0], authz["identifier"]["value"]
    server = http.client.HTTPConnection("127.0.0.1", 80, timeout=10)
    place = f"/.well-known/acme-challenge/{challenge['token']}"
    server.request("GET", place, headers={"Host": name})
    found = server.getresponse().read().decode(errors="replace").strip()
    right = found == f"{challenge['token']}.{KEPT[known['account']]['thumb']}"
    authz["status"] = challenge["status"] = "valid" if right else "invalid"
    return challenge


def sign(order: dict, csr: bytes) -> None:
    """Give a certificate for an order whose names were all examined."""
    if any(KEPT[place]["status"] != "valid" for place in order["authorizations"]):
        order["status"] = "invalid"
        return
    with TemporaryDirectory() as folder:
        asked, given = Path(folder, "csr"), Path(folder, "cert")
        asked.write_bytes(csr)
        own = ("-CA", OWN / "ca.pem", "-CAkey", OWN / "ca-key.pem")
        command = ["openssl", "x509", "-req", "-inform", "DER", "-in", asked, "-out", given, *own]
        subprocess.run([*command, "-days", "90", "-copy_extensions", "copy"], check=True)
        chain = given.read_text() + (OWN / "ca.pem").read_text()
    order |= {"status": "valid", "certificate": keep("certificate", chain=chain)}


class Authority(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kinds = ("newNonce", "newAccount", "newOrder", "revokeCert", "keyChange")
        self.say({kind: f"{HERE}/{kind}" for kind in kinds} | {"meta": {}})

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        head, payload = json.loads(decode(sent["protected"])), decode(sent["payload"])
        told = json.loads(payload) if payload else {}
        address = HERE + self.path
        known = KEPT.get(address, {})
        match self.path.split("/")[1]:
            case "newAccount":
                place, account = new_account(head["jwk"])
                self.say(account, 201, Location=place)
            case "newOrder":
                place = new_order(head["kid"], told["identifiers"])
                self.say(KEPT[place], 201, Location=place)
            case "challenge":
                self.say(examine(known), Link=f'<{known["authz"]}>;rel="up"')
            case "finalize":
                sign(KEPT[known["order"]], decode(told["csr"]))
                self.say(KEPT[known["order"]], Location=known["order"])
            case "certificate":
                self.say(known["chain"])
            case _:
                self.say({key: value for key, value in known.items() if key != "thumb"})

    def say(self, told, status=200, **headers) -> None:
        is_text = isinstance(told, str)
        body = told.encode() if is_text else json.dumps(told).encode()
        self.send_response(status)
        kind = "application/pem-certificate-chain" if is_text else "application/json"
        headers |= {"Content-Type": kind, "Content-Length": str(len(body))}
        headers |= {"Replay-Nonce": encode(secrets.token_bytes(16))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", PORT), Authority).serve_forever()
