"""Who says what: each test is a report about invented people, and what must be read in it."""

from __future__ import annotations

import re

import pytest

from marked import Marked, day, marked
from marked import page as page_of_text
from trucewatch.core.account import Actor, Statement
from trucewatch.core.page import Context, Found, Mention
from trucewatch.core.values import When
from trucewatch.find.speech.statements import find_statements

CAST: dict[str, tuple[str, tuple[str, ...], str | None]] = {
    "torrin": ("person", ("Ilva Torrin", "Torrin", "Defence Minister Ilva Torrin"), "arvenia"),
    "vell": ("person", ("Ano Vell", "Vell"), "front"),
    "president": ("person", ("President Osk Maran", "Maran"), "arvenia"),
    "ministry": ("government", ("Arvenian foreign ministry", "the foreign ministry of Arvenia"), "arvenia"),
    "palace": ("office", ("the Palace", "The Palace"), "arvenia"),
    "front": ("group", ("the Hill Front", "The Hill Front"), None),
    "arvenia": ("state", ("Arvenia",), None),
    "borland": ("state", ("Borland",), None),
}
FRIDAY = day("2031-05-16")


def read(text: str, published: When = FRIDAY) -> Found:
    """What is found in the text, with every name of the cast as a mention."""
    names = {name: actor for actor, (_, forms, _) in CAST.items() for name in forms}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    mentions = tuple(Mention(m.start(), m.end(), names[m.group()]) for m in re.finditer(rf"\b(?:{pattern})\b", text))
    cast = tuple(
        Actor(id=actor, name=forms[0], kind=kind, names=forms, roles=(), of=of, mentions=())  # type: ignore[arg-type]
        for actor, (kind, forms, of) in CAST.items()
    )
    return find_statements(page_of_text(text, published=published), Context("story", published, cast, mentions))


def said(found: Found) -> list[Statement]:
    """The statements, in order."""
    return [fact for fact in found.facts if isinstance(fact, Statement)]


def only(text: str) -> Statement:
    """The one statement of the text."""
    statements = said(read(text))
    assert len(statements) == 1, [(one.speaker, [span.exact for span in one.content]) for one in statements]
    return statements[0]


def words(statement: Statement) -> list[str]:
    """The words of the content."""
    return [span.exact for span in statement.content]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("“<q>Nobody crossed the river,</q>” Torrin said.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” said Ilva Torrin.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” said Ilva Torrin, who commands the border.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” its spokesman, Ano Vell, said.", "vell"),
        ("Torrin, a former judge, told reporters: “<q>Nobody crossed the river.</q>”", "torrin"),
        ("Vell, who had come from Borland, said: “<q>Nobody crossed the river.</q>”", "vell"),
        ("Ano Vell of the Hill Front: “<q>Nobody crossed the river.</q>”", "vell"),
        ("“<q>Who crossed the river?</q>” Torrin asked.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” Torrin was quoted by a paper as saying.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” a paper quoted Vell as saying.", "vell"),
        ("The Palace answered with one line: “<q>Nobody crossed the river.</q>”", "palace"),
        ("“<q>Nobody crossed the river,</q>” read a statement from the Palace.", "palace"),
        ("“<q>Nobody crossed the river</q>” is how Torrin puts it.", "torrin"),
        ("“<q>Nobody crossed the river,</q>” the foreign ministry of Arvenia wrote on Telegram.", "ministry"),
    ],
)
def test_a_quotation_goes_to_the_subject_of_its_verb(source: str, speaker: str) -> None:
    article = marked(source)
    statement = only(article.text)
    assert words(statement) == article.words("q")
    assert statement.speaker == speaker
    assert statement.mode == "direct"


def test_a_broken_quotation_is_one_statement() -> None:
    article = marked("“<q>The road is open,</q>” Torrin said, “<q>and it stays open.</q>”")
    statement = only(article.text)
    assert words(statement) == article.words("q")
    assert statement.speaker == "torrin"


