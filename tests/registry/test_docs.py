"""The examples of docs/registry.md are run, and say what they claim."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs" / "registry.md"
CLAIM = re.compile(r"^(?P<code>.+?)\s+# (?P<value>True|\".*\")$")


def test_the_examples() -> None:
    names: dict[str, Any] = {}
    claims = 0
    for block in re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            claim = CLAIM.match(line)
            if claim:
                assert repr(eval(claim["code"], names)) == repr(eval(claim["value"])), line
                claims += 1
            else:
                exec(line, names)
    assert claims >= 6
