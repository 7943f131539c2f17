"""Turns a claim file into the states of records, in the order they are to be recorded."""

from collections.abc import Callable

from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.bodies import Bodies
from tracker.exchange.claim_file.claims import Claims
from tracker.exchange.claim_file.keys import Keys
from tracker.exchange.claim_file.questions import Questions
from tracker.exchange.claim_file.relations import Relations
from tracker.exchange.claim_file.text import ClaimFileText
from tracker.exchange.merging.records import Compiled
from tracker.vocabulary.dates import check_date
from tracker.vocabulary.languages import check_language


def compile_file(
    file: shape.ClaimFile, text: ClaimFileText, topic: Callable[[str], str]
) -> Compiled:
    """Compile a claim file.

    Args:
        file: as read.
        text: to point at its lines.
        topic: the uid of the topic with a name; topics are shared by all files.

    Raises:
        FileFaultError: a key that is not there, values that do not fit each other.
    """
    keys = Keys(file, text)
    with keys.at(()):
        check_language("language", file.language)
    with keys.at(("defaults",)):
        check_date("said", file.defaults.said)
        check_language("language", file.defaults.language)
        check_language("original_language", file.defaults.original_language)
    bodies = Bodies(keys)
    records = bodies.compile()
    records += Claims(keys, bodies, topic).compile()
    records += Relations(keys).compile()
    records += Questions(keys).compile()
    return Compiled(file.id, records)
