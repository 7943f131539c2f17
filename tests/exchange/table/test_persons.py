"""Never a wrong person: names borne by several, names changed since, names of another type."""

from pathlib import Path

from sqlalchemy import select

from conftest import Run
from exchange.claim_files import dump
from tracker.models import ClaimSpeaker
from tracker.store.location import Location
from tracker.store.session import reading

COMMAND = (
    *("import", "rows.csv", "--map", "key=id", "--map", "text=text", "--map", "speaker=who"),
    *("--map", "affiliation=body", "-q"),
)


def write(*rows: str, more: str = "") -> None:
    Path("rows.csv").write_text("\n".join([f"id,text,who,body{more}", *rows, ""]), encoding="utf-8")


def bad(reason: str) -> str:
    return (
        f"tracker: rows.csv: 1 bad row, nothing was imported: line {reason}; mend it, or import the"
        " others and have it written out with --rejects FILE\n"
    )


def test_a_name_that_another_bears_by_now_is_only_taken_where_it_was(
    location: Location, run: Run
) -> None:
    write("1,It rains.,Ann Lee,")
    run(*COMMAND)
    run("speaker", "add", "Ann Lee", "-q")
    before = dump(location)
    assert run(*COMMAND).out == "nothing to change: 3 records as they were\n"
    assert dump(location) == before
    write("1,It rains.,Ann Lee,", "2,It pours.,Ann Lee,")
    assert run(*COMMAND).err == bad(
        "3: several speakers answer to 'Ann Lee': P1 Ann Lee, P2 Ann Lee; give the reference"
    )


def test_a_speaker_renamed_since_leaves_new_rows_to_the_one_who_bears_the_name(
    location: Location, run: Run
) -> None:
    write("1,It rains.,Ann Lee,")
    run(*COMMAND)
    run("speaker", "edit", "P1", "--name", "Anna Lea", "-q")
    run("speaker", "add", "Ann Lee", "-q")
    write("2,It pours.,Ann Lee,", "1,It rains.,Ann Lee,")
    assert run(*COMMAND).code == 0
    before = dump(location)
    assert run(*COMMAND).code == 0
    assert dump(location) == before
    with reading(location) as session:
        links = session.scalars(select(ClaimSpeaker).order_by(ClaimSpeaker.claim_id)).all()
        assert [link.speaker.name for link in links] == ["Anna Lea", "Ann Lee"]


def test_a_person_is_no_organization(location: Location, run: Run) -> None:
    del location
    run("speaker", "add", "Harrison Ford", "-q")
    told = bad("2: P1 Harrison Ford is a person, not an organization; name another")
    write("1,It rains.,,Harrison Ford")
    assert run(*COMMAND).err == told
    write("1,It rains.,Ann,Harrison Ford")
    assert run(*COMMAND).err == told
    write("1,It rains.,Harrison Ford,")
    assert run(*COMMAND, "--set", "speaker_type=organization").err == told
    write("1,It rains.,Ann Lee,", "2,It pours.,,Ann Lee")
    assert run(*COMMAND).err == bad(
        "3: 'Ann Lee' of a row above is a person, not an organization; name another"
    )


def test_rows_that_contradict_each_other_on_a_source_or_a_voice_are_bad(
    location: Location, run: Run
) -> None:
    del location
    mapped = ("--map", "title=title", "--map", "published=on")
    write(
        "1,It rains.,Ann,,Story,2026-01-01", "2,It pours.,Ann,,Story,2026-01-02", more=",title,on"
    )
    assert run(*COMMAND, *mapped).err == bad(
        "3: published: '2026-01-02' for 'Story', which has '2026-01-01' in a row above; name"
        " another source, or mend it"
    )
    voices = ("--map", "unnamed=unnamed", "--map", "head_count=count")
    write("1,It rains.,,,clerks,2", "2,It pours.,,,clerks,3", more=",unnamed,count")
    assert run(*COMMAND, *voices).err == bad(
        "3: head_count: of 'clerks' is 2 in a row above, not 3"
    )
