"""Claim files that cannot be read or resolved: what each one is told."""

import pytest

from conftest import Run
from exchange.claim_files import STOPPED, TINY, a, answer, edited, filled, match, write
from tracker.store.location import Location

ANN = 'name = "Ann"'
CLERK = 'descriptor = "a clerk"'
PAPER = 'title = "A paper"'
PUBLISHED = "published = 2022-04-16"
BY_ANN = 'speaker = "ann"\n'
SCHEMA = 'schema = "tracker/claim-file/1"\n'
ID = 'id = "tiny"'
EDTF = "write EDTF, such as 2022-04-16, 2022-04~ or 2022-03/2022-04"
KINDS = "assertion, denial, no_knowledge, no_comment, prediction, plan, call, opinion"
QUOTED_DATE = 'a date that is not a whole day goes in quotes, such as "2022-02"'
SAME = 'match = { who = "same", what = "same", where = "same", when = "same" }'
EMPLOYED = f'{ANN}\n[[speaker.ann.affiliation]]\norganization = "Institute"'
DEFAULTS = "[defaults]\n{}\n[speaker.ann]"


def clerk(line: str) -> str:
    """The tiny file with a line more about the unnamed clerk; it is line 14."""
    return edited((CLERK, f"{CLERK}\n{line}"))


