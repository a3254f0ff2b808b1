"""Each real server is there, is of the kind we design for, and does its work."""

import socket
import subprocess
import time
import urllib.request
import uuid

import psycopg
import pytest
import redis
from elasticsearch import Elasticsearch

from tests.plugins.browser import SWITCHES


@pytest.fixture
def key():
    """A name that no other test run on the same servers uses."""
    return f"test-{uuid.uuid4().hex}"


def test_postgresql_is_at_least_version_15_and_lets_us_create_databases(postgresql_url, key):
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        assert connection.info.server_version >= 150000
        connection.execute(f'CREATE DATABASE "{key}"')
        connection.execute(f'DROP DATABASE "{key}"')


def test_elasticsearch_8_19_keeps_and_finds_a_serbian_document(elasticsearch_url, key):
    with Elasticsearch(elasticsearch_url) as client:
        assert client.info()["version"]["number"].startswith("8.19.")
        try:
            client.index(index=key, document={"text": "заштита жртава"}, refresh=True)
            found = client.search(index=key, query={"match": {"text": "жртава"}})
        finally:
            client.indices.delete(index=key, ignore_unavailable=True)
    assert found["hits"]["total"]["value"] == 1


def test_redis_keeps_a_value(redis_url, key):
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        assert client.ping()
        client.set(key, "заштита", ex=60)
        assert client.get(key) == "заштита"
        client.delete(key)


NGINX_CONFIGURATION = """
daemon off;
user root;
pid {root}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}/public; }}
}}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_listening(port, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nothing listens on port {port} after {seconds} s")


def test_nginx_serves_a_file(nginx_path, tmp_path):
    port = free_port()
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(NGINX_CONFIGURATION.format(root=tmp_path, port=port))
    public = tmp_path / "public"
    public.mkdir()
    (public / "page.txt").write_text("заштита")

    server = subprocess.Popen([nginx_path, "-c", str(configuration)], cwd=tmp_path)
    try:
        wait_until_listening(port)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/page.txt") as answer:
            assert answer.read().decode() == "заштита"
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_chromium_runs_a_page_and_prints_its_dom(chromium_path, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><meta charset=utf-8><title>x</title><p id=p></p>"
        "<script>document.getElementById('p').textContent = 'зашти' + 'та'</script>"
    )
    arguments = [
        "--headless",
        *SWITCHES,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    ]
    printed = subprocess.run(
        [chromium_path, *arguments], capture_output=True, timeout=60, check=True
    )
    assert "заштита" in printed.stdout.decode()
