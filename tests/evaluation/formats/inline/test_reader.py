import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.inline import parse, read
from newsquotes.results import Span, Speaker

ENTITIES = {
    "ito": {"name": "Mina Ito", "type": "person"},
    "port": {"name": "Port of Sel", "type": "org"},
    "guard": {"name": "a harbour guard", "type": "person", "named": False},
}


def markup(body, quotes=None, entities=ENTITIES):
    return f"{json.dumps({'id': 'harbour', 'entities': entities, 'quotes': quotes or {}})}\n---\n{body}"


def test_a_quote_with_everything():
    article = parse(
        markup(
            "<c1>“We sail,”</c1> <k1>said</k1> <s1>captain <m:ito>Mina Ito</m:ito></s1>.",
            {"1": {"speakers": ["ito"], "role": "captain", "affiliation": "Port of Sel"}},
        )
    )
    assert article.id == "harbour"
    assert article.text == "“We sail,” said captain Mina Ito."
    (quote,) = article.quotes
    assert quote.kind == "direct"
    assert quote.content == (Span(0, 10, "“We sail,”"),)
    assert quote.cue == (Span(11, 15, "said"),)
    assert quote.source == (Span(16, 32, "captain Mina Ito"),)
    assert quote.speakers == (Speaker("Mina Ito", "ito", "person", "captain", "Port of Sel"),)
    assert article.entities[0].mentions == (Span(24, 32, "Mina Ito"),)


def test_pieces_shared_sources_and_overlapping_tags():
    article = parse(
        markup("<c1>One</c1>, <s1,2><m:ito>she</s1,2></m:ito> said, <c1>two <c2>and</c1> three</c2>. A < B </p> <c>.")
    )
    assert article.text == "One, she said, two and three. A < B </p> <c>."
    first, second = article.quotes
    assert [span.text for span in first.content] == ["One", "two and"]
    assert [span.text for span in second.content] == ["and three"]
    assert first.source == second.source == (Span(5, 8, "she"),)
    assert first.speakers == ()


def test_blanks_at_the_edge_of_a_tag_are_not_marked():
    assert parse(markup("He said<c1> no </c1>.")).quotes[0].content == (Span(8, 10, "no"),)


@pytest.mark.parametrize(
    ("quote", "speakers"),
    [
        ({"speakers": [], "description": "a witness"}, (Speaker(None, description="a witness"),)),
        ({"speakers": []}, ()),
        ({"speakers": ["guard"]}, (Speaker(None, "guard", "person", description="a harbour guard"),)),
        (
            {"speakers": ["guard"], "description": "the guard"},
            (Speaker(None, "guard", "person", description="the guard"),),
        ),
        (
            {"speakers": ["ito", None], "role": ["captain", None], "description": [None, "a guest"]},
            (Speaker("Mina Ito", "ito", "person", "captain"), Speaker(None, description="a guest")),
        ),
        ({"speakers": [{"name": "Bo Lind", "type": "person"}]}, (Speaker("Bo Lind", None, "person"),)),
        (
            {"speakers": ["ito", "port"], "role": "captain"},
            (Speaker("Mina Ito", "ito", "person", "captain"), Speaker("Port of Sel", "port", "org")),
        ),
    ],
)
def test_speakers(quote, speakers):
    assert parse(markup("She said <c1>no</c1>.", {"1": quote})).quotes[0].speakers == speakers


def test_entities_stand_by_first_mention_and_keep_a_foreign_id():
    entities = {"ito": {"name": "Mina Ito", "type": "person", "id": "Q7"}, "port": {"name": "Sel", "type": "place"}}
    article = parse(markup("<m:port>Sel</m:port>: <m:ito>Ito</m:ito>, <m:ito>she</m:ito>", entities=entities))
    assert [(e.id, len(e.mentions)) for e in article.entities] == [("port", 1), ("Q7", 2)]


def test_a_mention_may_hold_another_of_the_same_entity():
    article = parse(markup("<m:ito>the captain who said <m:ito>she</m:ito> sails</m:ito>"))
    assert [span.text for span in article.entities[0].mentions] == ["the captain who said she sails", "she"]


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        (markup("a\n<c1>b"), ["x:4: <c1> is never closed"]),
        (markup("a</c1>"), ["x:3: </c1> closes a tag that is not open"]),
        (
            markup("<c1>a <c1>b</c1>"),
            ["x:3: <c1> opens again, but the one of line 3 is still open", "x:3: <c1> is never closed"],
        ),
        (markup("a\n\n<m:bo>Bo</m:bo>"), ["x:5: <m:bo>: unknown entity key 'bo'; the header has: guard, ito, port"]),
        (markup("<s2>he</s2> said"), ["x:3: quote 2 has no content: there is no <c2>"]),
        (markup("<c1> </c1>"), ["x:3: <c1> marks no text"]),
        (
            markup("a", {"4": {"speakers": []}}),
            ["x:1: quote 4 is in the header, but no tag of the text has its number"],
        ),
        (markup("<c1>a</c1>", {"1": {"speakers": ["bo"]}}), ["x:1: quote '1': unknown entity key 'bo'"]),
        (
            markup("<c1>a</c1>", {"1": {"speaker": ["ito"]}}),
            ["x:1: quote '1': unknown field 'speaker'; allowed: speakers"],
        ),
        (
            markup("<c1>a</c1>", {"1": {"kind": "odd"}}),
            ["x:1: quote '1': 'kind' is 'odd'; allowed: direct, mixed, indirect"],
        ),
        (markup("<c1>a</c1>", {"1": {"role": 3}}), ["x:1: quote '1': 'role' must be a string, null, or a list"]),
        (markup("<c1>a</c1>", {"one": {}}), ["x:1: quote 'one': quotes are numbered"]),
        (markup("a", entities={"Bo": {"name": "Bo", "type": "person"}}), ["x:1: entity 'Bo': a key has only small"]),
        (
            markup("a", entities={"bo": {"name": "Bo", "type": "man"}}),
            ["x:1: entity 'bo': 'type' is 'man'; allowed: person"],
        ),
        ('{"id": "a",\n"quotes": }\n---\ntext', ["x:2: the header is not JSON"]),
        ("[]\n---\ntext", ["x:1: the header must be a JSON object, not list"]),
        ('{"id": "a"}\ntext', ["x:1: no line of exactly '---'"]),
        (markup("<c1>a\n</c2>"), ["x:3: <c1> is never closed", "x:4: </c2> closes a tag that is not open"]),
    ],
)
def test_errors_name_file_line_and_reason(source, reasons):
    with pytest.raises(FormatError) as error:
        parse(source, name="x")
    assert [line[: len(reason)] for line, reason in zip(str(error.value).split("\n"), reasons, strict=True)] == reasons


def test_the_text_must_be_the_given_one():
    source = markup("One\n<c1>two</c1> three\n")
    assert parse(source, text="One\ntwo three").text == "One\ntwo three"
    with pytest.raises(FormatError, match=r"x:4: without its tags the text differs .* offset 9: 'hree.*, given: 'ree'"):
        parse(source, name="x", text="One\ntwo tree")


def test_files_keep_their_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b'{"id": "a"}\r\n---\r\nOne\r\n<c1>two</c1>\r\n')
    article = read(path)
    assert article.text == "One\r\ntwo\r\n"
    assert article.quotes[0].content == (Span(5, 8, "two"),)


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b'{"id": "a"}\n---\n\xe9')
    with pytest.raises(FormatError, match="not UTF-8"):
        read(path)
