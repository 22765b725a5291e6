import pytest

from newsquotes.evaluation.formats.inline.__main__ import main

GOOD = """{"id": "harbour", "entities": {"ito": {"name": "Mina Ito", "type": "person"}, "bo": {"name": "Bo", "type": "person"}},
 "quotes": {"1": {"speakers": ["ito"]}}}
---
<m:ito>Ito</m:ito> said <c1>no</c1>. <s2>He</s2> said <c2>yes</c2>.
"""


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "harbour.inline"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_counts_and_notes(good, capsys):
    assert main(["check", str(good)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"OK  {good}  2 quotes  2 entities  1 mentions"
    assert "entity 'bo' (Bo) has no mention" in lines[1]
    assert "'no' has a speaker in the header but no source" in lines[2]
    assert "'yes' has a source but neither speaker nor description" in lines[3]


def test_one_bad_file_fails_the_run_but_the_others_are_still_read(good, tmp_path, capsys):
    bad = tmp_path / "bad.inline"
    bad.write_text('{"id": "bad"}\n---\n<c1>a', encoding="utf-8")
    assert main(["check", str(bad), str(good)]) == 1
    out = capsys.readouterr().out
    assert f"{bad}:3: <c1> is never closed" in out
    assert f"OK  {good}" in out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Ito said no. He said yes.\n", 0, "OK"),
        ("Ito said no. She said yes.\n", 1, "differs"),
        (None, 1, "there is no"),
    ],
)
def test_the_text_is_held_to_the_folder(good, tmp_path, capsys, text, code, said):
    if text is not None:
        (tmp_path / "harbour.txt").write_text(text, encoding="utf-8")
    assert main(["check", str(good), "--text-dir", str(tmp_path)]) == code
    assert said in capsys.readouterr().out
