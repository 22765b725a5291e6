"""What has the form of a report and tells nothing, beside like sentences that do tell something."""

import pytest

from .conftest import read_all

HOLLOW = [
    # the content only takes up what was said
    "[The mayor] {denied} <it>.",
    "[A new poll] {suggests} <so>.",
    "The bridge is unsafe, <which> [the mayor] {disputes}.",
    # pictures
    "[Photographs taken at dawn] {showed} <smoke over the harbour>.",
    "[Video from a drone] {shows} <that the bridge has fallen>.",
    # nothing told
    "[Osei] said he was well but {gave} <no details of his plans>.",
    "[She] {gave no details on} <her plans>.",
    "[The council] {has not set} <a date for the vote>.",
    "[The ministry] {has yet to say} <when the bridge will open>.",
    "[They] have yet to sign a treaty or {publish} <a list of the prisoners>.",
    # which people
    "Those [who] {fear} <reprisals> have left the town.",
    "Tenants [who] {fear} <losing their homes> have called a lawyer.",
]

TELLING = [
    "[The mayor] {denied} <the bridge was unsafe>.",
    "[The mayor] {said} <it would open>.",
    "<“So,”> [he] {said}.",
    "One of the bridges is unsafe, but [the mayor] {would not say} <which>.",
    "[The data] {showed} <that prices had fallen>.",
    "[A man in the video] {says} <the bridge has fallen>.",
    "[The mayor] {declined} <to comment>.",
    "[The mayor] {did not say} <when the bridge would open>.",
    "[The mayor] {gave} <three reasons for the delay>.",
    "[The mayor] {gave} <no sign that the bridge would open>.",
    "[The ministry] {has said} <when the bridge will open>.",
    "Tenants [who] {fear} <that they will lose their homes> have called a lawyer.",
    "Ada Holm, [who] {fears} <a long strike>, runs the harbour.",
]


@pytest.mark.parametrize("sentence", HOLLOW)
def test_hollow_reports_are_left_out(nlp, sentence):
    assert read_all(nlp, sentence) == ()


@pytest.mark.parametrize("sentence", TELLING)
def test_what_tells_something_stays(nlp, sentence):
    assert len(read_all(nlp, sentence)) == 1
