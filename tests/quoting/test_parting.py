"""Where one speech ends and another begins."""

import pytest

from newsquotes.quoting.layout import lay_out
from newsquotes.quoting.parting import join_continued, part_speeches
from newsquotes.quoting.proposal import Proposal
from newsquotes.reading import reading


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


def proposal(text, content, source=(), cue=()):
    return Proposal(*(tuple(span(text, words) for words in part) for part in (content, source, cue)))


def texts(text, proposals):
    join = lambda part: " … ".join(text[slice(*piece)] for piece in part)  # noqa: E731
    return [(join(p.source), join(p.cue), join(p.content)) for p in proposals]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "The bridge was safe, she said. “I walk over it.”",
            ["The bridge was safe", "“I walk over it.”"],
            [("she", "said", "The bridge was safe"), ("", "", "“I walk over it.”")],
            id="report with its cue behind",
        ),
        pytest.param(
            "What was it called? “The Old Lady,” she said. “And it was blue.”",
            ["What was it called?", "“The Old Lady,”", "“And it was blue.”"],
            [("she", "said", "“The Old Lady,” … “And it was blue.”")],
            id="a question of the writer",
        ),
        pytest.param(
            "She said that the bridge was safe.\n\n“I walk over it.”",
            ["that the bridge was safe", "“I walk over it.”"],
            [("She", "said", "that the bridge was safe"), ("", "", "“I walk over it.”")],
            id="report and a paragraph of speech",
        ),
        pytest.param(
            "“Nobody asked me.”\n\n“I would have told them,” she said.",
            ["“Nobody asked me.”", "“I would have told them,”"],
            [("", "", "“Nobody asked me.”"), ("she", "said", "“I would have told them,”")],
            id="two paragraphs of speech, the first closed",
        ),
        pytest.param(
            "“Nobody asked me.\n\n“I would have told them,” she said.",
            ["“Nobody asked me.", "“I would have told them,”"],
            [("she", "said", "“Nobody asked me. … “I would have told them,”")],
            id="the first left open",
        ),
        pytest.param(
            "She said that the bridge was safe. “I walk over it.”",
            ["that the bridge was safe", "“I walk over it.”"],
            [("She", "said", "that the bridge was safe … “I walk over it.”")],
            id="cue first and the quotation right behind: as PolNeAR has it",
        ),
        pytest.param(
            "“It is safe,” she said. “I walk over it.”",
            ["“It is safe,”", "“I walk over it.”"],
            [("she", "said", "“It is safe,” … “I walk over it.”")],
            id="one speech",
        ),
    ],
)
def test_part_speeches(nlp, text, content, expected):
    doc = nlp(text)
    source = "She" if "She said" in text else "she"
    parts = part_speeches(proposal(text, content, [source], ["said"]), lay_out(doc, reading(doc)))
    assert texts(text, parts) == expected


def test_without_cue_and_source_nothing_is_parted(nlp):
    text = "The bridge was safe. “I walk over it.”"
    doc = nlp(text)
    whole = proposal(text, ["The bridge was safe", "“I walk over it.”"])
    assert part_speeches(whole, lay_out(doc, reading(doc))) == [whole]


def test_a_paragraph_of_an_open_speech_is_joined(nlp):
    text = "“It was late,” he said. “We waited.\n\n“And my brother said, ‘Never.’\n\n“So we went home.”"
    doc = nlp(text)
    first = proposal(text, ["“It was late,”", "“We waited."], ["he"], ["said"])
    inner = span(text, "my brother said")
    second = Proposal(
        (span(text, "“And"), span(text, "‘Never.’"), span(text, "“So we went home.”")),
        ((inner[0], inner[0] + 10),),
        ((inner[1] - 4, inner[1]),),
    )
    joined = join_continued([first, second], lay_out(doc, reading(doc)))
    assert texts(text, joined) == [
        ("he", "said", "“It was late,” … “We waited. … “And my brother said, ‘Never.’ … “So we went home.”")
    ]


def test_a_paragraph_with_a_cue_of_its_own_is_not_joined(nlp):
    text = "“It was late,” he said. “We waited.\n\n“And it rained,” added his brother."
    doc = nlp(text)
    parts = [
        proposal(text, ["“It was late,”", "“We waited."], ["he"], ["said"]),
        proposal(text, ["“And it rained,”"], ["his brother"], ["added"]),
    ]
    assert join_continued(parts, lay_out(doc, reading(doc))) == parts


def test_marks_of_latex_are_marks(nlp):
    text = "``Nobody asked me,'' she said.\n\n``I would have told them.''"
    layout = lay_out(nlp.make_doc(text), reading(nlp.make_doc(text)))
    whole = proposal(text, ["``Nobody asked me,''", "``I would have told them.''"], ["she"], ["said"])
    assert part_speeches(whole, layout) == [whole]
