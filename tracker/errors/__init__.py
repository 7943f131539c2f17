"""What a person can be told went wrong. Each class owns its sentence and its exit code.

Exit code 2: what was typed, or stands in the file given, cannot be read or resolved.
Exit code 1: it was understood and is refused.
"""

from tracker.errors.base import TrackerError, UnreadableError, some
from tracker.errors.databases import (
    BrokenMigrationError,
    DamagedDatabaseError,
    DatabaseBusyError,
    DatabaseFaultError,
    ForeignDatabaseError,
    MissingDriverError,
    NewerSchemaError,
    NoDatabaseError,
    OlderSchemaError,
    RuleBrokenError,
)
from tracker.errors.files import (
    BundleConflictsError,
    ChangedOnBothSidesError,
    FileFaultError,
    FileRefusedError,
)
from tracker.errors.history import (
    NothingToUndoError,
    NothingYetError,
    PurgedPastError,
    UndoRefusedError,
)
from tracker.errors.input import (
    BadConfigurationError,
    BadDateError,
    BadFieldError,
    BadLocationError,
    BadTextError,
)
from tracker.errors.outputs import (
    CannotWriteError,
    FileInTheWayError,
    InternalColumnError,
    InternalTableError,
    LayoutFailedError,
    MissingExtraError,
    NotForThePublicError,
    TooManyRowsError,
    TooManyToDrawError,
    UnknownColumnError,
    WithheldTextError,
)
from tracker.errors.records import (
    AlreadyRetractedError,
    ChangedUnderneathError,
    InUseError,
    LastAppearanceError,
    LeansOnRetractedError,
    QuotationNotFoundError,
    RefusedError,
)
from tracker.errors.references import (
    AmbiguousReferenceError,
    MalformedReferenceError,
    SeveralAppearancesError,
    UnknownReferenceError,
)
from tracker.errors.relations import ChangeForbiddenError, RelationRefusedError, UnconfirmedError
from tracker.errors.tables import (
    BadMappingError,
    BadRowError,
    BadRowsError,
    OtherTableError,
    ReviewUnconfirmedError,
)

__all__ = [
    "AlreadyRetractedError",
    "AmbiguousReferenceError",
    "BadConfigurationError",
    "BadDateError",
    "BadFieldError",
    "BadLocationError",
    "BadMappingError",
    "BadRowError",
    "BadRowsError",
    "BadTextError",
    "BrokenMigrationError",
    "BundleConflictsError",
    "CannotWriteError",
    "ChangeForbiddenError",
    "ChangedOnBothSidesError",
    "ChangedUnderneathError",
    "DamagedDatabaseError",
    "DatabaseBusyError",
    "DatabaseFaultError",
    "FileFaultError",
    "FileInTheWayError",
    "FileRefusedError",
    "ForeignDatabaseError",
    "InUseError",
    "InternalColumnError",
    "InternalTableError",
    "LastAppearanceError",
    "LayoutFailedError",
    "LeansOnRetractedError",
    "MalformedReferenceError",
    "MissingDriverError",
    "MissingExtraError",
    "NewerSchemaError",
    "NoDatabaseError",
    "NotForThePublicError",
    "NothingToUndoError",
    "NothingYetError",
    "OlderSchemaError",
    "OtherTableError",
    "PurgedPastError",
    "QuotationNotFoundError",
    "RefusedError",
    "RelationRefusedError",
    "ReviewUnconfirmedError",
    "RuleBrokenError",
    "SeveralAppearancesError",
    "TooManyRowsError",
    "TooManyToDrawError",
    "TrackerError",
    "UnconfirmedError",
    "UndoRefusedError",
    "UnknownColumnError",
    "UnknownReferenceError",
    "UnreadableError",
    "WithheldTextError",
    "some",
]
