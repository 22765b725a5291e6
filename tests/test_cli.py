"""The command line: what comes out where, and with which exit code."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner, Result

import newsquotes
from newsquotes.cli import app
from newsquotes.results import Article

SAID = "Ann Lee is the mayor of Oslo.\n\n“The bridge will open in the spring,” Lee said on Monday.\n"


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run the command line in an empty folder, with the pipeline that the tests share."""
    monkeypatch.chdir(tmp_path)
    load = newsquotes.load
    monkeypatch.setattr(newsquotes, "load", lambda model=None: load(model) if model else nlp)

    def call(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, ["attribute", *arguments], input=input)

    return call


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


def flat(text: str) -> str:
    """Undo the line breaks and frames of a printed message."""
    return " ".join(text.replace("│", " ").split())


class TestModes:
    def test_only_the_modes_asked_for_come_out(self, run, article_file) -> None:
        assert json.loads(run("bridge.txt", "-f", "json", "--modes", "speech, writing").stdout)["quotes"]
        assert not json.loads(run("bridge.txt", "-f", "json", "--modes", "thought").stdout)["quotes"]

    def test_only_quotes_that_are_sure_enough_come_out(self, run, article_file) -> None:
        assert json.loads(run("bridge.txt", "-f", "json", "--min-confidence", "0.1").stdout)["quotes"]
        assert not json.loads(run("bridge.txt", "-f", "json", "--min-confidence", "1").stdout)["quotes"]
        assert run("bridge.txt", "--min-confidence", "1.5").exit_code == 2

    def test_the_table_shows_what_is_not_plain_speech(self, run, tmp_path) -> None:
        (tmp_path / "a.txt").write_text("Ann Lee denied that the bridge was unsafe.", encoding="utf-8")
        assert "negative" in run("a.txt").stdout

    @pytest.mark.parametrize("given", ["song", "", "speech,song"])
    def test_an_unknown_mode_is_a_wrong_call(self, run, article_file, given) -> None:
        result = run("bridge.txt", "--modes", given)
        assert result.exit_code == 2
        assert "speech, writing, thought" in flat(result.output)


class TestFormats:
    def test_table(self, run, article_file) -> None:
        result = run("bridge.txt")
        assert result.exit_code == 0
        for word in ("bridge.txt", "Speaker", "Kind", "Quote", "Cue", "direct", "1 quote"):
            assert word in result.stdout
        assert "The bridge will open in the spring" in flat(result.stdout)

    @pytest.mark.parametrize("width", [80, 160])
    def test_table_keeps_to_the_terminals_width(self, run, seed_path, monkeypatch, width) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        lines = run(str(seed_path)).stdout.splitlines()
        assert max(map(len, lines)) <= width
        assert max(len(line.rstrip()) for line in lines) > width * 0.9

    def test_table_shows_no_control_characters(self, run, tmp_path) -> None:
        (tmp_path / "a\x1b[31mb.txt").write_text(SAID.replace("bridge", "\x1b[2Jbridge\x07"), encoding="utf-8")
        result = run("a\x1b[31mb.txt")
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        assert "\x07" not in result.stdout

    def test_table_takes_no_markup_from_the_article(self, run, tmp_path) -> None:
        (tmp_path / "a.txt").write_text(SAID.replace("The bridge", "The [bold]bridge[/bold] [/red]"), encoding="utf-8")
        assert "[bold]bridge[/bold] [/red]" in flat(run("a.txt").stdout)

    def test_json_of_one_file_is_an_object(self, run, article_file) -> None:
        given = json.loads(run("bridge.txt", "--format", "json").stdout)
        article = Article.from_dict(given)
        assert article.text == SAID
        assert article.id == "bridge.txt"
        assert article.quotes

    def test_json_of_several_files_is_an_array(self, run, article_file, tmp_path) -> None:
        (tmp_path / "b.txt").write_text("Nothing.", encoding="utf-8")
        given = json.loads(run("bridge.txt", "b.txt", "-f", "json").stdout)
        assert [article["id"] for article in given] == ["bridge.txt", "b.txt"]

    def test_jsonl_has_an_article_per_line(self, run, article_file, tmp_path) -> None:
        (tmp_path / "b.txt").write_text("Line.\nLine.", encoding="utf-8")
        lines = run("bridge.txt", "b.txt", "-f", "jsonl").stdout.splitlines()
        assert [Article.from_dict(json.loads(line)).id for line in lines] == ["bridge.txt", "b.txt"]

    def test_html_is_a_whole_page(self, run, article_file, tmp_path) -> None:
        (tmp_path / "<b>.txt").write_text("Nothing & nobody.", encoding="utf-8")
        page = run("bridge.txt", "<b>.txt", "-f", "html").stdout
        assert page.startswith("<!DOCTYPE html>")
        assert page.endswith("</html>\n")
        assert page.count('class="newsquotes"') == 2
        assert "&lt;b&gt;.txt" in page

    def test_an_unknown_format_is_refused(self, run, article_file) -> None:
        result = run("bridge.txt", "-f", "yaml")
        assert result.exit_code == 2
        assert "'table', 'json', 'jsonl', 'html'" in flat(result.stderr)


