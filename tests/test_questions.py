"""The questions and the vocabulary say the same: each fact is settled once, by the kinds of act for which it has a meaning."""

from __future__ import annotations

from engine.common import shipped_common
from engine.vocabulary import shipped_vocabulary

QUESTIONS = shipped_common().questions.values()
VOCABULARY = shipped_vocabulary()


def test_every_fact_is_settled_by_exactly_one_question() -> None:
    settled = sorted((("act" if q.act else "notice" if q.notice else "case"), fact) for q in QUESTIONS for fact in q.settles)
    facts = [("case", fact) for fact in (*VOCABULARY.case, "acts", "notices")]
    facts += [(scope, fact) for scope in ("act", "notice") for fact in getattr(VOCABULARY, scope) if fact != "kind"]
    assert settled == sorted(facts)


def test_a_fact_of_an_act_is_asked_for_the_kinds_for_which_it_has_a_meaning() -> None:
    for question in QUESTIONS:
        for fact in question.settles if question.act else ():
            kinds = VOCABULARY.act[fact].kinds or VOCABULARY.act["kind"].values
            assert set(question.act) >= set(kinds), (question.id, fact)


def test_every_answer_offered_is_a_value_of_its_fact() -> None:
    for question in QUESTIONS:
        scope = "act" if question.act else "notice" if question.notice else "case"
        for option in question.options:
            if question.settles in (["acts"], ["notices"]):
                assert option.value in getattr(VOCABULARY, question.id.removesuffix("s"))["kind"].values
            else:
                facts = [getattr(VOCABULARY, scope)[fact] for fact in question.settles]
                assert any(option.value == fact.id or option.value in fact.values for fact in facts), (question.id, option.value)


def test_the_acts_and_notices_offered_are_all_there_are() -> None:
    for ident, scope in (("acts", VOCABULARY.act), ("notices", VOCABULARY.notice)):
        assert {option.value for option in shipped_common().questions[ident].options} == set(scope["kind"].values)