def test_paragraphs_of_one_quotation_keep_their_speaker() -> None:
    text = "“The road is open,” Torrin said. “We hold the bridge.\n\n“We hold the hills, too.”"
    assert [(one.speaker, one.content[0].exact) for one in said(read(text))] == [
        ("torrin", "The road is open,"),
        ("torrin", "We hold the bridge."),
        ("torrin", "We hold the hills, too."),
    ]


def test_words_in_the_reporters_sentence_are_mixed() -> None:
    article = marked("Torrin said <c>the road remained “<q>ours to keep</q>” until winter</c>.")
    statement = only(article.text)
    assert statement.mode == "mixed"
    assert words(statement) == article.words("c")
    assert [span.exact for span in statement.read["content"]] == article.words("q")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ministers” of the valley have not been seen.",
        "Any “deal” with Borland is far off.",
        "The film “Seven Quiet Winters” opened on Friday.",
    ],
)
def test_scare_quotes_and_titles_are_nobodys(text: str) -> None:
    assert said(read(text)) == []


def test_scare_quotes_in_reported_speech_stay_paraphrase() -> None:
    assert only("Torrin said that their “army” had fled.").mode == "indirect"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Torrin said <c>the road was open</c>.", "torrin"),
        ("Torrin said on Tuesday that <c>the road was open</c>.", "torrin"),
        ("<c>The road was open</c>, Torrin said.", "torrin"),
        ("<c>The road was open</c>, according to the Palace.", "palace"),
        ("According to the Palace, <c>the road was open</c>.", "palace"),
        ("Borland <c>denied that its guns had fired</c>.", "borland"),
        ("The Hill Front <c>accused Arvenia of shelling two villages</c>.", "front"),
        ("Maran, in turn, <c>called for talks</c>.", "president"),
        ("The Palace's statement said <c>the road was open</c>.", "palace"),
        ("Vell was quoted as saying <c>the road was open</c>.", "vell"),
        ("<c>The road</c>, according to the Palace, <c>has been mined</c>.", "palace"),
        ("According to a statement by the Palace, <c>the road was open</c>.", "palace"),
        ("Vell, speaking by video link, said on Monday <c>the road was open</c>.", "vell"),
        ("TARN, May 16 (Agency) - <c>The road was open again</c>, Torrin said.", "torrin"),
        ("<c>If Borland fires</c>, Torrin warned, <c>the pause is over</c>.", "torrin"),
        ("Arvenia <c>put the number of dead at more than 60</c>.", "arvenia"),
    ],
)
def test_reported_speech_has_its_clause_and_its_speaker(source: str, speaker: str) -> None:
    article = marked(source)
    statement = only(article.text)
    assert words(statement) == article.words("c")
    assert statement.speaker == speaker
    assert statement.mode == "indirect"


def test_a_clause_around_its_attribution_is_said_on_both_sides() -> None:
    article = marked("<c>The rebels</c>, Torrin said, <c>had broken every promise</c>.")
    assert words(only(article.text)) == article.words("c")


@pytest.mark.parametrize(
    "text",
    [
        "Torrin did not say when the road would open.",
        "Torrin will say on Monday whether the road opens.",
        "The minister's claims and the reports differ.",
        "Maran was told to leave.",
        "Maran called Torrin on Friday.",
        "Arvenia and Borland agreed to open the road.",
        "The Palace declined to say more.",
        "What does Borland say the raid was for?",
        "The pause that Maran announced on Friday has failed.",
        "A pause declared in March to let food in broke down.",
        "Torrin asked not to be named.",
    ],
)
def test_no_speech_is_read_where_nobody_speaks(text: str) -> None:
    assert [one for one in said(read(text)) if one.speaker is not None] == []


def test_two_acts_of_one_speaker_are_two_statements() -> None:
    article = marked("Maran <a>denied the raid</a> and said <b>that Vell was safe</b>.".replace("that ", ""))
    first, second = said(read(article.text))
    assert (words(first), words(second)) == (article.words("a"), article.words("b"))
    assert first.speaker == second.speaker == "president"


def test_an_added_clause_belongs_to_the_speaker_before_it() -> None:
    text = "“We wait,” Torrin said, adding that the bridge was “a wreck”."
    assert [(one.speaker, one.mode) for one in said(read(text))] == [("torrin", "direct"), ("torrin", "mixed")]


