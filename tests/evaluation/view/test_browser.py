"""The error view in a real browser: the script runs, the keys step, the filters filter, and something is to be seen."""

import re
import shutil
import subprocess

import pytest

from newsquotes.evaluation.view import render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (Debian: apt-get install chromium)")

KEYS = """<script>
for (const key of "%s") document.dispatchEvent(new KeyboardEvent("keydown", { key }));
</script></body>"""


@pytest.fixture
def browse(evaluation, tmp_path):
    def call(*arguments, keys=""):
        page = tmp_path / "page.html"
        page.write_text(render(evaluation).replace("</body>", KEYS % keys), encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *arguments, page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout

    return call


@pytest.mark.parametrize(
    ("keys", "position", "kind"),
    [
        ("jjk", "1 of 12 errors", None),
        ("123j", "1 of 1 errors", "wrong-speaker"),
    ],
)
def test_keys_step_and_filter(browse, keys, position, kind):
    page = browse("--dump-dom", keys=keys)
    assert f'<span id="position">{position}</span>' in page
    opened = re.findall(r'<article class="card ([a-z-]+)[^"]* open"[^>]*data-outcome="(\d+)"', page)
    assert len(opened) == 1
    assert kind in (None, opened[0][0])
    assert re.search(rf'class="[^"]*\bo{opened[0][1]}-[gp]c\b[^"]*\bnow-[gp]c\b', page)


def test_something_is_to_be_seen(browse, tmp_path):
    picture = tmp_path / "page.png"
    browse(f"--screenshot={picture}", keys="j")
    assert picture.read_bytes().startswith(b"\x89PNG")
    # A blank page of this size compresses to under 10 kB.
    assert picture.stat().st_size > 40_000
