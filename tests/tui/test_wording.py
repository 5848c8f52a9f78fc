"""What findings say: certainty, penalties, answers, deadlines, each in words that never send anyone away."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from engine.assess import assess
from engine.case import Case
from engine.finding import Amount, Certainty, DueDate
from engine.language import Text
from engine.reasons import Reason
from tui import wording
from tui.places import matching, place_name, places, platforms

CASE = Case(
    {"victim_lives_in": "FR", "victim_age_at_act": 27, "material": "edited", "shows": frozenset({"nudity"}), "consent_to_sharing": False},
    ({"kind": "shared", "from": date(2025, 12, 30), "audience": "public_online", "platform": "x"},), None, date(2026, 1, 12),
)


def due(**changes: object) -> DueDate:
    base = {
        "due": date(2026, 3, 30), "late": date(2026, 3, 31), "starts": date(2025, 12, 30), "counted": Text("", "Three months."),
        "binds": "person", "earliest": False, "recommended": None, "passed": False,
    }
    return DueDate(**{**base, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("penalty", "words"), [
    (Amount(36, 75000, "EUR"), "up to 3 years in prison and a fine of up to €75,000"),
    (Amount(12, None, "EUR"), "up to 1 year in prison"),
    (Amount(18, 0, "GBP"), "up to 18 months in prison"),
    (Amount(None, 1500, "GBP"), "a fine of up to £1,500"),
    (Amount(None, None, "EUR", Text("", "Civil only")), "Civil only"),
])
def test_a_penalty(penalty, words):
    assert wording.amount(penalty) == words


def test_every_certainty_has_its_sentence():
    said = {wording.certainty(SimpleNamespace(certainty=c)) for c in Certainty}  # type: ignore[arg-type]
    assert len(said) == len(Certainty)


def test_answers_in_the_words_of_their_questions():
    seen = wording.fact_value(Reason("audience", "public_online", 0), CASE)
    assert seen == "Who could see it? Anyone online (open post, open channel, site)"
    assert wording.fact_value(Reason("victim_lives_in", "FR"), CASE) == "Where do you live? France"
    assert wording.fact_value(Reason("kind", "shared", 0), CASE).startswith("What happened? Someone showed")
    assert wording.fact_value(Reason("in_danger_now", True)).endswith(": yes") or "yes" in wording.fact_value(Reason("in_danger_now", True))
    assert wording.fact_value(Reason("victim_age_at_act", 27)) == "How old were you when it happened? 27"


def test_every_reason_and_need_of_an_assessment_has_words(packs):
    findings = assess(CASE, packs).findings
    said = [line for f in findings for line in (*wording.reasons(f, CASE), *wording.needs(f, CASE))]
    assert said and not [line for line in said if "_" in line]


def test_a_deadline():
    assert wording.deadline(due(recommended=date(2026, 3, 1))).splitlines() == [
        "Until 30 March 2026.", "Better done before 1 March 2026.", "Counted from 30 December 2025. Three months.",
    ]


def test_a_passed_deadline_sends_nobody_away():
    words = wording.deadline(due(passed=True))
    assert "has passed" in words and "interrupted or suspended" in words and "association or a lawyer" in words
    assert "too late" not in words


def test_a_deadline_of_the_other_side_is_late_on_its_later_day():
    assert "31 March 2026" in wording.deadline(due(binds="other"))
    assert "can be reported" in wording.deadline(due(binds="other", passed=True))


def test_places_by_name_the_likely_ones_first():
    found = places()
    assert found[0] == ("FR", "France") and found[5] == ("US", "United States")
    assert len({code for code, _ in found}) == len(found)
    assert matching(found, "scot")[0][0] == "GB-SCT"
    assert matching(found, "aland")[0][0] == "AX"
    assert place_name("US-CA") == "California (United States)"


def test_another_site_can_always_be_named():
    assert "other_site" in dict(platforms())
