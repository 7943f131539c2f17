"""Sources and the hops by which words reach them."""

from enum import StrEnum


class SourceType(StrEnum):
    """The item types of the Citation Style Language 1.0.2."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


_CALLED = {
    SourceType.ARTICLE_JOURNAL: "journal article",
    SourceType.ARTICLE_MAGAZINE: "magazine article",
    SourceType.ARTICLE_NEWSPAPER: "newspaper article",
    SourceType.ENTRY_DICTIONARY: "dictionary entry",
    SourceType.ENTRY_ENCYCLOPEDIA: "encyclopedia entry",
    SourceType.PAPER_CONFERENCE: "conference paper",
    SourceType.POST_WEBLOG: "blog post",
    SourceType.REVIEW_BOOK: "book review",
}
_UNCOUNTED = {SourceType.LEGISLATION, SourceType.SOFTWARE}


def source_words(type_: str) -> str:
    """A type as people say it: `newspaper article`."""
    return _CALLED.get(SourceType(type_), type_.replace("-", " ").replace("_", " "))


def a_source(type_: str) -> str:
    """One source of a type, in a sentence: `a newspaper article`, `an interview`."""
    told = source_words(type_)
    if type_ in _UNCOUNTED:
        return told
    return f"an {told}" if told[0] in "aeiou" else f"a {told}"


_CONTAINED = frozenset(
    {
        SourceType.ARTICLE_JOURNAL,
        SourceType.ARTICLE_MAGAZINE,
        SourceType.ARTICLE_NEWSPAPER,
        SourceType.ENTRY,
        SourceType.ENTRY_DICTIONARY,
        SourceType.ENTRY_ENCYCLOPEDIA,
        SourceType.POST,
        SourceType.POST_WEBLOG,
        SourceType.REVIEW,
        SourceType.REVIEW_BOOK,
        SourceType.WEBPAGE,
    }
)
_IN_A_BOOK = frozenset({SourceType.CHAPTER, SourceType.PAPER_CONFERENCE})


def outlet_variables(type_: SourceType) -> tuple[str, ...]:
    """The variables of CSL that hold who published a source, the usual one first.

    A chapter's container is a book, which publishes nothing.
    """
    if type_ in _IN_A_BOOK:
        return ("publisher",)
    return (
        ("container-title", "publisher")
        if type_ in _CONTAINED
        else ("publisher", "container-title")
    )


class RelayRole(StrEnum):
    """What a hop between speaker and source did with the words."""

    RELAY = "relay"
    TRANSLATOR = "translator"
    DOCUMENT = "document"


_DOCUMENTS = frozenset({SourceType.DOCUMENT, SourceType.DATASET})


def default_relay_role(source_type: SourceType | None) -> RelayRole:
    """A cited document or dataset is a hop like an agency, but it relays nobody."""
    return RelayRole.DOCUMENT if source_type in _DOCUMENTS else RelayRole.RELAY
