"""An import that is refused makes no database."""

from pathlib import Path

import pytest

from conftest import Run

BAD_CLAIMS = 'schema = "tracker/claim-file/1"\nid = "story"\n[claim.A]\nspeaker = "nobody"\n'
BAD_REVIEW = '{"@type": "ClaimReview", "claimReviewed": "It rains."}'
BAD_ITEMS = '[{"id": "a", "type": "poem"}]'


@pytest.mark.parametrize(
    ("name", "written", "options"),
    [
        ("story.toml", BAD_CLAIMS, ()),
        ("check.json", BAD_REVIEW, ()),
        ("sources.json", BAD_ITEMS, ()),
        (
            "rows.csv",
            "text,said\nIt rains.,someday\n",
            ("--map", "text=text", "--map", "said=said"),
        ),
    ],
)
def test_a_refused_file_leaves_no_new_database(
    run: Run, name: str, written: str, options: tuple[str, ...]
) -> None:
    Path(name).write_text(written, encoding="utf-8")
    outcome = run("import", name, *options, "--init", "--db", "new.db")
    assert (outcome.code, outcome.out) == (2, "")
    assert [path.name for path in Path().iterdir() if path.name.startswith("new.db")] == []
    Path("kept.db").touch()
    assert run("init", "--db", "kept.db").code == 0
    assert run("import", name, *options, "--init", "--db", "kept.db").code == 2
    assert Path("kept.db").exists()