def test_what_one_says_that_another_said_is_relayed() -> None:
    outer, inner = said(read("The Palace said that Vell had promised to release the crew."))
    assert (outer.speaker, outer.through) == ("palace", None)
    assert (inner.speaker, inner.through) == ("vell", "palace")


def test_quoted_words_belong_to_the_innermost_speaker() -> None:
    text = "Vell demanded a “full halt to the raids”, according to the Palace."
    assert {(one.speaker, one.mode) for one in said(read(text))} == {("vell", "mixed"), ("palace", "indirect")}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Torrin flew to Borland. She said the road was open.", "torrin"),
        ("The Palace kept silent for a week. It said on Friday the road was open.", "palace"),
        ("Torrin met Vell. He said the road was open.", "torrin"),
        ("With Torrin and Vell in the room nothing moved. He said the road was open.", None),
        ("“No,” Vell said. A doctor said two had died. He said the road was open.", None),
        (
            "The hut of Vell and Torrin stood.\n\nNine were hurt.\n\nThe hall was full.\n\nHe said the road was open.",
            None,
        ),
    ],
)
def test_a_pronoun_is_the_one_it_can_be_or_nobody(text: str, speaker: str | None) -> None:
    last = [one for one in said(read(text)) if "road" in one.content[0].exact][-1]
    assert last.speaker == speaker


def test_the_ministry_is_the_one_that_was_named() -> None:
    text = "Talks ended without a word from the foreign ministry of Arvenia. The road was open, the ministry said."
    assert said(read(text))[-1].speaker == "ministry"


def test_two_who_may_have_spoken_are_a_problem() -> None:
    found = read("Torrin said no, and Vell said yes.\n\n“The hills are ours.”")
    assert said(found)[-1].speaker is None
    assert any("Torrin" in problem.what and "Vell" in problem.what for problem in found.problems)


def test_quotations_of_nobody_known_are_one_problem() -> None:
    found = read("“We are cold,” a nurse said. “We are hungry, too,” a driver said.")
    assert [one.speaker for one in said(found)] == [None, None]
    assert [problem.what for problem in found.problems] == ["2 quotations have no speaker with a name"]


@pytest.mark.parametrize(
    ("source", "channel"),
    [
        ("Torrin wrote on <ch>Telegram</ch> that the road was open.", "Telegram"),
        ("In a <ch>televised address</ch>, Maran said the road was open.", "televised address"),
        ("Maran told reporters by <ch>satellite phone</ch> that the road was open.", "satellite phone"),
        ("Maran’s <ch>statement</ch> said that the road was open.", "statement"),
        ("Maran, in a statement on <ch>Facebook</ch>, said the road was open.", "Facebook"),
        ("“It is open,” Vell told a <ch>highland radio station</ch>.", "highland radio station"),
    ],
)
def test_the_channel_is_read_from_its_words(source: str, channel: str) -> None:
    article: Marked = marked(source)
    statement = only(article.text)
    assert statement.channel == channel
    assert [(span.start, span.end) for span in statement.read["channel"]] == article.runs["ch"]


def test_whom_it_was_told_is_named_as_in_the_cast() -> None:
    statement = only("Maran told Vell that the road was open.")
    assert (statement.addressee, statement.channel) == ("Ano Vell", None)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Torrin said on Tuesday that the road was open.", "2031-05-13"),
        ("On Wednesday, Torrin said the road was open.", "2031-05-14"),
        ("After the raid on Monday, Torrin said the road was open.", None),
        ("Torrin said the road would open on Tuesday.", None),
    ],
)
def test_the_time_is_that_of_the_speaking(text: str, when: str | None) -> None:
    assert only(text).said.earliest == when


def test_an_article_without_prose_has_no_statements() -> None:
    assert read("") == Found()
    assert said(read("“”\n\n,,,\n")) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Hill Front attributes the raid to Borland.", "attributes the raid to Borland"),
        ("The Hill Front boasts of having held the pass.", "boasts of having held the pass"),
        ("The Hill Front reported seven deaths.", "seven deaths"),
        ("The Hill Front believes that the pause is over.", "the pause is over"),
        ("The Hill Front denies that.", "denies that"),
    ],
)
def test_boasts_beliefs_tolls_and_what_is_laid_at_anothers_door_are_said(text: str, content: str) -> None:
    statement = only(text)
    assert (statement.speaker, words(statement)) == ("front", [content])


