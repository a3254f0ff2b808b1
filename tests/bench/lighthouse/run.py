"""Asks Lighthouse about one page of each kind, in both scripts and English, as a slow phone.

``python -m tests.bench.lighthouse.run ADDRESS [--kinds home,news] [--languages sr,sr-latn,en]``:
adds a line of JSON for each page to ``--out``. ``bin/lighthouse`` serves a copy and runs it.
"""

import argparse
import html
import json
import os
import platform
import re
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from tests.functional.kinds_of_pages import KINDS, SIGNED_IN

from .show import too_slow

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
LANGUAGES = ["sr", "sr-latn", "en"]
# As the page's own switch of languages marks them.
TAGS = {"sr": "sr-Cyrl", "sr-latn": "sr-Latn", "en": "en"}
LINK = re.compile(r'class="languages__link" href="([^"]*)" lang="([^"]*)"')


def addresses(base: str, languages: list[str], kinds: list[str]) -> Iterator[dict[str, Any]]:
    """Return each page: its kind, its language, its address and the cookie of who reads it."""
    asked = {**KINDS, **{kind: path for kind, (path, *rest) in SIGNED_IN.items() if not rest}}
    cookie = ""
    for kind, path in asked.items():
        if kinds and kind not in kinds:
            continue
        if kind in SIGNED_IN:
            cookie = cookie or session()
        found = in_each_language(base, path, cookie if kind in SIGNED_IN else "")
        for language in languages:
            if found.get(TAGS[language]):
                yield {
                    "kind": kind,
                    "language": language,
                    "url": base + found[TAGS[language]],
                    "cookie": cookie if kind in SIGNED_IN else "",
                }


def in_each_language(base: str, path: str, cookie: str) -> dict[str, str]:
    """Return the addresses of a page as it names them itself, by the tag of their language."""
    trusting = ssl._create_unverified_context()
    request = urllib.request.Request(base + path, headers={"Cookie": cookie} if cookie else {})
    try:
        text = urllib.request.urlopen(request, timeout=60, context=trusting).read().decode()
    except HTTPError as error:
        text = error.read().decode()
    found = {tag: html.unescape(url) for url, tag in LINK.findall(text)}
    return found or {TAGS["sr"]: path}


def session() -> str:
    """Return the cookie of somebody who follows a course."""
    command = [sys.executable, "-m", "tests.bench.pages.ours", "session"]
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}
    done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    cookie: str = json.loads(done.stdout)["cookie"]
    return cookie


class Lighthouse:
    """The program, which keeps one browser for as long as it is asked."""

    def __init__(self, chromium: str, tries: int) -> None:
        self.tries = tries
        self.process = subprocess.Popen(
            ["node", str(HERE / "audit.js"), chromium],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, page: dict[str, Any]) -> dict[str, Any]:
        """Return what it says of a page, the best of some tries."""
        answers = []
        for _ in range(self.tries):
            self.process.stdin.write(json.dumps({name: page[name] for name in ("url", "cookie")}))
            self.process.stdin.write("\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
            answers.append(answer)
            if not answer.get("error") and not too_slow(answer):
                break
        return max(answers, key=_how_quick)

    def end(self) -> None:
        """Close the browser."""
        self.process.stdin.close()
        self.process.wait(30)


def _how_quick(answer: dict[str, Any]) -> tuple[bool, float, float]:
    score, lcp = answer["scores"].get("performance", 0), answer.get("lcp") or 0
    return not answer.get("error"), score, -lcp


def main() -> None:
    """Ask about each page, and tell of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--chromium", default=os.environ.get("TEST_CHROMIUM", "chromium"))
    # What came out below may have met something else that the machine did.
    parser.add_argument("--tries", type=int, default=4)
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "bench" / "lighthouse.jsonl")
    chosen = parser.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    lighthouse = Lighthouse(chosen.chromium, chosen.tries)
    about = f"{os.cpu_count()} cores ({platform.machine()})"
    try:
        kinds = [each for each in chosen.kinds.split(",") if each]
        with chosen.out.open("w", encoding="utf-8") as out:
            for page in addresses(chosen.address, chosen.languages.split(","), kinds):
                line = {**page, **lighthouse.ask(page), "machine": about}
                if page["cookie"] and any("http-status-code" in each for each in line["failed"]):
                    sys.exit(f"{page['url']} is not there for who is signed in")
                line["url"] = line["url"].removeprefix(chosen.address)
                line["load"] = os.getloadavg()[0]
                del line["cookie"]
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                out.flush()
                sys.stdout.write(f"{in_short(line)}\n")
                sys.stdout.flush()
    finally:
        lighthouse.end()


def in_short(line: dict[str, Any]) -> str:
    """Return what was found of a page, in a line."""
    if line.get("error"):
        return f"{line['kind']} ({line['language']}): {line['error']}"
    scores = " ".join(map(str, line["scores"].values()))
    seen = f"LCP {line['lcp'] / 1000:.2f} s, CLS {line['cls']:.3f}, {line['bytes'] / 1000:.0f} kB"
    return f"{line['kind']} ({line['language']}): {scores}; {seen} {'; '.join(line['failed'])}"


if __name__ == "__main__":
    main()
