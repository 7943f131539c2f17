"""Tables, one noun per file: constraints and column comments, no queries."""

from tracker.models.appearance import Appearance, Relay
from tracker.models.base import Base, Row
from tracker.models.claim import Claim, ClaimSpeaker, ClaimTopic, Topic
from tracker.models.history import Change, FileRecord, Revision
from tracker.models.question import Position, Question
from tracker.models.relation import Relation
from tracker.models.response_request import ResponseRequest
from tracker.models.source import Source
from tracker.models.source_text import SourceText
from tracker.models.speaker import Affiliation, Speaker, SpeakerIdentifier, SpeakerName
from tracker.models.speaker_merge import SpeakerMerge
from tracker.models.verdict import Verdict

__all__ = [
    "Affiliation",
    "Appearance",
    "Base",
    "Change",
    "Claim",
    "ClaimSpeaker",
    "ClaimTopic",
    "FileRecord",
    "Position",
    "Question",
    "Relation",
    "Relay",
    "ResponseRequest",
    "Revision",
    "Row",
    "Source",
    "SourceText",
    "Speaker",
    "SpeakerIdentifier",
    "SpeakerMerge",
    "SpeakerName",
    "Topic",
    "Verdict",
]
