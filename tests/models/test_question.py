"""What the database holds of questions, positions and requests for a response."""

from store.rows import BY_ADA, BY_FOX, RAINING, World, put


def test_a_question_in_force_stands_once(world: World) -> None:
    world.refuses(put("question", text="DOES IT RAIN?"), "uq_question_live")
    gone = {"retracted_by": "eve", "retracted_at": "2022-04-16", "retracted_why": "A slip."}
    assert world.accepts(put("question", **gone))


def test_a_claim_answers_a_question_once(world: World) -> None:
    world.refuses(put("position", answer="no"), "uq_position_live")
    assert world.accepts(put("position", claim_id=BY_FOX))


def test_a_request_is_about_one_claim_or_one_question(world: World) -> None:
    rule = "ck_response_request_about_one_thing"
    world.refuses(put("response_request", claim_id=None), rule)
    world.refuses(put("response_request", question_id=RAINING), rule)
    assert world.accepts(put("response_request", claim_id=None, question_id=RAINING))


def test_what_came_of_a_request_has_a_day(world: World) -> None:
    rule = "ck_response_request_outcome_has_a_day"
    world.refuses(put("response_request", outcome="declined"), rule)
    world.refuses(put("response_request", outcome_on="2022-04-17"), rule)


def test_only_a_reaction_has_an_answer(world: World) -> None:
    rule = "ck_response_request_answer_is_an_outcome"
    world.refuses(put("response_request", answer_id=BY_ADA), rule)
    silent = {"outcome": "no_response", "outcome_on": "2022-04-17"}
    world.refuses(put("response_request", answer_id=BY_ADA, **silent), rule)
    declined = {"outcome": "declined", "outcome_on": "2022-04-17"}
    assert world.accepts(put("response_request", answer_id=BY_ADA, **declined))