UNREADABLE = [
    # what is not TOML
    pytest.param(
        edited((ID, 'id = "tiny')),
        "story.toml:2: not TOML: illegal character '\\n'; mend the line",
        id="a text that is not closed",
    ),
    pytest.param(
        edited(("[claim.A]", "[claim.A")),
        "story.toml:15: not TOML: expected ']' at the end of a table declaration; mend the line",
        id="a header that is not closed",
    ),
    pytest.param(
        edited((PAPER, "title = A paper")),
        "story.toml:6: not TOML: invalid value; text goes in quotes",
        id="text without quotes",
    ),
    pytest.param(
        a(STOPPED),
        "story.toml:19: this key stands twice; rename or remove one of them",
        id="a key twice",
    ),
    pytest.param(
        f"{TINY}[claim.A]\n{STOPPED}\n",
        "story.toml:24: [claim.A] stands twice; rename or remove one of them",
        id="a table twice",
    ),
    pytest.param(
        edited((PUBLISHED, "published = 2022-02")),
        "story.toml:7: not TOML: expected newline or end of document after a statement;"
        f" {QUOTED_DATE}",
        id="a bare month",
    ),
    pytest.param(
        edited((PUBLISHED, "published = ../2022-04-16  # by then")),
        f"story.toml:7: not TOML: invalid value; {QUOTED_DATE}",
        id="a bare interval",
    ),
    pytest.param(
        f'{TINY}answers = [{{ claim = "A",\n  type = "weakens", why = "x" }}]\n',
        "story.toml:24: not TOML: invalid initial character for a key part;"
        " an inline table { … } stays on one line",
        id="an inline table on two lines",
    ),
    pytest.param(
        edited((PUBLISHED, "published = 2022-02-30")),
        "story.toml:7: not TOML: invalid date or datetime; give a day that exists",
        id="a day that does not exist",
    ),
    # values of another type
    pytest.param(
        edited((PUBLISHED, "published = 2022")),
        "story.toml:7: source.paper.published: is a number; write text in quotes,"
        ' such as "2022-02"',
        id="a bare year",
    ),
    pytest.param(
        edited((PUBLISHED, "published = 2022-04-16T10:00:00Z")),
        "story.toml:7: source.paper.published: has a time of day; give the day alone",
        id="a time of day",
    ),
    pytest.param(
        edited((STOPPED, "text = true")),
        "story.toml:18: claim.A.text: is true or false; write text in quotes",
        id="true where text is wanted",
    ),
    pytest.param(
        a('via = "clerk"'),
        "story.toml:19: claim.A.via: is text in quotes; write a list [ … ]",
        id="text where a list is wanted",
    ),
    pytest.param(
        edited((STOPPED, "text = 5")),
        "story.toml:18: claim.A.text: is a number; write text in quotes",
        id="a number where text is wanted",
    ),
    pytest.param(
        edited((ANN, f'{ANN}\n[speaker.ann.affiliation]\norganization = "Institute"')),
        "story.toml:11: speaker.ann.affiliation: is a table { … }; write a list [ … ]",
        id="a table where a list of tables is wanted",
    ),
    pytest.param(
        edited(("[claim.A]", "[claim]\nA = 5\n[claim.C]")),
        "story.toml:16: claim.A: is a number; write a table { … }",
        id="a number where a table is wanted",
    ),
    pytest.param(
        edited((ID, f"{ID}\nclaim = 5"), of=TINY.partition("[claim")[0]),
        "story.toml:3: claim: is not a table; write [claim.KEY]",
        id="a number where a section is wanted",
    ),
    # keys
    pytest.param(
        edited((STOPPED, 'txt = "Work stopped."')),
        "story.toml:18: claim.A.txt: no such key; did you mean text?",
        id="a key misspelled",
    ),
    pytest.param(
        a("zzzz = 1"),
        "story.toml:19: claim.A.zzzz: no such key; remove it, or see: tracker schema claim-file",
        id="a key that resembles none",
    ),
    pytest.param(
        a('scope.whom = "all"'),
        "story.toml:19: claim.A.scope.whom: no such key; did you mean who?",
        id="a key of a key misspelled",
    ),
    pytest.param(
        edited((ID, f'{ID}\nlang = "en"')),
        "story.toml:3: lang: no such key; did you mean language?",
        id="a key of the file misspelled",
    ),
    pytest.param(
        edited(("[speaker.ann]", "[speakers.ann]")),
        "story.toml:9: speakers: no such key; did you mean speaker?",
        id="a section misspelled",
    ),
    pytest.param(
        edited((STOPPED, "")),
        "story.toml:15: claim.A: text is missing; add text",
        id="a claim without text",
    ),
    pytest.param(
        edited(('type = "article-newspaper"\n', "")),
        "story.toml:4: source.paper: type is missing; add type",
        id="a source without type",
    ),
    pytest.param(
        a('answers = [{ claim = "B", type = "weakens" }]'),
        "story.toml:19: claim.A.answers[1]: why is missing; add why",
        id="an answer without why",
    ),
    pytest.param(
        edited((ID, "")),
        "story.toml:1: id is missing; add id",
        id="no id",
    ),
    pytest.param(
        edited((SCHEMA, "")),
        'story.toml:1: schema: no schema is given; write schema = "tracker/claim-file/1"',
        id="no schema",
    ),
    pytest.param(
        "",
        'story.toml:1: schema: no schema is given; write schema = "tracker/claim-file/1"',
        id="an empty file",
    ),
    pytest.param(
        edited((SCHEMA, 'schema = "tracker/claim-file/2"\n')),
        "story.toml:1: schema: the schema is 'tracker/claim-file/2';"
        ' write schema = "tracker/claim-file/1"',
        id="another schema",
    ),
    # words
    pytest.param(
        a('kind = "assertoin"'),
        "story.toml:19: claim.A.kind: 'assertoin' is none of its words;"
        f" did you mean assertion? It takes {KINDS}",
        id="a word misspelled",
    ),
    pytest.param(
        a('kind = "rumor"'),
        f"story.toml:19: claim.A.kind: 'rumor' is none of its words; it takes {KINDS}",
        id="a word that resembles none",
    ),
    pytest.param(
        a(f'answers = [{{ claim = "B", type = "weaken", why = "x", {SAME} }}]'),
        "story.toml:19: claim.A.answers[1].type: 'weaken' is none of its words; did you mean"
        " weakens? It takes repeats, supersedes, contradicts, disputes, qualifies, leaves_open,"
        " weakens, corroborates",
        id="a relation misspelled",
    ),
    pytest.param(
        answer("contradicts", match(who="sam")),
        "story.toml:24: claim.B.answers[1].match.who: 'sam' is none of its words; did you mean"
        " same? It takes same, narrower, wider, overlapping, different, unknown",
        id="a match misspelled",
    ),
    pytest.param(
        answer("weakens", ', match = { who = "same", what = "same", where = "same" }'),
        "story.toml:24: claim.B.answers[1].match: when is missing; add when",
        id="a match with a cell missing",
    ),
    pytest.param(
        edited((ANN, f'{ANN}\nidentifiers.wikidta = "Q1"')),
        "story.toml:11: speaker.ann.identifiers: 'wikidta' is none of its words; did you mean"
        " wikidata? It takes isni, lei, orcid, ror, url, wikidata",
        id="an identifier's scheme misspelled",
    ),
    # texts
    pytest.param(
        edited((STOPPED, 'text = ""')),
        "story.toml:18: claim.A.text: is empty; write something or leave it out",
        id="an empty text",
    ),
    pytest.param(
        edited((STOPPED, 'text = " \\t "')),
        "story.toml:18: claim.A.text: is empty; write something or leave it out",
        id="a text of blanks",
    ),
    pytest.param(
        edited((STOPPED, f'text = "{"x" * 10_001}"')),
        "story.toml:18: claim.A.text: is too long; keep it to 10,000 characters",
        id="a text too long",
    ),
    pytest.param(
        edited((ANN, f'name = "{"x" * 301}"')),
        "story.toml:10: speaker.ann.name: is too long; keep it to 300 characters",
        id="a name too long",
    ),
    pytest.param(
        edited(("Work stopped.", "Work\\u0000stopped.")),
        "story.toml:18: claim.A.text: holds a NUL character; remove it",
        id="a NUL written as an escape",
    ),
    pytest.param(
        edited(("Work stopped.", "Work\0stopped.")),
        "story.toml:18: holds a NUL character; remove it",
        id="a NUL byte",
    ),
    pytest.param(
        edited((ID, 'id = "tiny file"')),
        "story.toml:2: id: is not written as it should be;"
        " write letters, digits, dots, dashes and underscores, such as pause-2022",
        id="an id with a blank",
    ),
    pytest.param(
        edited((ID, 'id = "tiny\\n"')),
        "story.toml:2: id: is not written as it should be;"
        " write letters, digits, dots, dashes and underscores, such as pause-2022",
        id="an id with a line break at its end",
    ),
    pytest.param(
        edited((ANN, f'{EMPLOYED}\ncountry = "Russia"')),
        "story.toml:13: speaker.ann.affiliation[1].country: is not written as it should be;"
        " write two capital letters, such as RU",
        id="a country in full",
    ),
    pytest.param(
        edited((ANN, f'{EMPLOYED}\ncountry = "RU\\n"')),
        "story.toml:13: speaker.ann.affiliation[1].country: is not written as it should be;"
        " write two capital letters, such as RU",
        id="a country with a line break at its end",
    ),
    pytest.param(
        edited((PAPER, f'{PAPER}\ntext_sha256 = "abc"')),
        "story.toml:7: source.paper.text_sha256: is not written as it should be;"
        " write 64 hexadecimal digits in lower case",
        id="a digest that is none",
    ),
    pytest.param(
        a('language = "english"'),
        "story.toml:19: claim.A.language: 'english' is no language tag;"
        " write BCP 47, such as en, zh-Hans or und",
        id="a language in words",
    ),
    pytest.param(
        edited((ID, f'{ID}\nlanguage = "english"')),
        "story.toml:3: language: 'english' is no language tag;"
        " write BCP 47, such as en, zh-Hans or und",
        id="the file's language in words",
    ),
    pytest.param(
        edited((ANN, f'{ANN}\ntype = "group"\nhead_count = {10**30}')),
        "story.toml:12: speaker.ann.head_count: is too large; give at most 1,000,000",
        id="a head count beyond any group",
    ),
    # dates
    pytest.param(
        a('said = "Thursday"'),
        f"story.toml:19: claim.A.said: 'Thursday' is no date; {EDTF}",
        id="a day of the week",
    ),
    pytest.param(
        a('said = "2022-04/2022-03"'),
        f"story.toml:19: claim.A.said: '2022-04/2022-03' is no date; {EDTF}",
        id="an interval that ends before it begins",
    ),
    pytest.param(
        a('scope.when = "April"'),
        f"story.toml:19: claim.A.scope.when: 'April' is no date; {EDTF}",
        id="a scope in a month without a year",
    ),
    pytest.param(
        a('approved_on = "2022-04"'),
        "story.toml:19: claim.A.approved_on: '2022-04' is no day; write it like 2022-04-16",
        id="an approval in a month",
    ),
    pytest.param(
        edited((PUBLISHED, 'published = "April"')),
        f"story.toml:7: source.paper.published: 'April' is no date; {EDTF}",
        id="a source published in a month without a year",
    ),
    pytest.param(
        edited((ANN, f'{EMPLOYED}\nvalid = "April"')),
        f"story.toml:13: speaker.ann.affiliation[1].valid: 'April' is no date; {EDTF}",
        id="an affiliation valid in a month without a year",
    ),
    pytest.param(
        edited(("[speaker.ann]", DEFAULTS.format('said = "April"'))),
        f"story.toml:10: defaults.said: 'April' is no date; {EDTF}",
        id="a default date that is none",
    ),
    pytest.param(
        a('said = "/.."'),
        f"story.toml:19: claim.A.said: '/..' is no date; {EDTF}",
        id="an interval open at both ends",
    ),
    # references
    pytest.param(
        edited((BY_ANN, 'speaker = "anne"\n')),
        "story.toml:16: claim.A.speaker: no speaker 'anne' in this file; did you mean 'ann'?",
        id="a speaker misspelled",
    ),
    pytest.param(
        edited((BY_ANN, 'speaker = ["ann", "bob"]\n')),
        "story.toml:16: claim.A.speaker: no speaker 'bob' in this file;"
        " write [speaker.bob], or mend the key",
        id="a speaker who is not in the file",
    ),
    pytest.param(
        edited((f'source = "paper"\n{STOPPED}', f'source = "papers"\n{STOPPED}')),
        "story.toml:17: claim.A.source: no source 'papers' in this file; did you mean 'paper'?",
        id="a source misspelled",
    ),
    pytest.param(
        edited(
            (f'source = "paper"\n{STOPPED}', STOPPED),
            ("[speaker.ann]", DEFAULTS.format('source = "papers"')),
        ),
        "story.toml:10: defaults.source: no source 'papers' in this file; did you mean 'paper'?",
        id="a default source misspelled",
    ),
    pytest.param(
        edited((f'source = "paper"\n{STOPPED}', STOPPED)),
        "story.toml:15: claim.A: source is missing; give source, or set it in [defaults]",
        id="a claim without a source",
    ),
    pytest.param(
        edited((PAPER, 'outlet = "an"')),
        "story.toml:6: source.paper.outlet: no speaker 'an' in this file; did you mean 'ann'?",
        id="an outlet misspelled",
    ),
    pytest.param(
        a('via = ["clerk", "papre?"]'),
        "story.toml:19: claim.A.via[2]: no source 'papre' in this file; did you mean 'paper'?",
        id="a hop misspelled",
    ),
    pytest.param(
        a('via = ["clerk:editor"]'),
        "story.toml:19: claim.A.via[1]: 'editor' is no role; write KEY:translator, or KEY",
        id="a hop in a role there is not",
    ),
    pytest.param(
        edited(
            (STOPPED, f'{STOPPED}\nvia = ["ann"]'),
            (
                "[source.paper]",
                '[source.ann]\ntype = "report"\ntitle = "A report"\n\n[source.paper]',
            ),
        ),
        "story.toml:23: claim.A.via[1]: 'ann' is a source and a speaker; rename one of the two",
        id="a hop that is a source and a speaker",
    ),
    pytest.param(
        answer("weakens", end="AA"),
        "story.toml:24: claim.B.answers[1].claim: no claim 'AA' in this file; did you mean 'A'?",
        id="an answer to a claim misspelled",
    ),
    pytest.param(
        f'{TINY}[[relation]]\nfrom = "A"\ntype = "weakens"\nto = "uid:C6"\nwhy = "x"\n',
        "story.toml:27: relation[1].to: 'uid:C6' is no uid; write uid:…",
        id="a uid that is none",
    ),
    pytest.param(
        f'{TINY}[[relation]]\nfrom = "A"\ntype = "weakens"\n'
        'to = "uid:00000000-0000-4000-8000-000000000000"\nwhy = "x"\n',
        "story.toml:24: relation[1]: no claim uid:00000000-0000-4000-8000-000000000000"
        " in this database; mend the uid",
        id="a uid of no claim",
    ),
    pytest.param(
        a("affiliation = 2"),
        "story.toml:19: claim.A.affiliation: 'ann' has 0 affiliations, not 2;"
        " count them from 1 in the order of the file",
        id="an affiliation that is not there",
    ),
    pytest.param(
        edited((ANN, f'{EMPLOYED}\n[[speaker.ann.affiliation]]\norganization = "Academy"')),
        "story.toml:19: claim.A: 'ann' has 2 affiliations; say as which one: affiliation = 1 … 2",
        id="one of two affiliations, not said which",
    ),
    # values that do not fit each other
    pytest.param(
        clerk('identifiers = { wikidata = "Q1" }'),
        "story.toml:14: speaker.clerk.identifiers: an unnamed speaker has no identifiers;"
        " remove them",
        id="an identifier of an unnamed speaker",
    ),
    pytest.param(
        clerk('aliases = ["Bob"]'),
        "story.toml:14: speaker.clerk.aliases: an unnamed speaker has no other names;"
        " give a name, or remove them",
        id="an alias of an unnamed speaker",
    ),
    pytest.param(
        clerk('naming = "pseudonym"'),
        "story.toml:14: speaker.clerk.naming: pseudonym, but no name; give name",
        id="a pseudonym without a name",
    ),
    pytest.param(
        edited((ANN, f'{ANN}\nnaming = "pseudonym"\nidentifiers.orcid = "0"')),
        "story.toml:12: speaker.ann.identifiers: only a named speaker has identifiers; remove them",
        id="an identifier of a pseudonym",
    ),
    pytest.param(
        edited((CLERK, "")),
        "story.toml:12: speaker.clerk.descriptor: neither a name nor a descriptor;"
        " give a name, or for an unnamed speaker a descriptor to call it by",
        id="a speaker with neither name nor descriptor",
    ),
    pytest.param(
        edited((ANN, f"{ANN}\nhead_count = 2")),
        "story.toml:11: speaker.ann.head_count: only a group has a head count, no person;"
        ' remove it, or set type = "group"',
        id="a head count of one person",
    ),
    pytest.param(
        edited((ANN, f'{EMPLOYED}\ndescribed = "an institute"')),
        "story.toml:12: speaker.ann.affiliation[1].organization: exactly one of organization and"
        " described is wanted; name the organization, or describe it where it is not identifiable",
        id="an organization named and described",
    ),
    pytest.param(
        edited((ANN, EMPLOYED.replace("Institute", "Ann"))),
        "story.toml:12: speaker.ann.affiliation[1].organization:"
        " a speaker is not its own organization; name another",
        id="a speaker of her own organization",
    ),
    pytest.param(
        edited((f"{PAPER}\n{PUBLISHED}\n", "")),
        "story.toml:4: source.paper.title: nothing tells this source apart from another;"
        " give a title, an outlet, a URL, a date or the text's sha256",
        id="a source with nothing but a type",
    ),
    pytest.param(
        edited((PUBLISHED, 'published_basis = "inferred"')),
        "story.toml:7: source.paper.published_basis: there is no date;"
        " give published, or remove it",
        id="a basis of a date that is not there",
    ),
    pytest.param(
        a('kind = "denial"'),
        "story.toml:15: claim.A.denied_proposition: a denial denies something;"
        " say what it literally negates",
        id="a denial that denies nothing",
    ),
    pytest.param(
        a('denied_proposition = "work stopped"'),
        "story.toml:19: claim.A.denied_proposition: kind is assertion, which denies nothing;"
        ' remove it, or set kind = "denial"',
        id="a denied proposition without a denial",
    ),
    pytest.param(
        a('kind = "plan"\nbasis = "firsthand"'),
        "story.toml:20: claim.A.basis: a plan rests on no knowledge; remove it",
        id="a plan with a basis",
    ),
    pytest.param(
        a('form = "narration"'),
        "story.toml:19: claim.A.form: form is narration, but there is a speaker;"
        " narration is the source's own voice: no speaker, and no other form",
        id="narration with a speaker",
    ),
    pytest.param(
        edited((BY_ANN, "")),
        "story.toml:15: claim.A: no speaker, and source 'paper' has no outlet to narrate;"
        " give speaker, or give the source an outlet",
        id="neither speaker nor outlet",
    ),
    pytest.param(
        edited((BY_ANN, "speaker = []\n")),
        "story.toml:16: claim.A.speaker: names nobody; name one, or leave it out",
        id="an empty list of speakers",
    ),
    pytest.param(
        edited((BY_ANN, 'speaker = ["ann", "ann"]\n')),
        "story.toml:16: claim.A.speaker: 'ann' stands twice; name each speaker once",
        id="a speaker twice",
    ),
    pytest.param(
        edited((BY_ANN, 'speaker = ["ann", "clerk"]\n')),
        "story.toml:16: claim.A.speaker: a named and an unnamed speaker together;"
        " record two claims",
        id="a named and an unnamed speaker together",
    ),
    pytest.param(
        a('quote = "stopped"\nform = "paraphrase"'),
        "story.toml:19: claim.A.quote: a paraphrase has no quotation;"
        ' remove it, or set form = "quote" or "partial_quote"',
        id="a quotation in a paraphrase",
    ),
    pytest.param(
        a('form = "quote"'),
        "story.toml:19: claim.A.form: form is quote, but there is no quotation; give quote",
        id="a quote without words",
    ),
    pytest.param(
        a('via = ["paper", "clerk", "paper:translator"]'),
        "story.toml:19: claim.A.via[3]: the same hop twice; name each hop once",
        id="a hop twice",
    ),
    pytest.param(
        f'{TINY}published.identification = "described"\n',
        "story.toml:24: claim.B.published.descriptor: described as what?;"
        ' give the descriptor as printed, or set identification = "generic"',
        id="described, but not how",
    ),
    pytest.param(
        f'{TINY}published.identification = "named"\n',
        "story.toml:24: claim.B.published.identification: the speaker is unnamed, so the reader"
        " cannot have been given named; use described or generic",
        id="an unnamed speaker published with a name",
    ),
    pytest.param(
        f'{TINY}published.anonymity_reason_published = "fear"\n',
        "story.toml:24: claim.B.published.anonymity_reason: a reason was printed, but not which;"
        " give one of safety, legal, employment, not_authorized, sensitivity, institutional_rule,"
        " privacy, other",
        id="the words of a reason without the reason",
    ),
    pytest.param(
        a('published.anonymity_origin = "at_request"'),
        "story.toml:19: claim.A.published.anonymity_origin: only an unnamed person or group is"
        " anonymous; remove it",
        id="anonymity of a named speaker",
    ),
    pytest.param(
        a('published.anonymity_reason = "safety"'),
        "story.toml:19: claim.A.published.anonymity_reason: only an unnamed person or group is"
        " anonymous; remove it",
        id="a reason for the anonymity of a named speaker",
    ),
    pytest.param(
        f'{answer("weakens")}[[relation]]\nfrom = "B"\ntype = "weakens"\nto = "A"\nwhy = "y"\n',
        "story.toml:25: relation[1]: the same relation twice; remove one",
        id="a relation twice",
    ),
]


@pytest.mark.parametrize(("content", "told"), UNREADABLE)
def test_a_file_that_cannot_be_read_or_resolved_is_told_in_one_line_and_nothing_is_written(
    blank_file: Location, run: Run, content: str, told: str
) -> None:
    outcome = run("import", write(content), "--db", blank_file.path)
    assert outcome.err == f"tracker: {told}\n"
    assert (outcome.code, outcome.out) == (2, "")
    assert filled(blank_file) == []
