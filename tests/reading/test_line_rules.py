"""Furniture by the line alone: each rule with lines it must take and near misses it must leave."""

from __future__ import annotations

import pytest

from newsquotes.reading import line_rules as rules

TAKEN = {
    rules.is_link: """
        Also Read :- Fire in the old harbour, two hurt
        ALSO READ | Fire in the old harbour
        Also read: ‘It burned all night,’ says neighbour
        Read more: The town that lost its bridge
        READ MORE
        Read also - The town that lost its bridge
        See also: Oslo
        See more
        Continue reading
        Further reading:
        Related
        Related stories
        Related article: The town that lost its bridge
        Recommended for you
        More on this story
        Most popular
        Most read
        Trending now
        Top stories
        Don't miss: The town that lost its bridge
        You may also like
        What to read next
        Editor’s picks
        Watch now > The launch
    """,
    rules.is_link_label: """
        Watch: Police chase a stolen bus
        WATCH | Police chase a stolen bus
        Opinion: The case for trains
        Read: The judge’s letter in full
        More: Why the bridge fell
        Live updates: The vote
        Explained: Who pays for the bridge?
    """,
    rules.is_byline: """
        By Jane Roe
        By Jane Roe and John Doe in Oslo
        By JANE ROE
        BY JANE ROE, STAFF WRITER
        By Jane Roe | 3 May 2021
        By May Chan
        By Ludwig van der Berg
        Written by Jane Roe
        From our own correspondent
        Words: Jane Roe
        (Reporting by A. Roe in Kabul; Writing by C. Poe; Editing by B. Doe.)
        Additional reporting by A. Roe
        Translated by Jane Roe.
        Photo: B. Doe
        (Photo by B. Doe/Agency)
        Image credit: NASA
        Credit: NASA
        Source: Reuters
    """,
    rules.is_notice: """
        Follow us
        Follow us on Facebook, YouTube and Twitter
        Follow Jane Roe on Twitter @janeroe
        Follow the Oslo Times on Facebook.
        Follow @janeroe on Instagram
        For the latest news and reviews, follow us on Facebook
        For more on the bridge, visit our special page
        Join us on Telegram
        Subscribe
        Subscribe now
        Subscribe to our weekly newsletter
        Subscribe to the Oslo Times podcast here.
        Sign up for our morning newsletter to get the news first.
        Sign in to continue reading
        Log in
        Click here to read more
        Tap here for the full list
        Share
        Share this:
        Share this article
        Share on Facebook
        Comments (12)
        4 comments
        View all comments
        Leave a comment
        Loading...
        Skip to main content
        Listen to this article 4 min
        Become a member today
        Support our journalism
        © 2021 The Oslo Times
        Copyright 2021 The Oslo Times. All rights reserved.
        The Oslo Times. All rights reserved.
        Privacy policy
        By going on you agree to our Terms of Use and Privacy Policy.
        We use cookies to make this site better.
    """,
    rules.is_advertisement: """
        Advertisement
        - Advertisement -
        ADVERTISEMENT - CONTINUE READING BELOW
        [Ad]
        Sponsored content
        Story continues below advertisement
        Article continues after the video
    """,
    rules.is_breadcrumb: """
        Home > World > Asia
        Home » World » Harbour fire kills two
        Home > World
        News | Sport | Weather
        News / World / Asia
        Home • Politics • Opinion
    """,
    rules.is_rule: """
        ***
        -----
        * * *
        _____
        …
    """,
    rules.is_handle: """
        @janeroe
        #bridge #oslo
        https://example.org/a?b=c
        www.example.org/a
        jane@example.org
    """,
    rules.is_other_script: """
        फॉलो करें
        Читайте также
        تابعونا على تويتر Twitter
    """,
}

