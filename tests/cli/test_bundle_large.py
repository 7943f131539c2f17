"""A bundle is written and read in a memory that does not grow with it."""

import hashlib
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.measuring import peak_of
from tracker.models import Source, SourceText, Speaker
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing

pytestmark = pytest.mark.slow

MEGABYTES = 200
TEXTS = 180
SPEAKERS = 20_000


@pytest.fixture
def large(templates: dict[str, Path]) -> Path:
    """A quarter of a gigabyte: many speakers, and texts of more than a megabyte."""
    shutil.copyfile(templates["sqlite"], "large.db")
    place = Location(path=Path("large.db"))
    with writing(place, Author("tester", "fill")) as session:
        source = Source(type="report", title="A report", read=True)
        session.add(source)
        session.add_all(
            Speaker(type="person", naming="named", name=f"N {one}", name_key=f"n {one}")
            for one in range(SPEAKERS)
        )
        session.flush()
        number = source.id
    for one in range(TEXTS):
        written = f"{one} " * 300_000
        with writing(place, Author("tester", "fill")) as session:
            session.add(
                SourceText(
                    source_id=number,
                    sha256=hashlib.sha256(written.encode()).hexdigest(),
                    media_type="text/plain",
                    captured_at=datetime.now(UTC),
                    text=written,
                )
            )
    return Path("large.db")


def test_a_quarter_of_a_gigabyte_goes_out_and_in_below_200_megabytes(large: Path) -> None:
    code, peak = peak_of("export", "bundle", "-o", "large.jsonl", "--db", str(large))
    assert (code, peak < MEGABYTES) == (0, True)
    assert Path("large.jsonl").stat().st_size > 2e8
    code, peak = peak_of("import", "--init", "large.jsonl", "--db", "copy.db")
    assert (code, peak < MEGABYTES) == (0, True)
    code, peak = peak_of("export", "bundle", "-o", "again.jsonl", "--db", "copy.db")
    assert (code, peak < MEGABYTES) == (0, True)
    compared = subprocess.run(["cmp", "large.jsonl", "again.jsonl"], check=False)
    assert compared.returncode == 0
    code, peak = peak_of("import", "large.jsonl", "--db", "copy.db")
    assert (code, peak < MEGABYTES) == (0, True)
