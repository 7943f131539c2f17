"""Rules that only a trigger can hold, written once and rendered for both engines."""

from dataclasses import dataclass

from sqlalchemy import DDL, Connection, event, text

from tracker.models import Base
from tracker.store.engine import is_sqlite


@dataclass(frozen=True)
class Guard:
    """A row-level trigger that refuses what its condition finds.

    The condition is plain SQL over NEW and OLD that both engines read alike.
    """

    name: str
    moment: str
    table: str
    condition: str
    message: str
    lock: str = ""
    """A statement that PostgreSQL runs before it looks, so that two writers cannot pass at once."""

    def sqlite(self) -> str:
        """The trigger on SQLite."""
        return (
            f"CREATE TRIGGER {self.name} {self.moment} ON {self.table} FOR EACH ROW"
            f" WHEN {self.condition} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def postgresql(self) -> tuple[str, str]:
        """The function and the trigger on PostgreSQL."""
        row = "OLD" if "DELETE" in self.moment else "NEW"
        function = (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$"
            f" BEGIN {self.lock}IF {self.condition} THEN RAISE EXCEPTION '{self.message}'"
            f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $guard$"
        )
        trigger = (
            f"CREATE TRIGGER {self.name} {self.moment} ON {self.table} FOR EACH ROW"
            f" EXECUTE FUNCTION {self.name}()"
        )
        return function, trigger


RECORDS = (
    *("affiliation", "appearance", "claim", "relation", "source", "source_text", "speaker"),
    *("speaker_merge", "question", "position", "response_request", "verdict"),
)
HISTORY = ("change", "revision")

_FITS = (
    "{0}.identification IS NULL"
    " OR ({0}.identification = 'named' AND speaker.naming = 'named')"
    " OR ({0}.identification = 'pseudonym' AND speaker.naming = 'pseudonym')"
    " OR ({0}.identification IN ('described', 'generic') AND speaker.naming <> 'named')"
    " OR ({0}.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL)"
)
_REVEALED = (
    "(OLD.naming <> 'named' AND NEW.naming = 'named'"
    " AND OLD.revealed_in_id IS NULL AND NEW.revealed_in_id IS NOT NULL)"
)
_REVEAL_UNDONE = (
    "(OLD.naming = 'named' AND NEW.naming <> 'named'"
    " AND OLD.revealed_in_id IS NOT NULL AND NEW.revealed_in_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM claim_speaker"
    " JOIN appearance ON appearance.claim_id = claim_speaker.claim_id"
    " WHERE claim_speaker.speaker_id = OLD.id AND appearance.identification = 'named'"
    " AND appearance.retracted_at IS NULL))"
)
_PAIR_KEY = (
    "NEW.pair_key <> (SELECT replace(min(CAST(uid AS TEXT)), '-', '') || ':' ||"
    " replace(max(CAST(uid AS TEXT)), '-', '') FROM claim WHERE id IN (NEW.from_id, NEW.to_id))"
)
_ONE_KIND = (
    "EXISTS (SELECT 1 FROM speaker AS kept JOIN speaker AS merged ON merged.id = NEW.merged_id"
    " WHERE kept.id = NEW.kept_id AND kept.type = merged.type AND kept.naming = merged.naming)"
)
_IN_A_CIRCLE = (
    "EXISTS (WITH RECURSIVE onward(id) AS (SELECT NEW.kept_id UNION SELECT speaker_merge.kept_id"
    " FROM speaker_merge JOIN onward ON speaker_merge.merged_id = onward.id"
    " WHERE speaker_merge.retracted_at IS NULL) SELECT 1 FROM onward WHERE id = NEW.merged_id)"
)
_UNFIT = "how the reader was told who speaks does not fit whether the speaker has a name"
_LOCK_CLAIM = "PERFORM 1 FROM claim WHERE id = NEW.claim_id FOR NO KEY UPDATE; "
_KEPT = "rows are retracted, never deleted"
_APPEND_ONLY = "history is append-only"

GUARDS = (
    *(
        Guard(
            f"guard_{table}_uid",
            "BEFORE UPDATE",
            table,
            "NEW.uid <> OLD.uid OR NEW.id <> OLD.id",
            "a record keeps its number and its uid",
        )
        for table in RECORDS
    ),
    Guard(
        "guard_speaker_naming",
        "BEFORE UPDATE",
        "speaker",
        "(NEW.naming <> OLD.naming"
        " OR (NEW.revealed_in_id IS NULL) <> (OLD.revealed_in_id IS NULL))"
        f" AND NOT ({_REVEALED} OR {_REVEAL_UNDONE})",
        "a speaker keeps its naming: the named are not un-named, the unnamed are revealed",
    ),
    *(
        Guard(
            f"guard_appearance_identification_{moment.lower()}",
            f"BEFORE {moment}",
            "appearance",
            "EXISTS (SELECT 1 FROM claim_speaker"
            " JOIN speaker ON speaker.id = claim_speaker.speaker_id"
            f" WHERE claim_speaker.claim_id = NEW.claim_id AND NOT ({_FITS.format('NEW')}))",
            _UNFIT,
            _LOCK_CLAIM,
        )
        for moment in ("INSERT", "UPDATE")
    ),
    *(
        Guard(
            f"guard_claim_speaker_identification_{moment.lower()}",
            f"BEFORE {moment}",
            "claim_speaker",
            "EXISTS (SELECT 1 FROM appearance JOIN speaker ON speaker.id = NEW.speaker_id"
            f" WHERE appearance.claim_id = NEW.claim_id AND NOT ({_FITS.format('appearance')}))",
            _UNFIT,
            _LOCK_CLAIM,
        )
        for moment in ("INSERT", "UPDATE")
    ),
    Guard(
        "guard_affiliation_used",
        "BEFORE UPDATE",
        "affiliation",
        "(NEW.speaker_id <> OLD.speaker_id"
        " OR COALESCE(NEW.organization_id, 0) <> COALESCE(OLD.organization_id, 0)"
        " OR COALESCE(NEW.described, '') <> COALESCE(OLD.described, '')"
        " OR COALESCE(NEW.role, '') <> COALESCE(OLD.role, ''))"
        " AND EXISTS (SELECT 1 FROM claim_speaker JOIN claim ON claim.id = claim_speaker.claim_id"
        " WHERE affiliation_id = OLD.id AND claim.status <> 'recorded_in_error')",
        "an affiliation that a claim uses keeps its role and organization",
    ),
    *(
        Guard(
            f"guard_relation_pair_key_{moment.lower()}",
            f"BEFORE {moment}",
            "relation",
            _PAIR_KEY,
            "pair_key is not the two claims, sorted",
        )
        for moment in ("INSERT", "UPDATE")
    ),
    Guard(
        "guard_source_text_kept",
        "BEFORE UPDATE",
        "source_text",
        "NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256 OR NEW.source_id <> OLD.source_id"
        " OR NEW.media_type <> OLD.media_type OR NEW.captured_at <> OLD.captured_at",
        "a captured text stays as it was captured",
    ),
    *(
        Guard(
            f"guard_speaker_merge_{what}_{moment.lower()}",
            f"BEFORE {moment}",
            "speaker_merge",
            f"NEW.retracted_at IS NULL AND {condition}",
            message,
        )
        for what, condition, message in (
            (
                "kind",
                f"NOT {_ONE_KIND}",
                "only speakers of one type and one naming are merged",
            ),
            ("circle", _IN_A_CIRCLE, "speakers are not merged in a circle"),
        )
        for moment in ("INSERT", "UPDATE")
    ),
    Guard(
        "guard_speaker_merge_ends",
        "BEFORE UPDATE",
        "speaker_merge",
        "NEW.kept_id <> OLD.kept_id OR NEW.merged_id <> OLD.merged_id",
        "a merge keeps its two speakers",
    ),
    Guard(
        "guard_speaker_merged",
        "BEFORE UPDATE",
        "speaker",
        "(NEW.type <> OLD.type OR NEW.naming <> OLD.naming) AND EXISTS (SELECT 1"
        " FROM speaker_merge WHERE retracted_at IS NULL AND OLD.id IN (kept_id, merged_id))",
        "a merged speaker keeps its type and its naming",
    ),
    Guard(
        "guard_position_ends",
        "BEFORE UPDATE",
        "position",
        "NEW.claim_id <> OLD.claim_id OR NEW.question_id <> OLD.question_id",
        "a position keeps its claim and its question",
    ),
    Guard(
        "guard_verdict_claim",
        "BEFORE UPDATE",
        "verdict",
        "NEW.claim_id <> OLD.claim_id",
        "a verdict keeps its claim",
    ),
    Guard("guard_change_update", "BEFORE UPDATE", "change", "1 = 1", _APPEND_ONLY),
    Guard(
        "guard_revision_update",
        "BEFORE UPDATE",
        "revision",
        "NOT (NEW.payload IS NULL AND NEW.salt IS NULL AND NEW.id = OLD.id AND NEW.uid = OLD.uid"
        " AND NEW.change_id = OLD.change_id AND NEW.record_table = OLD.record_table"
        " AND NEW.record_uid = OLD.record_uid AND NEW.version = OLD.version"
        " AND NEW.digest = OLD.digest AND NEW.link = OLD.link)",
        _APPEND_ONLY,
    ),
    *(
        Guard(f"guard_{table}_delete", "BEFORE DELETE", table, "1 = 1", message)
        for tables, message in ((HISTORY, _APPEND_ONLY), (RECORDS, _KEPT))
        for table in tables
    ),
)

SQLITE_GUARDS = (
    *(
        Guard(
            f"guard_{table}_replace",
            "BEFORE INSERT",
            table,
            f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR uid = NEW.uid{version})",
            message,
        )
        for table, version, message in (
            ("change", "", _APPEND_ONLY),
            (
                "revision",
                " OR (record_uid = NEW.record_uid AND version = NEW.version)",
                _APPEND_ONLY,
            ),
            *((record, "", _KEPT) for record in RECORDS),
        )
    ),
    *(
        Guard(
            f"guard_{table}_naming_{moment.lower()}",
            f"BEFORE {moment}",
            table,
            "NEW.naming IN ('named', 'pseudonym') AND EXISTS (SELECT 1 FROM speaker"
            " WHERE id = NEW.speaker_id AND naming <> NEW.naming)",
            "naming is not that of the speaker",
        )
        for table in ("speaker_name", "speaker_identifier")
        for moment in ("INSERT", "UPDATE")
    ),
)
"""What only SQLite lets a foreign program do: INSERT OR REPLACE deletes without asking the delete
triggers, and foreign keys are off until somebody turns them on."""

