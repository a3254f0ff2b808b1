"""Production starts only with safe settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

from foundation.accounts import checks

ROOT = Path(__file__).parents[3]
SAFE = {
    "SECRET_KEY": "an unguessable key for this test, long enough and not used anywhere else 0123",
    "ALLOWED_HOSTS": "site.example",
    "BASE_URL": "https://site.example",
    "DATABASE_URL": "sqlite://:memory:",
    "CACHE_URL": "locmemcache://",
    "EMAIL_URL": "smtp://mail.example:25",
}


def run(*arguments, **environment):
    """Run Python with production settings and nothing of this environment but the path."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS"),
        ("BASE_URL", "http://site.example", "BASE_URL"),
        ("SECOND_FACTOR_REQUIRED", "0", "SECOND_FACTOR_REQUIRED"),
        ("DEBUG", "1", "DEBUG"),
        ("DATABASE_URL", None, "DATABASE_URL"),
        ("CACHE_URL", None, "CACHE_URL"),
        ("EMAIL_URL", None, "EMAIL_URL"),
    ],
)
def test_production_refuses_to_start_and_says_why(variable, value, reason):
    environment = {name: given for name, given in SAFE.items() if name != variable}
    if value is not None:
        environment[variable] = value
    result = run("-c", "import config.settings.production", **environment)
    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured: Refusing to start in production" in last
    assert reason in last


def test_safe_settings_pass_djangos_deployment_checks(tmp_path):
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = run(*arguments, **SAFE, DATA_DIR=str(tmp_path))
    assert result.returncode == 0, result.stderr


def test_production_allows_no_demo_accounts(tmp_path):
    code = "from django.conf import settings; print(settings.DEMO_ALLOWED)"
    assert run("-c", code, **SAFE, DATA_DIR=str(tmp_path)).stdout.strip() == "False"


def test_a_desk_without_the_second_factor_is_reported_before_deployment(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    found = {message.id for message in run_checks(include_deployment_checks=True)}
    assert "foundation.E021" in found


def test_a_missing_or_misplaced_door_is_reported(settings):
    assert checks.door_stands_behind_the_sign_in(None) == []
    others = [name for name in settings.MIDDLEWARE if name != checks.MIDDLEWARE]
    for order in (others, [checks.MIDDLEWARE, *others]):
        settings.MIDDLEWARE = order
        messages = checks.door_stands_behind_the_sign_in(None)
        assert {message.id for message in messages} == {"foundation.E020"}
