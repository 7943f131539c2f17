"""Records that nothing leans on, for commands that take one back."""

from uuid import UUID

from tracker.models import Appearance, Claim, Source, Speaker
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.store.state import Writer, state_of


def add_spares(location: Location) -> None:
    """Add to the seed P20 with P20.1, S5, C6.2, a further appearance, and R13, proposed.

    P21 is merged into P1. C6 answers Q1; nothing answers Q2. D1 asked P1 about C6, and is open.
    """
    with writing(location, Author("tester", "import spares")) as session:
        writer = Writer(session)
        speaker, source, appearance = (str(UUID(int=number)) for number in (1, 2, 3))
        writer.add(
            "speaker", {"uid": speaker, "type": "person", "naming": "named", "name": "Spare"}
        )
        writer.add("source", {"uid": source, "type": "report", "title": "Spare", "read": True})
        session.flush()
        writer.add(
            "affiliation",
            {
                "uid": str(UUID(int=4)),
                "speaker": speaker,
                "described": "a party",
                "uncertain": False,
            },
        )
        first = session.get_one(Appearance, session.get_one(Claim, 6).appearances[0].id)
        source_uid = str(session.get_one(Source, 2).uid)
        more = {"uid": appearance, "place": 2, "source": source_uid, "relays": []}
        writer.add("appearance", state_of(session, first) | more)
        session.flush()
        ends = [str(session.get_one(Claim, number).uid) for number in (18, 9)]
        proposed = {
            "uid": str(UUID(int=5)),
            "from": ends[0],
            "type": "qualifies",
            "to": ends[1],
            "why": "A spare.",
            "review": "proposed",
        }
        writer.add("relation", proposed)
        twin = str(UUID(int=6))
        writer.add(
            "speaker", {"uid": twin, "type": "person", "naming": "named", "name": "A. Sergeyev"}
        )
        session.flush()
        judged = {"why": "One man.", "merged_by": "tester", "merged_at": "2026-01-01T00:00:00"}
        sergeev = str(session.get_one(Speaker, 1).uid)
        pair = {"kept": sergeev, "merged": twin}
        writer.add("speaker_merge", {"uid": str(UUID(int=7)), **pair, **judged})
        session.flush()
        asked = [str(UUID(int=number)) for number in (8, 9)]
        for uid, text in zip(asked, ("Has work been paused?", "Is it so?"), strict=True):
            writer.add("question", {"uid": uid, "text": text})
        session.flush()
        position = {
            "uid": str(UUID(int=10)),
            "claim": str(session.get_one(Claim, 6).uid),
            "question": asked[0],
            "answer": "yes",
            "judged_by": "tester",
            "judged_at": "2026-01-01T00:00:00",
        }
        writer.add("position", position)
        request = {
            "uid": str(UUID(int=11)),
            "party": sergeev,
            "claim": str(session.get_one(Claim, 6).uid),
            "asked_on": "2022-04-15",
        }
        writer.add("response_request", request)
        session.flush()
        assert session.get_one(Speaker, 20).name == "Spare"
