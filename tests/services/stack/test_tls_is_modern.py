"""What connects: TLS 1.2 and 1.3 with keys that are forgotten, and nothing weaker."""

import socket
import ssl

import pytest


def cipher(stack, version, ciphers="ALL:@SECLEVEL=0", name="localhost"):
    """Return the cipher that was agreed on, by a client that would take any."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.minimum_version = context.maximum_version = version
    context.set_ciphers(ciphers)
    with socket.create_connection(("127.0.0.1", stack.port), timeout=10) as plain:
        return context.wrap_socket(plain, server_hostname=name).cipher()[0]


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_what_is_agreed_on_is_strong(stack, version):
    agreed = cipher(stack, version)
    assert "GCM" in agreed or "CHACHA20" in agreed
    assert agreed.startswith(("ECDHE-", "TLS_"))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_versions_are_refused(stack, version):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        cipher(stack, version)


@pytest.mark.parametrize(
    "weak",
    ["aNULL", "eNULL", "kRSA", "AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"],
)
def test_weak_ciphers_are_refused(stack, weak):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        cipher(stack, ssl.TLSVersion.TLSv1_2, f"{weak}:@SECLEVEL=0")


def test_a_name_that_is_not_ours_gets_no_certificate(stack):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        cipher(stack, ssl.TLSVersion.TLSv1_3, name="elsewhere.example")


def test_plain_http_leads_to_tls_and_browsers_are_told_to_come_so(stack):
    answer = stack.get("/")
    assert answer.headers["Strict-Transport-Security"] == (
        "max-age=63072000; includeSubDomains; preload"
    )
    with socket.create_connection(("127.0.0.1", stack.port + 1), timeout=10) as plain:
        plain.sendall(b"GET /vesti/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        told = plain.recv(65536).decode()
    assert told.startswith("HTTP/1.1 301")
    assert f"Location: https://localhost:{stack.port}/vesti/" in told
