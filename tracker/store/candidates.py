"""What a half-typed reference may become; without models, so that a Tab is answered at once."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, event, text

from tracker.store.engine import is_sqlite, open_engine
from tracker.store.location import Location
from tracker.vocabulary.text import fold, words

LIMIT = 100
"""Nobody reads a longer list; typing on narrows it."""

_PATIENCE = 2
"""Seconds to wait for a lock or a server; libpq knows no shorter time."""


@dataclass(frozen=True)
class Candidate:
    """A row: its reference, what else it is called, and one line about it."""

    reference: str
    names: tuple[str, ...]
    told: str


def candidates(location: Location, noun: str, typed: str) -> list[Candidate]:
    """Rows whose reference or name goes on from what was typed, the newest first.

    Args:
        location: where the database is.
        noun: claim, appearance, speaker, affiliation, source, relation, question, request, matter
            (a claim or a question) or bearer (what others may rest on).
        typed: the beginning of a reference; of speakers and sources also of a word of a name.
    """
    with _glancing(location) as connection:
        return _NOUNS[noun](connection, typed)


@contextmanager
def _glancing(location: Location) -> Iterator[Connection]:
    engine = open_engine(location)

    @event.listens_for(engine, "do_connect")
    def hurry(_dialect: Any, _record: Any, _given: Any, options: dict[str, Any]) -> None:  # noqa: ANN401 - SQLAlchemy's
        if not is_sqlite(engine):
            options.setdefault("connect_timeout", _PATIENCE)

    with engine.connect() as connection:
        if is_sqlite(engine):
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA query_only=ON")
            driver.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
        else:
            connection.execution_options(postgresql_readonly=True)
        with connection.begin():
            yield connection


def _claims(connection: Connection, typed: str) -> list[Candidate]:
    rows = _rows(
        connection,
        """
        SELECT claim.id, claim.text, coalesce(speaker.name, speaker.descriptor) AS who
        FROM claim
        LEFT JOIN claim_speaker ON claim_speaker.claim_id = claim.id AND claim_speaker.place = 1
        LEFT JOIN speaker ON speaker.id = claim_speaker.speaker_id
        WHERE claim.retracted_at IS NULL AND CAST(claim.id AS TEXT) LIKE :digits
        ORDER BY claim.id DESC LIMIT :limit
        """,
        digits=_digits("C", typed),
    )
    return [Candidate(f"C{row.id}", (), _joined(": ", row.who, row.text)) for row in rows]


def _appearances(connection: Connection, typed: str) -> list[Candidate]:
    claim, _, place = typed.partition(".")
    rows = _rows(
        connection,
        """
        SELECT appearance.claim_id, appearance.place, appearance.source_id, claim.text
        FROM appearance
        JOIN claim ON claim.id = appearance.claim_id
        WHERE appearance.retracted_at IS NULL
        AND CAST(appearance.claim_id AS TEXT) LIKE :digits
        AND CAST(appearance.place AS TEXT) LIKE :place
        ORDER BY appearance.id DESC LIMIT :limit
        """,
        digits=_digits("C", claim).removesuffix("%" if "." in typed else ""),
        place=f"{place}%" if place.isdecimal() else "%",
    )
    return [
        Candidate(f"C{row.claim_id}.{row.place}", (), f"in S{row.source_id}: {row.text}")
        for row in rows
    ]


def _speakers(connection: Connection, typed: str) -> list[Candidate]:
    rows = _rows(
        connection,
        """
        SELECT speaker.id, speaker.descriptor, speaker.name, speaker_name.name AS alias,
        speaker_merge.kept_id
        FROM speaker
        LEFT JOIN speaker_merge ON speaker_merge.merged_id = speaker.id
        AND speaker_merge.retracted_at IS NULL
        LEFT JOIN speaker_name ON speaker_name.speaker_id = speaker.id
        WHERE speaker.retracted_at IS NULL
        AND (CAST(speaker.id AS TEXT) LIKE :digits
        OR ' ' || speaker.name_key LIKE :word ESCAPE '!'
        OR ' ' || speaker_name.name_key LIKE :word ESCAPE '!')
        ORDER BY speaker.id DESC, speaker_name.id LIMIT :limit
        """,
        digits=_digits("P", typed),
        word=_word(typed),
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return [
        Candidate(
            f"P{number}",
            tuple(name for name in (of[0].name, *(row.alias for row in of)) if name),
            _joined(
                ", ",
                of[0].name or of[0].descriptor,
                f"merged into P{of[0].kept_id}" if of[0].kept_id else None,
            ),
        )
        for number, of in found.items()
    ]


def _affiliations(connection: Connection, typed: str) -> list[Candidate]:
    speaker, _, place = typed.partition(".")
    rows = _rows(
        connection,
        """
        SELECT * FROM (
            SELECT affiliation.speaker_id, affiliation.retracted_at, affiliation.role,
            row_number() OVER (PARTITION BY speaker_id ORDER BY affiliation.id) AS place,
            coalesce(organization.name, organization.descriptor, described) AS what,
            coalesce(speaker.name, speaker.descriptor) AS who
            FROM affiliation
            JOIN speaker ON speaker.id = affiliation.speaker_id
            LEFT JOIN speaker AS organization ON organization.id = affiliation.organization_id
        ) AS numbered
        WHERE retracted_at IS NULL AND CAST(speaker_id AS TEXT) LIKE :digits
        AND CAST(place AS TEXT) LIKE :place
        ORDER BY speaker_id DESC, place LIMIT :limit
        """,
        digits=_digits("P", speaker).removesuffix("%" if "." in typed else ""),
        place=f"{place}%" if place.isdecimal() else "%",
    )
    return [
        Candidate(
            f"P{row.speaker_id}.{row.place}",
            (),
            f"{row.who}: {_joined(', ', row.role, row.what)}",
        )
        for row in rows
    ]


def _sources(connection: Connection, typed: str) -> list[Candidate]:
    rows = connection.execute(
        text(
            """
            SELECT source.id, source.title, source.type, speaker.name AS outlet
            FROM source LEFT JOIN speaker ON speaker.id = source.outlet_id
            WHERE source.retracted_at IS NULL ORDER BY source.id DESC
            """
        )
    )
    key = f" {fold(typed)}"
    found = []
    for row in rows:
        names = tuple(name for name in (row.title, row.outlet) if name)
        reference = f"S{row.id}"
        if any(key in f" {fold(called)}" for called in (reference, *names)):
            found.append(Candidate(reference, names, _joined(", ", *names) or row.type))
    return found[:LIMIT]


def _relations(connection: Connection, typed: str) -> list[Candidate]:
    rows = _rows(
        connection,
        """
        SELECT id, from_id, type, to_id FROM relation
        WHERE retracted_at IS NULL AND CAST(id AS TEXT) LIKE :digits
        ORDER BY id DESC LIMIT :limit
        """,
        digits=_digits("R", typed),
    )
    return [
        Candidate(f"R{row.id}", (), f"C{row.from_id} {words(row.type)} C{row.to_id}")
        for row in rows
    ]


def _questions(connection: Connection, typed: str) -> list[Candidate]:
    rows = _rows(
        connection,
        """
        SELECT id, text FROM question
        WHERE retracted_at IS NULL AND CAST(id AS TEXT) LIKE :digits
        ORDER BY id DESC LIMIT :limit
        """,
        digits=_digits("Q", typed),
    )
    return [Candidate(f"Q{row.id}", (), row.text) for row in rows]


def _requests(connection: Connection, typed: str) -> list[Candidate]:
    rows = _rows(
        connection,
        """
        SELECT response_request.id, response_request.outcome, claim_id, question_id,
        coalesce(speaker.name, speaker.descriptor) AS party
        FROM response_request
        JOIN speaker ON speaker.id = response_request.party_id
        WHERE response_request.retracted_at IS NULL
        AND CAST(response_request.id AS TEXT) LIKE :digits
        ORDER BY response_request.id DESC LIMIT :limit
        """,
        digits=_digits("D", typed),
    )
    return [
        Candidate(
            f"D{row.id}",
            (),
            f"{row.party} on {f'C{row.claim_id}' if row.claim_id else f'Q{row.question_id}'}:"
            f" {words(row.outcome or 'open')}",
        )
        for row in rows
    ]


def _matters(connection: Connection, typed: str) -> list[Candidate]:
    """What a party is asked about."""
    return [*_claims(connection, typed), *_questions(connection, typed)]


def _bearers(connection: Connection, typed: str) -> list[Candidate]:
    """What others may rest on, by reference."""
    found = [*_sources(connection, typed), *_speakers(connection, typed)]
    return [*_claims(connection, typed), *(replace(one, names=()) for one in found)]


_NOUNS: dict[str, Callable[[Connection, str], list[Candidate]]] = {
    "claim": _claims,
    "appearance": _appearances,
    "speaker": _speakers,
    "affiliation": _affiliations,
    "source": _sources,
    "relation": _relations,
    "question": _questions,
    "request": _requests,
    "matter": _matters,
    "bearer": _bearers,
}


def _rows(connection: Connection, query: str, **values: str) -> list[Any]:
    return list(connection.execute(text(query), {**values, "limit": LIMIT}))


def _digits(letter: str, typed: str) -> str:
    """A pattern for the number of a reference that begins as typed; else one no number fits."""
    found = re.fullmatch(rf"(?:{letter}(\d*))?", typed, re.IGNORECASE | re.ASCII)
    return f"{found[1] or ''}%" if found else ""


def _word(typed: str) -> str:
    """A pattern for a name one of whose words begins as typed."""
    escaped = re.sub("[%_!]", r"!\g<0>", fold(typed))
    return f"% {escaped}%"


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
