"""The examples in README and docs run, and print what they say they print."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsquotes.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("quickstart", "output", "how-it-decides", "limits")),
]
"""Pages that belong to one room (evaluation.md) have their tests there."""
BLOCK = re.compile(
    r"^```(?P<language>\w+)\n(?P<code>.*?)^```$(?P<output>\n\n```text\n(?P<expected>.*?)^```$)?", re.M | re.S
)


@dataclass(frozen=True)
class Example:
    code: str
    expected: str | None


def examples(page: Path, language: str) -> list[Example]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Example(match["code"], match["expected"]) for match in found if match["language"] == language]


def commands() -> list[str]:
    lines = [line for page in PAGES for example in examples(page, "sh") for line in example.code.splitlines()]
    return sorted({line for line in lines if line.startswith("newsquotes ")})


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page, "python")], ids=lambda page: page.name)
def test_python_examples(page: Path) -> None:
    names: dict[str, object] = {"__name__": "example"}
    for example in examples(page, "python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.code, str(page), "exec"), names)
        if example.expected is not None:
            assert printed.getvalue().rstrip() == example.expected.rstrip()


@pytest.mark.parametrize("command", commands())
def test_shell_examples(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "corpora"):
        if (ROOT / folder).is_dir():
            (tmp_path / folder).symlink_to(ROOT / folder)
    arguments = [part for word in shlex.split(command)[1:] for part in sorted(map(str, Path().glob(word))) or [word]]
    missing = [word for word in arguments if "/" in word and not Path(word).exists()]
    if missing:
        pytest.skip(f"{missing} is not in this checkout")
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output


def test_the_demo_still_prints_what_is_shown() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^From what `make demo` prints:\n\n```text\n(.*?)^```$", readme, re.M | re.S)
    result = CliRunner().invoke(app, ["attribute", str(next((ROOT / "seeds").glob("*.txt")))], env={"COLUMNS": "80"})
    real = [line.rstrip() for line in result.stdout.splitlines()]
    # Confidences move with every refit; the words that are shown must still be said.
    words = [word for word in shown.split() if not word.replace(".", "").isdigit()]
    for word in words[1:]:
        assert any(word in line.split() for line in real), word


@pytest.mark.parametrize("page", sorted({*PAGES, *(ROOT / "docs").glob("*.md")}), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