class TestInput:
    @pytest.mark.parametrize("arguments", [(), ("-",)])
    def test_standard_input(self, run, arguments) -> None:
        result = run(*arguments, "-f", "json", input=SAID)
        assert result.exit_code == 0
        assert json.loads(result.stdout)["text"] == SAID
        assert json.loads(result.stdout)["id"] is None

    def test_offsets_count_the_files_own_characters(self, run, tmp_path) -> None:
        text = "\ufeff" + SAID.replace("\n", "\r\n")
        (tmp_path / "a.txt").write_bytes(text.encode())
        given = json.loads(run("a.txt", "-f", "json").stdout)
        assert given["text"] == text
        for quote in given["quotes"]:
            for span in quote["content"]:
                assert text[span["start"] : span["end"]] == span["text"]

    def test_standard_input_twice_is_refused(self, run) -> None:
        result = run("-", "-", input=SAID)
        assert result.exit_code == 2
        assert "only once" in flat(result.stderr)

    def test_an_empty_file_is_an_empty_article(self, run, tmp_path) -> None:
        (tmp_path / "empty.txt").touch()
        result = run("empty.txt", "-f", "json")
        assert result.exit_code == 0
        assert json.loads(result.stdout) == {"id": "empty.txt", "text": "", "quotes": [], "entities": []}

    def test_unreadable_files_are_named_and_the_others_come_out(self, run, article_file, tmp_path, small_limit) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "latin1.txt").write_bytes("caf\u00e9".encode("latin-1"))
        (tmp_path / "long.txt").write_text("a" * (small_limit + 1))
        result = run("missing.txt", "folder", "bridge.txt", "latin1.txt", "long.txt", "bridge.txt", "-f", "jsonl")
        assert result.exit_code == 1
        assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["bridge.txt", "bridge.txt"]
        complaints = result.stderr.splitlines()
        assert [line.split(": ")[1] for line in complaints] == ["missing.txt", "folder", "latin1.txt", "long.txt"]
        assert "No such file" in complaints[0]
        assert "directory" in complaints[1]
        assert "not UTF-8 text (byte 0xe9 at position 3)" in complaints[2]
        assert "1,001 characters; the limit is 1,000" in complaints[3]

    def test_when_nothing_could_be_read_nothing_is_written(self, run, tmp_path) -> None:
        (tmp_path / "out.json").write_text("old")
        result = run("missing.txt", "gone.txt", "-o", "out.json")
        assert result.exit_code == 1
        assert "nothing was written" in result.stderr
        assert (tmp_path / "out.json").read_text() == "old"

    def test_an_unknown_model_is_refused(self, run, article_file) -> None:
        result = run("bridge.txt", "--model", "xx_no_such")
        assert result.exit_code == 2
        assert "No spaCy model 'xx_no_such' is installed" in flat(result.stderr)

    def test_no_workers_are_refused(self, run, article_file) -> None:
        assert run("bridge.txt", "--n-process", "0").exit_code == 2


