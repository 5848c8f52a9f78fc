"""Days are read in every way that we say we accept, and written as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from engine.language import use
from tui.days import day, read_day, read_time

TODAY = date(2026, 1, 12)


@pytest.mark.parametrize("text", [
    "2025-12-30", "30/12/2025", "30.12.2025", "30-12-2025", "30 12 2025", "30 December 2025", "December 30, 2025", "30 décembre 2025",
    "30 DEC 2025", "30 déc. 2025", " 30  decembre 2025 ",
])
def test_one_day(text):
    written = read_day(text, TODAY)
    assert written.first == written.last == date(2025, 12, 30)
    assert not written.whole_month


@pytest.mark.parametrize("text", ["2025-12", "12/2025", "12.2025", "December 2025", "décembre 2025", "dec 2025"])
def test_a_month(text):
    written = read_day(text, TODAY)
    assert (written.first, written.last) == (date(2025, 12, 1), date(2025, 12, 31))


def test_the_month_under_way_ends_today():
    assert read_day("janvier 2026", TODAY).last == TODAY


def test_first_of_the_month_in_french():
    assert read_day("1er janvier 2026", TODAY).first == date(2026, 1, 1)


@pytest.mark.parametrize("text", [
    "", "29", "30/12/25", "31/11/2025", "13/2025", "00/12/2025", "13/01/2026", "2027", "december", "0000-12-30", "9999-12",
])
def test_refused_in_words_that_do_not_quote(text):
    with pytest.raises(ValueError) as refused:
        read_day(text, TODAY)
    assert str(refused.value).endswith(".")
    assert not text or text not in str(refused.value)


@pytest.mark.parametrize(("text", "read"), [("14:30", (14, 30)), ("9h", (9, 0)), ("9h05", (9, 5)), ("14.30", (14, 30)), ("7", (7, 0))])
def test_a_time(text, read):
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["24:00", "12:60", "noon", ""])
def test_a_time_refused(text):
    with pytest.raises(ValueError):
        read_time(text)


@pytest.mark.parametrize(("lang", "first", "second"), [
    ("en", "1 January 2026", "2 January 2026"), ("fr", "1er janvier 2026", "2 janvier 2026"),
])
def test_written(lang, first, second):
    use(lang)
    assert day(date(2026, 1, 1)) == first
    assert day(date(2026, 1, 2)) == second