_TRUNCATE = (
    "CREATE FUNCTION guard_truncate() RETURNS trigger LANGUAGE plpgsql AS $guard$"
    f" BEGIN RAISE EXCEPTION '{_KEPT}'"
    " USING ERRCODE = 'integrity_constraint_violation'; END $guard$"
)
TRUNCATE_GUARDS = (
    _TRUNCATE,
    *(
        f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()"
        for table in (*HISTORY, *RECORDS)
    ),
)
"""Only PostgreSQL has TRUNCATE."""


def statements(dialect: str) -> list[str]:
    """The DDL of all guards for `sqlite` or `postgresql`."""
    if dialect == "sqlite":
        return [guard.sqlite() for guard in (*GUARDS, *SQLITE_GUARDS)]
    return [part for guard in GUARDS for part in guard.postgresql()] + list(TRUNCATE_GUARDS)


def missing(connection: Connection) -> list[str]:
    """Names of the guards that are not in force in this database as they are written here."""
    if is_sqlite(connection):
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        wanted = {guard.name: guard.sqlite() for guard in (*GUARDS, *SQLITE_GUARDS)}
    else:
        query = (
            "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
        wanted = {guard.name: _body(guard.postgresql()[0]) for guard in GUARDS}
        wanted |= {f"guard_{table}_truncate": _body(_TRUNCATE) for table in (*HISTORY, *RECORDS)}
    found = {name: written for name, written in connection.execute(text(query))}  # noqa: C416 - typed rows
    return sorted(name for name in wanted if found.get(name) != wanted[name])


def _body(function: str) -> str:
    return function.split("$guard$")[1]


for _dialect in ("sqlite", "postgresql"):
    for _statement in statements(_dialect):
        _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
        event.listen(Base.metadata, "after_create", _ddl.execute_if(dialect=_dialect))