class TestOutput:
    @pytest.mark.parametrize(
        ("name", "opening"), [("o.json", "{"), ("o.jsonl", '{"id"'), ("o.HTML", "<!DOC"), ("o.txt", "bridge.txt")]
    )
    def test_the_format_follows_the_files_ending(self, run, article_file, tmp_path, name, opening) -> None:
        result = run("bridge.txt", "--output", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)

    def test_the_named_format_wins(self, run, article_file, tmp_path) -> None:
        run("bridge.txt", "-o", "o.json", "-f", "html")
        assert (tmp_path / "o.json").read_text(encoding="utf-8").startswith("<!DOC")

    def test_a_failure_on_the_way_leaves_the_old_file_and_no_litter(self, run, article_file, tmp_path, monkeypatch):
        (tmp_path / "o.json").write_text("old")

        def fail(self: Article, **_: object) -> str:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Article, "to_json", fail)
        result = run("bridge.txt", "-o", "o.json")
        assert result.exit_code == 1
        assert "o.json: No space left on device" in result.stderr
        assert sorted(os.listdir(tmp_path)) == ["bridge.txt", "o.json"]
        assert (tmp_path / "o.json").read_text() == "old"

    def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(self, run, article_file, tmp_path) -> None:
        run("bridge.txt", "-o", "new.json")
        (tmp_path / "plain").touch()
        assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)
        (tmp_path / "new.json").chmod(0o640)
        run("bridge.txt", "-o", "new.json")
        assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, run, article_file, tmp_path) -> None:
        (tmp_path / "real.json").touch()
        (tmp_path / "link.json").symlink_to("real.json")
        run("bridge.txt", "-o", "link.json")
        assert (tmp_path / "link.json").is_symlink()
        assert (tmp_path / "real.json").read_text(encoding="utf-8").startswith("{")

    @pytest.mark.parametrize(
        ("output", "message"),
        [
            ("no/such/o.json", "there is no folder no/such"),
            ("bridge.txt", "also one of the articles"),
            (".", "directory"),
        ],
    )
    def test_an_impossible_output_is_refused_before_the_work(self, run, article_file, output, message) -> None:
        result = run("bridge.txt", "-o", output)
        assert result.exit_code == 2
        assert message in flat(result.stderr)
        assert article_file.read_text(encoding="utf-8") == SAID


class TestRegistry:
    def test_entities_are_linked_to_it(self, run, article_file, tmp_path) -> None:
        with newsquotes.Registry(tmp_path / "r.db") as registry:
            registry.add(id="mine", name="Ann Lee", type="person")
        before = (tmp_path / "r.db").read_bytes()
        given = json.loads(run("bridge.txt", "-f", "json", "--registry", "r.db").stdout)
        assert "mine" in {entity["id"] for entity in given["entities"]}
        assert (tmp_path / "r.db").read_bytes() == before

    def test_learning_makes_the_file(self, run, article_file, tmp_path) -> None:
        result = run("bridge.txt", "-f", "json", "--learn", "-r", "new.db")
        assert result.exit_code == 0
        speaker = json.loads(result.stdout)["quotes"][0]["speakers"][0]["entity_id"]
        shown = CliRunner().invoke(app, ["registry", "show", speaker, "-r", "new.db"])
        assert "named 1 times: Ann Lee" in shown.stdout
        assert "named 1 times: Lee" in shown.stdout

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--learn"], "name the registry to write into"),
            (["--registry", "none.db"], "there is no registry at none.db; --learn makes one"),
            (["--registry", "bridge.txt"], "is not a registry"),
        ],
    )
    def test_a_wrong_call(self, run, article_file, tmp_path, arguments, message) -> None:
        result = run("bridge.txt", *arguments)
        assert result.exit_code == 2
        assert message in flat(result.stderr)
        assert [path.name for path in tmp_path.iterdir()] == ["bridge.txt"]


class TestHelp:
    def test_help_tells_a_newcomer_what_to_type(self) -> None:
        result = CliRunner().invoke(app, ["--help"])
        assert result.exit_code == 0
        assert "who said what" in result.stdout
        assert "newsquotes attribute article.txt" in flat(result.stdout)

    def test_without_arguments_the_help_is_shown(self) -> None:
        assert "attribute" in CliRunner().invoke(app, []).output

    def test_version(self) -> None:
        result = CliRunner().invoke(app, ["--version"])
        assert result.stdout == f"newsquotes {newsquotes.__version__}\n"


class TestProcess:
    """The installed command, as a shell starts it."""

    COMMAND = Path(sys.executable).parent / "newsquotes"

    def test_the_installed_command_reads_the_seed(self, seed_path: Path) -> None:
        done = subprocess.run(
            [self.COMMAND, "attribute", seed_path, "--format", "json"], capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        assert Article.from_dict(json.loads(done.stdout)).quotes

    def test_utf8_comes_out_whatever_the_locale(self, article_file: Path) -> None:
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        for form in ("json", "table"):
            command = [self.COMMAND, "attribute", article_file, "--format", form]
            done = subprocess.run(command, capture_output=True, env=environment, check=True)
            assert done.stdout
        assert "Traceback" not in done.stderr.decode()

    def test_help_is_quick_because_spacy_stays_out(self) -> None:
        code = "import sys, newsquotes.cli; print([m for m in ('spacy', 'pandas', 'sqlalchemy') if m in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


def test_python_m_newsquotes_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "newsquotes", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"newsquotes {newsquotes.__version__}\n"
