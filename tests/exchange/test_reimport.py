"""Importing a file again: what changed in the file, in the database, and in both."""

import pytest

from conftest import SEED, Run
from exchange.claim_files import change, dump, edited, history, relations, state, texts, write
from tracker.models import Appearance, Claim, Row, Source, Speaker
from tracker.store.location import Location

WHOLE = SEED.read_text(encoding="utf-8")
PAUSED = "Russia’s Chinese scientific colleagues have also put cooperation on pause."
PAUSE_TOLD = "Chinese colleagues of the Russian academy have paused, too."
TALKS = "No serious talks for a month."


def test_what_changed_in_the_file_is_taken_over_and_in_the_database_is_kept(
    story: Location, run: Run
) -> None:
    change(story, Claim, 7, text=TALKS)
    outcome = run("import", write(edited((PAUSED, PAUSE_TOLD), of=WHOLE)))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "updated from the file: claim.C06 (text)\n"
        "kept as changed in the database: claim.C07 (text)\n"
    )
    assert texts(story)[5:7] == [PAUSE_TOLD, TALKS]


def test_a_text_changed_on_both_sides_is_listed_and_nothing_is_written(
    story: Location, run: Run
) -> None:
    change(story, Claim, 6, text="Cooperation is paused.")
    before = dump(story)
    file = write(
        edited((PAUSED, PAUSE_TOLD), ("Some Chinese companies may", "Companies may"), of=WHOLE)
    )
    for arguments in ((), ("--dry-run",)):
        outcome = run("import", file, *arguments)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == (
            "tracker: changed in the file and in the database: claim.C06 (text); nothing was"
            " imported. Keep the database's with --ours or take the file's with --theirs\n"
        )
        assert dump(story) == before


def test_every_record_changed_on_both_sides_is_listed_with_its_fields(
    story: Location, run: Run
) -> None:
    change(story, Claim, 6, text="Paused.", venue="Moscow")
    change(story, Source, 3, title="Statement")
    change(story, Speaker, 1, names=[])
    outcome = run(
        "import",
        write(
            edited(
                (PAUSED, PAUSE_TOLD),
                ("Xi–Putin joint statement", "Joint statement of Xi and Putin"),
                ('["Александр Сергеев"]', '["A. Sergeev"]'),
                of=WHOLE,
            )
        ),
    )
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: changed in the file and in the database: speaker.sergeev (names),"
        " source.joint-statement (title), claim.C06 (text); nothing was imported. Keep the"
        " database's with --ours or take the file's with --theirs\n"
    )


def test_ours_keeps_the_database_and_is_not_asked_again_until_the_file_changes(
    story: Location, run: Run
) -> None:
    change(story, Claim, 6, text="Cooperation is paused.")
    file = write(edited((PAUSED, PAUSE_TOLD), of=WHOLE))
    for arguments in (("--ours",), (), ()):
        outcome = run("import", file, *arguments)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out == "kept as changed in the database: claim.C06 (text)\n"
        assert texts(story)[5] == "Cooperation is paused."
    outcome = run("import", write(edited((PAUSED, "A pause, again."), of=WHOLE)))
    assert outcome.err.startswith(
        "tracker: changed in the file and in the database: claim.C06 (text); nothing was imported."
    )
    assert (outcome.code, texts(story)[5]) == (1, "Cooperation is paused.")


def test_theirs_takes_the_file_where_both_changed_and_keeps_what_only_the_database_changed(
    story: Location, run: Run
) -> None:
    change(story, Claim, 6, text="Cooperation is paused.", venue="Moscow")
    change(story, Claim, 7, text=TALKS)
    file = write(edited((PAUSED, PAUSE_TOLD), of=WHOLE))
    outcome = run("import", file, "--theirs")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "updated from the file: claim.C06 (text)\n"
        "kept as changed in the database: claim.C06 (venue)\n"
        "kept as changed in the database: claim.C07 (text)\n"
    )
    assert texts(story)[5:7] == [PAUSE_TOLD, TALKS]
    assert state(story, Claim, 6)["venue"] == "Moscow"
    assert run("import", file).out == (
        "kept as changed in the database: claim.C06 (venue)\n"
        "kept as changed in the database: claim.C07 (text)\n"
    )


