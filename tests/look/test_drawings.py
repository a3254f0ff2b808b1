"""What is committed is what the loom draws."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_weaving_again_gives_the_same_files(tmp_path):
    subprocess.run([sys.executable, ROOT / "bin" / "weave", tmp_path], check=True)
    woven = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {name: (ROOT / "static" / "img" / name).read_bytes() for name in woven}
    assert len(woven) > 5
    assert woven == committed
