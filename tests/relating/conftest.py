import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from exchange.claim_files import load
from exchange.databases import location, postgresql
from postgres import Server
from tracker.models import Claim
from tracker.store.location import Location, parse_location
from tracker.store.session import reading
from tracker.vocabulary.claims import Kind, Quantifier

__all__ = ["location", "postgresql"]

HEAD = """\
schema = "tracker/claim-file/1"
id = "assembly"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
outlet = "daily"
[source.report]
type = "article-newspaper"
outlet = "wire"
title = "Agency report"
[source.second-report]
type = "article-newspaper"
outlet = "wire"
title = "Second agency report"
[source.minutes]
type = "document"
title = "Minutes"

[speaker.daily]
type = "publication"
name = "The Daily"
[speaker.wire]
type = "publication"
name = "The Wire"
[speaker.ann]
name = "Ann"
[speaker.bob]
name = "Bob"
[[speaker.bob.affiliation]]
organization = "Institute"
[speaker.institute]
type = "organization"
name = "Institute"
[speaker.clerk]
descriptor = "a clerk"

"""
ORIGINS = """\
[claim.ann]
speaker = "ann"
text = "x"
[claim.ann-again]
speaker = "ann"
text = "x"
[claim.bob]
speaker = "bob"
text = "x"
[claim.institute]
speaker = "institute"
text = "x"
[claim.ann-and-bob]
speaker = ["ann", "bob"]
text = "x"
[claim.ann-by-report]
speaker = "ann"
via = ["report"]
text = "x"
[claim.bob-by-report]
speaker = "bob"
via = ["clerk", "report"]
text = "x"
[claim.bob-by-second-report]
speaker = "bob"
via = ["second-report"]
text = "x"
[claim.bob-by-wire]
speaker = "bob"
via = ["wire?"]
text = "x"
[claim.bob-in-report]
speaker = "bob"
source = "report"
text = "x"
[claim.bob-later-by-report]
speaker = "bob"
text = "x"
[[claim.bob-later-by-report.appearance]]
source = "minutes"
via = ["report"]
[claim.ann-by-somebody]
speaker = "ann"
via = ["?"]
text = "x"
[claim.bob-by-somebody]
speaker = "bob"
via = ["?"]
text = "x"
[claim.ann-by-minutes]
speaker = "ann"
via = ["minutes"]
text = "x"
[claim.bob-by-minutes]
speaker = "bob"
via = ["minutes"]
text = "x"
[claim.clerk]
speaker = "clerk"
text = "x"
[claim.narration]
text = "x"
[claim.more-narration]
text = "x"
"""


def assembly() -> str:
    """A claim of every kind, one of every quantifier, and claims of every origin."""
    text = HEAD
    for kind in Kind:
        text += f'[claim.{kind}]\nspeaker = "clerk"\ntext = "x"\nkind = "{kind}"\n'
        text += 'denied_proposition = "y"\n' if kind is Kind.DENIAL else ""
    for quantifier in Quantifier:
        text += f'[claim.q-{quantifier}]\nspeaker = "clerk"\ntext = "x"\n'
        text += f'scope.quantifier = "{quantifier}"\n'
    return text + ORIGINS


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def _assembly(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Location:
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("assembly") / "assembly.db"
        shutil.copyfile(request.getfixturevalue("templates")["sqlite"], path)
        location = Location(path=path)
    else:
        running: Server = request.getfixturevalue("server")
        name = running.create(request.getfixturevalue("postgresql_template"))
        location = parse_location(running.url(name), "test")
    load(location, assembly())
    return location


@pytest.fixture
def session(_assembly: Location) -> Iterator[Session]:
    with reading(_assembly) as session:
        yield session


@pytest.fixture
def claims(session: Session) -> dict[str, Claim]:
    """The claims of the assembly by their keys, as the database has them."""
    keys = [line[7:-1] for line in assembly().split("\n") if line.startswith("[claim.")]
    return dict(zip(keys, session.scalars(select(Claim).order_by(Claim.id)), strict=True))