def test_different_fields_changed_on_both_sides_are_merged(story: Location, run: Run) -> None:
    change(story, Claim, 6, venue="Moscow", said_note="“on Thursday”")
    outcome = run("import", write(edited((PAUSED, PAUSE_TOLD), of=WHOLE)))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "updated from the file: claim.C06 (text)\n"
        "kept as changed in the database: claim.C06 (said_note, venue)\n"
    )
    merged = state(story, Claim, 6)
    assert (merged["text"], merged["venue"], merged["said_note"]) == (
        PAUSE_TOLD,
        "Moscow",
        "“on Thursday”",
    )


def test_both_changed_to_the_same_is_no_conflict_and_settles_it(story: Location, run: Run) -> None:
    change(story, Claim, 6, text=PAUSE_TOLD)
    outcome = run("import", write(edited((PAUSED, PAUSE_TOLD), of=WHOLE)))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "nothing to change: 103 records as they were\n"
    assert run("import", write(edited((PAUSED, TALKS), of=WHOLE))).out == (
        "updated from the file: claim.C06 (text)\n"
    )


def test_what_the_file_takes_back_is_taken_back(story: Location, run: Run) -> None:
    run("import", write(edited((PAUSED, PAUSE_TOLD), of=WHOLE)))
    assert run("import", SEED).out == "updated from the file: claim.C06 (text)\n"
    assert texts(story)[5] == PAUSED


def test_a_claim_removed_from_the_file_stays_and_is_told(story: Location, run: Run) -> None:
    before = dump(story)
    outcome = run("import", write(WHOLE.partition("[claim.C30]")[0]))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "no longer in the file, kept: 3 records\n"
    assert dump(story) == before
    assert run("import", SEED).out == "nothing to change: 103 records as they were\n"


def test_claims_in_another_order_are_the_same_claims(story: Location, run: Run) -> None:
    before = dump(story)
    head, *claims = WHOLE.split("\n[claim.C")
    file = write("\n[claim.C".join([head, *reversed(claims)]) + "\n")
    assert run("import", file).out == "nothing to change: 103 records as they were\n"
    assert dump(story) == before


@pytest.mark.parametrize(
    ("old", "new", "told", "revised", "tables"),
    [
        pytest.param(
            'aliases = ["Александр Сергеев"]',
            'aliases = ["Александр Сергеев", "A. Sergeev"]',
            "updated from the file: speaker.sergeev (names)\n",
            [("speaker", 2)],
            {"speaker_name"},
            id="an alias",
        ),
        pytest.param(
            'speaker = "beijing"',
            'speaker = "beijing"\nvia = ["tass-report?"]',
            "updated from the file: claim.C12 (relays)\n",
            [("appearance", 2)],
            {"relay"},
            id="a hop",
        ),
        pytest.param(
            "[claim.C07]",
            '[[claim.C06.appearance]]\nsource = "ministry-data"\nvia = ["tass"]\n\n[claim.C07]',
            "added: 1 appearance\n",
            [("appearance", 1)],
            {"appearance", "relay"},
            id="an appearance",
        ),
        pytest.param(
            "[claim.C16]",
            '[[claim.C15.answers]]\nclaim = "C06"\ntype = "weakens"\nwhy = "x"\n\n[claim.C16]',
            "added: 1 relation\n",
            [("relation", 1)],
            {"relation"},
            id="an answer",
        ),
        pytest.param(
            'venue = "conference at MGIMO, Moscow"\nbasis = "firsthand"\nscope.who = "the speaker’s'
            ' side (“we”)"',
            'venue = "conference at MGIMO, Moscow"\nbasis = "firsthand"\ntopics = ["talks"]\n'
            'scope.who = "the speaker’s side (“we”)"',
            "updated from the file: claim.C07 (topics)\n",
            [("claim", 2), ("topic", 1)],
            {"topic", "claim_topic"},
            id="a topic",
        ),
    ],
)
def test_what_is_added_to_a_record_changes_that_record_alone(
    story: Location,
    run: Run,
    *,
    old: str,
    new: str,
    told: str,
    revised: list[tuple[str, int]],
    tables: set[str],
) -> None:
    before = dump(story)
    outcome = run("import", write(edited((old, new), of=WHOLE)))
    assert (outcome.code, outcome.err, outcome.out) == (0, "", told)
    assert history(story)[1:] == [("tester", "import pause-2022", revised)]
    changed = {name for name, rows in dump(story).items() if rows != before[name]}
    assert changed == tables | {"change", "revision", "file_record"}