def test_what_a_navy_has_is_no_boast() -> None:
    assert said(read("The Hill Front boasts 40 boats.")) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The Hill Front speaks of 23 dead.", "front", "of 23 dead"),
        ("Borland, led for nine years by Osk, known as the Fox, said it knew of no such raid.", "borland", "knew"),
        ("The Hill Front's statement highlighted Arvenia’s readiness to talk.", "front", "readiness to talk"),
    ],
)
def test_the_reader_sees_speech_and_sources_that_no_rule_saw(text: str, speaker: str, content: str) -> None:
    assert any(one.speaker == speaker and content in " ".join(words(one)) for one in said(read(text))), [
        (one.speaker, words(one)) for one in said(read(text))
    ]


def test_what_two_say_together_each_has_said() -> None:
    both = said(read("Torrin and Vell said the road was open."))
    assert {one.speaker for one in both} == {"torrin", "vell"}
    assert len({one.id for one in both}) == 2


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Relief agencies reckon that 4,000 people have left the valley.", "4,000 people have left the valley"),
        ("Some 900 people are thought to have died in the raid.", "to have died in the raid"),
        ("Nuns at Tarn told this site of wounded people in the school.", "of wounded people in the school"),
    ],
)
def test_words_of_somebody_without_a_name_are_kept_where_the_reader_is_sure_of_them(text: str, content: str) -> None:
    statement = only(text)
    assert (statement.speaker, words(statement)) == (None, [content])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Palace would not rule out further raids before Friday.",
            "would not rule out further raids before Friday",
        ),
        (
            "The Palace does not accept the demand that the road be opened.",
            "does not accept the demand that the road be opened",
        ),
    ],
)
def test_what_is_not_accepted_keeps_its_not(text: str, content: str) -> None:
    statement = only(text)
    assert (statement.speaker, words(statement)) == ("palace", [content])


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    both = said(read("Vell condemned the raid and cautioned that no road would be opened."))
    assert [(one.speaker, words(one)) for one in both] == [
        ("vell", ["condemned the raid"]),
        ("vell", ["no road would be opened"]),
    ]


def test_the_rebels_are_the_one_group_that_the_page_names() -> None:
    text = "The Hill Front holds the ridge. {}The rebels say that they possess no mortars."
    assert only(text.format("")).speaker == "front"
    assert only("The road is open. The rebels say that they possess no mortars.").speaker is None


def test_a_side_speaks_through_its_spokesmen() -> None:
    assert only("The Hill Front's spokesmen said that the road was open.").speaker == "front"


def test_a_statement_that_nobody_spoke_of_is_what_was_just_quoted() -> None:
    last = said(read("Maran spoke on Friday. “We wait,” he said. The statement reads that the road will open."))[-1]
    assert (last.speaker, words(last)) == ("president", ["the road will open"])


def test_who_sighs_before_a_colon_is_not_who_spoke_before() -> None:
    last = said(read('Vell said the road was open. An old clerk at the gate sighed: "They took the calendar."'))[-1]
    assert last.speaker is None


def test_behind_a_semicolon_the_reporter_goes_on() -> None:
    (told,) = said(read("Gunmen fired at the bus, survivors told Arvenian radio; more than sixty were hurt."))
    assert words(told) == ["Gunmen fired at the bus"]


def test_no_reaction_and_fighting_that_went_on_are_no_speech() -> None:
    assert said(read("Torrin has not reacted to the terms. The fighting went on: shells fell on the road.")) == []


def test_a_shared_subject_is_that_of_its_own_clause() -> None:
    text = "Torrin would like the rest to wait; the Hill Front will not wait, and has threatened to stop the exchange."
    last = said(read(text))[-1]
    assert (last.speaker, words(last)) == ("front", ["threatened to stop the exchange"])
