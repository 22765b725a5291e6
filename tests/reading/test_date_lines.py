"""Lines that hold a date and nothing else."""

from __future__ import annotations

import pytest

from newsquotes.reading.date_lines import is_dateline, opens_with_date


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2021",
        "May 3, 2021",
        "May 3rd, 2021.",
        "Friday, June 10, 2016.",
        "Mon 3 May 2021 10.15 BST",
        "May 3, 2021 at 10:15 a.m.",
        "Sept. 14, 2021",
        "2021-05-03",
        "2021-05-03T10:15:00Z",
        "03/05/2021",
        "10:15 GMT",
        "10.30 p.m.",
        "11:50 a.m.:",
        "Published: 3 May 2021, 10:15 GMT",
        "Published 10:15 AM EST, Mon May 3, 2021",
        "Last modified on Mon 3 May 2021 10.15 BST",
        "3 May 2021 | Updated 4 May 2021",
        "Published on Monday",
        "Updated Date",
        "Last updated 5 hours ago",
        "3 hours ago",
        "5 min read",
    ],
)
def test_datelines(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2021",
        "1984",
        "Monday",
        "May",
        "Date",
        "On 3 May 2021 he died.",
        "Nov. 4, 2014 The one that got away.",
        "1 May 1997: Blair wins",
        "3 May: UN meets",
        "3 hours ago the bomb fell",
        "Updated figures show a rise",
        "Updated on Tuesday the list was long",
        "Posted on Facebook the video shows a fire",
        "It was 10:15",
        "Two days ago",
        "UN 2021",
        "7-2",
        "Marchers 2021",
        "1. 2. 3.",
    ],
)
def test_near_misses(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday", True),
        ("Friday the river had fallen", True),
        ("May 3, 2021", True),
        ("May, the river had fallen", True),
        ("May Chan", False),
        ("June Carter and April Lee", False),
        ("Jane Roe", False),
    ],
)
def test_opening_date(text: str, expected: bool) -> None:
    assert opens_with_date(text) is expected