def test_an_answer_added_in_the_middle_is_numbered_after_the_others(
    story: Location, run: Run
) -> None:
    answer = '[[claim.C15.answers]]\nclaim = "C06"\ntype = "weakens"\nwhy = "x"\n\n[claim.C16]'
    run("import", write(edited(("[claim.C16]", answer), of=WHOLE)))
    assert relations(story)[11:] == ["R12 C30 weakens C6", "R13 C15 weakens C6"]


def test_a_second_type_of_answer_on_a_pair_is_refused_because_the_first_stays(
    story: Location, run: Run
) -> None:
    before = dump(story)
    outcome = run("import", write(edited(('type = "qualifies"', 'type = "weakens"'), of=WHOLE)))
    assert outcome.err == (
        "tracker: story.toml:555: claim.C27.answers[1]: C27 weakens C06 refused: one stance per"
        " pair: C27 qualifies C06 stands already; change or retract that one first\n"
    )
    assert (outcome.code, outcome.out) == (1, "")
    assert dump(story) == before


def test_a_dry_run_tells_what_would_change_and_changes_nothing(story: Location, run: Run) -> None:
    change(story, Claim, 7, text=TALKS)
    before = dump(story)
    file = write(
        edited(
            (PAUSED, PAUSE_TOLD),
            ("[claim.C16]", '[claim.C31]\ntext = "New."\n\n[claim.C16]'),
            of=WHOLE,
        )
    )
    outcome = run("import", file, "--dry-run")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "would be added: 1 claim, 1 appearance\n"
        "would be updated from the file: claim.C06 (text)\n"
        "kept as changed in the database: claim.C07 (text)\n"
    )
    assert dump(story) == before
    assert run("import", file).out == outcome.out.replace("would be ", "")


def test_a_dry_run_into_an_empty_database_leaves_it_empty(location: Location, run: Run) -> None:
    before = dump(location)
    assert run("import", SEED, "--dry-run").out == (
        "would be added: 19 speakers, 8 affiliations, 4 sources, 30 claims, 30 appearances,"
        " 12 relations\n"
    )
    assert dump(location) == before


def test_an_import_is_one_change_with_a_revision_for_each_record_it_changed(
    story: Location, run: Run
) -> None:
    first = history(story)
    assert [(who, command, len(revisions)) for who, command, revisions in first] == [
        ("tester", "import", 103)
    ]
    run("import", SEED)
    assert history(story) == first
    run("import", write(edited((PAUSED, PAUSE_TOLD), ("(“we”)", "(we)"), of=WHOLE)))
    assert history(story)[1:] == [("tester", "import pause-2022", [("claim", 2), ("claim", 2)])]


def test_a_text_and_a_quotation_changed_in_one_claim_are_both_told(
    story: Location, run: Run
) -> None:
    outcome = run(
        "import",
        write(edited((PAUSED, PAUSE_TOLD), ("also pressed pause", "pressed pause"), of=WHOLE)),
    )
    assert state(story, Appearance, 6)["quote"] == (
        "our Chinese scientific colleagues have pressed pause"
    )
    assert outcome.out == "updated from the file: claim.C06 (text, quote)\n"


def test_bodies_known_by_name_alone_are_told_apart(story: Location, run: Run) -> None:
    change(story, Speaker, 14, note="Founded in 1724.")
    change(story, Speaker, 15, note="Founded in 1949.")
    assert run("import", SEED).out == (
        "kept as changed in the database: speaker.sergeev.affiliation[1].organization (note)\n"
        "kept as changed in the database: speaker.cas-official.affiliation[1].organization (note)\n"
    )


@pytest.mark.parametrize(
    ("model", "number", "values", "told"),
    [
        pytest.param(Speaker, 4, {"note": "n"}, "speaker.researcher (note)", id="a speaker"),
        pytest.param(Source, 1, {"read": False}, "source.article (read)", id="a source"),
        pytest.param(Appearance, 6, {"relays": []}, "claim.C06 (relays)", id="the hops"),
        pytest.param(
            Claim,
            6,
            {"said": "2022-04", "said_basis": "stated"},
            "claim.C06 (said, said_basis)",
            id="a date",
        ),
    ],
)
def test_what_was_changed_in_the_database_alone_is_kept(
    story: Location,
    run: Run,
    *,
    model: type[Row],
    number: int,
    values: dict[str, object],
    told: str,
) -> None:
    change(story, model, number, **values)
    before = dump(story)
    outcome = run("import", SEED)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"kept as changed in the database: {told}\n"
    assert dump(story) == before