LEFT = {
    rules.is_link: """
        Read my lips: no new taxes
        Read the full statement: we did no wrong
        Read more about the plan in Tuesday’s paper.
        More than 100 people died: police
        More from the minister: taxes to rise
        More - much more - is needed
        Related to the king: a beggar
        See no evil: how the court looked away
        See you in court - mayor
        Watch out: thieves are about
        Watch this space: new park planned
        Top story of the year was the bridge
        Reading: a town in crisis
        Continue the fight, minister says
        Trending down: prices fall
    """,
    rules.is_link_label: """
        Opinion polls: Labour ahead
        Watch out: thieves are about
        Listen to me: go home
        Read my lips: no new taxes
        More people: that is what the town needs
        Opinion: he said it was fair.
    """,
    rules.is_byline: """
        By Friday the river had fallen.
        By Friday the river had fallen
        By Friday
        By Monday, London Was Under Water
        By May, Prices Had Doubled
        By Giving Up Power, the King Kept It
        By Hook or by Crook
        By the sea
        From Paris to Berlin
        From Russia With Love
        By Jane Roe’s account, “nobody was there”
        Reporting by the paper led to his arrest.
        Photo by the author shows a man in the rain
        Source: The minister will resign
        Sources: minister to resign
        Picture this: no cars
        Video: “I did it”
        Image: A man stands in the rain
        Words fail me
    """,
    rules.is_notice: """
        Follow the money
        Follow the money on Facebook ads
        “Follow us,” the guide told them.
        "Follow us on Twitter," the group said.
        Join us in prayer, the bishop said.
        They asked people to follow us, she said.
        Share the burden
        Share prices fell on Monday
        Save the whales
        Print is dead
        Sign on the dotted line
        Sign up to the army
        Register to vote, officials urge
        Register now, voters told
        Subscribe to the theory, then
        Click here, police warn, and you lose it all
        Download this film and go to jail, studios warn
        Support our troops, senator says
        Become a member of parliament
        Skip to the end
        Comments were closed.
        Copyright law is changing
        All rights reserved for the few, critics say
        She agreed to the terms of use.
        He said the privacy policy was clear.
        For more than a decade, visit numbers fell
        For daily bread, they visit the church.
    """,
    rules.is_advertisement: """
        Ad spending falls
        Advertising is dead
        Sponsored by nobody
        The story continues below the bridge.
        Adverts
    """,
    rules.is_breadcrumb: """
        Win / lose
        London / Paris
        Hope > fear
        Red 46% | Blue 48%
        Red 46% | Blue 48% | Other 6%
        Mayor resigns over bridge | The Oslo Times
        “Yes” | “No” | “Perhaps”
        He said: «Нет».
        > quoted mail
    """,
    rules.is_rule: """
        "
        ”
        '
        “...”
        - a -
    """,
    rules.is_handle: """
        @janeroe said no
        #bridge is trending
        See https://example.org/a
    """,
    rules.is_other_script: """
        He answered: «Нет».
        Müller, Łódź, İstanbul
        1,234
    """,
}


def rows(table: dict) -> list[tuple]:  # type: ignore[type-arg]
    return [
        pytest.param(rule, line.strip(), id=f"{rule.__name__}: {line.strip()[:40]}")
        for rule, lines in table.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("rule", "line"), rows(TAKEN))
def test_taken(rule, line: str) -> None:
    assert rule(line)


@pytest.mark.parametrize(("rule", "line"), rows(LEFT))
def test_left(rule, line: str) -> None:
    assert not rule(line)


@pytest.mark.parametrize(
    "line", sorted({param.values[1] for param in rows(LEFT)} - {param.values[1] for param in rows(TAKEN)})
)
def test_what_one_rule_leaves_no_other_takes(line: str) -> None:
    assert not rules.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "“We are in the valley and we stay,” he said.",
        "The mayor said the bridge was closed.",
        "Oslo: The mayor said the bridge was closed.",
        "OSLO (Agency) - The mayor said the bridge was closed on Monday.",
        "Mayor: bridge closed",
        "Mayor says bridge “closed for good”",
        "Why the bridge fell",
        "Q: What happened? A: It fell.",
        "Roe: I did not see it.",
        "It was 10:15 when the bridge fell, 3 May 2021.",
        "- the bridge was closed",
        "Share of voters who follow the news on Facebook falls",
    ],
)
def test_prose_is_left_by_every_rule(line: str) -> None:
    assert not rules.is_furniture(line)


def test_a_very_long_line_is_prose() -> None:
    assert rules.is_furniture("Read more: bridge")
    assert not rules.is_furniture("Read more: bridge" + " and bridge" * 60)


@pytest.mark.parametrize("mark", ['"', "“", "'", "` "])
def test_a_line_drawn_with_marks_is_a_rule_of_any_length(mark: str) -> None:
    assert rules.is_furniture(mark * 5000)
    assert not rules.is_furniture(mark * 5)
    assert not rules.is_furniture(mark * 5000 + "No")
