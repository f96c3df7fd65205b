import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span

from newsflow import language as languages
from newsflow.errors import LanguageError
from newsflow.language import Language, pipeline, roles, tokens
from newsflow.language.pipeline import RenamedKinds, components_of, load_own
from newsflow.language.sums import WEIGHTS
from newsflow.language.tokens import KnownRuns
from tests.language.trees import tree


def test_offsets_are_those_of_the_sentence_given(language: Language) -> None:
    text = "“Peace\u00a0talks’ end,” Ana Ruiz said…"
    doc = language.parse([text])[0]
    assert all(len(token.text) == len(text[token.idx : token.idx + len(token)]) for token in doc)
    assert doc[-1].idx + len(doc[-1]) == len(text)


@pytest.mark.parametrize(
    "text",
    ["The army  fired\nsix shells \n at   Oslo.", "  Rain fell.", "Rain.  ", "\u2003", "a\tb"],
)
def test_runs_of_white_space_keep_their_place(language: Language, text: str) -> None:
    doc = language.parse([text])[0]
    words = [(t.text, t.idx) for t in doc if not t.is_space]
    assert all(text[at : at + len(word)] == word for word, at in words)
    assert [word for word, _ in words] == [
        t.text for t in language.parse([" ".join(text.split())])[0]
    ]


def test_white_space_is_no_word_to_the_parser(language: Language) -> None:
    wrapped = language.parse(["The army  fired\nsix shells  at Oslo\n on Monday."])[0]
    plain = language.parse(["The army fired six shells at Oslo on Monday."])[0]
    read = [(t.text, t.tag_, t.dep_, t.head.text) for t in wrapped if not t.is_space]
    assert read == [(t.text, t.tag_, t.dep_, t.head.text) for t in plain]
    assert [e.text for e in wrapped.ents] == [e.text for e in plain.ents]


def test_each_sentence_is_one_document_in_order(language: Language) -> None:
    docs = language.parse(["Rain fell.", "", "It stopped. It rained."])
    assert [doc.text for doc in docs] == ["Rain fell.", "", "It stopped. It rained."]


def test_a_sentence_is_read_alike_alone_and_among_others(language: Language) -> None:
    texts = ["The navy of Chile sank two boats off Arica.", "Nobody was hurt.", "Lund left."]
    together = [_read(doc) for doc in language.parse(texts)]
    assert [_read(language.parse([text])[0]) for text in texts] == together


def test_a_sentence_has_the_same_numbers_alone_and_among_any_others(language: Language) -> None:
    """To the last bit: what is read of a page never depends on what is read beside it."""
    texts = [
        "Rain.",
        "Lund left Arica on Monday, and 3 sailors of the Hake drowned.",
        "No",
        "He left.",
    ]
    alone = [language.parse([text])[0].tensor for text in texts]
    for among in (texts, texts[::-1] * 9, [*texts, "A tug fired on the Hake off Arica. " * 40]):
        docs = language.parse(among)
        for text, numbers in zip(texts, alone, strict=True):
            assert np.array_equal(docs[among.index(text)].tensor, numbers)


def test_a_word_has_the_same_numbers_whatever_words_are_met_with_it() -> None:
    words = ["Rain", "fell", "on", "Arica", "harbour", "again"]
    together = load_own(WEIGHTS).parse(words)
    for size in (1, 2, 3):
        language = load_own(WEIGHTS)
        for start in range(0, len(words), size):
            some = slice(start, start + size)
            for doc, other in zip(language.parse(words[some]), together[some], strict=True):
                assert np.array_equal(doc.tensor, other.tensor)


def test_texts_read_together_are_read_as_by_themselves(language: Language) -> None:
    named = ["Prime Minister Jens Lund met farmers in Oslo.", "Lund sang."]
    texts = [["Lund is small."], named, [], ["Lund sank two boats."] * 130, ["Lund fell."]]
    alone = [[_named(doc) for doc in language.parse(text)] for text in texts]
    together = [[_named(doc) for doc in docs] for docs in language.parse_texts(texts)]
    assert together == alone


def _named(doc: Doc) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in doc.ents]


def _read(doc: Doc) -> list[tuple[str, str, int, str]]:
    return [(t.text, t.tag_, t.head.i, t.dep_) for t in doc]


def test_a_plain_sentence_is_understood(language: Language) -> None:
    doc = language.parse(["Norwegian warships sank three pirate boats on Monday."])[0]
    clause = roles.clauses(doc)[0]
    assert (clause.lemma, clause.tense) == ("sink", roles.Tense.PAST)
    shown = [
        (a.role.value, a.preposition, doc[a.phrase.start : a.phrase.end].text)
        for a in clause.arguments
    ]
    assert shown == [
        ("subject", None, "Norwegian warships"),
        ("object", None, "three pirate boats"),
        ("oblique", "on", "Monday"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed IS camps near Sirte on Sunday",
        "The army took two towns from IS in May.",
        "IS fighters left the valley.",
    ],
)
def test_is_in_capitals_is_a_name_and_no_verb(language: Language, text: str) -> None:
    doc = language.parse([text])[0]
    assert [t.tag_[:2] for t in doc if t.text == "IS"] == ["NN"]


def test_is_in_a_sentence_of_capitals_is_a_verb(language: Language) -> None:
    doc = language.parse(["THE WAR IS OVER"])[0]
    assert doc[2].tag_ == "VBZ"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells fell on Aleppo and Idlib overnight.", "Idlib", "LOC"),
        ("The Black Sea Fleet left port.", "Black Sea Fleet", "ORG"),
        (
            "President Gurbanguly Berdymukhamedov flew to Tehran.",
            "Gurbanguly Berdymukhamedov",
            "PERSON",
        ),
        ("President Gurbanguly Berdymukhamedov flew to Tehran.", "Tehran", "LOC"),
        ("The United Nations sent Ingrid Solberg to Ghana.", "United Nations", "ORG"),
    ],
)
def test_names_are_found(language: Language, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(e.text, e.label_) for e in language.parse([text])[0].ents]


def test_a_last_name_is_known_from_another_sentence(language: Language) -> None:
    docs = language.parse(["Prime Minister Jens Lund met farmers in Oslo.", "Lund sang."])
    assert [(e.text, e.label_) for e in docs[1].ents] == [("Lund", "PERSON")]


def test_lemmas_are_set_for_verbs_and_nouns_only(language: Language) -> None:
    doc = language.parse(["The boats were sinking quickly."])[0]
    assert [t.lemma_ for t in doc if t.lemma_] == ["boat", "be", "sink"]


def test_an_unknown_pipeline_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        LanguageError, match=r"no such language pipeline \(latin\).*en_core_web_trf"
    ):
        languages.load("latin")


def test_a_missing_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(LanguageError, match="python -m spacy download en_core_web_lg"):
        languages.load("en_core_web_lg")


OTHER = """
Kenya NNP nsubj 2
expelled VBD ROOT 0
Tom NNP compound 4
Reed NNP dobj 2
because IN prep 2
of IN pcomp 5
a DT det 8
leak NN pobj 6
in IN prep 2
Nairobi NNP pobj 9
"""


def test_a_pipeline_of_spacy_stands_in_for_ours(tmp_path: Path) -> None:
    """Its labels are read by the same rules and its kinds of names become ours."""
    doc = tree(OTHER)
    doc.set_ents(
        [
            Span(doc, 0, 1, label="GPE"),
            Span(doc, 2, 4, label="PERSON"),
            Span(doc, 6, 7, label="CARDINAL"),
        ]
    )
    blank = spacy.blank("en")
    language = Language(lambda: components_of(blank), RenamedKinds(), "other-1")
    parsed = next(iter(language.annotate([doc])))
    assert [(e.text, e.label_) for e in parsed.ents] == [("Kenya", "LOC"), ("Tom Reed", "PERSON")]
    clause = roles.clauses(parsed)[0]
    assert [
        (a.role.value, a.preposition, parsed[a.phrase.head].text) for a in clause.arguments
    ] == [
        ("subject", None, "Kenya"),
        ("object", None, "Reed"),
        ("oblique", "because of", "leak"),
        ("oblique", "in", "Nairobi"),
    ]


def test_a_vocabulary_that_has_grown_large_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words never end and spaCy forgets none, but a service that reads all day must not grow."""
    language = load_own(WEIGHTS)
    lines = [f"Minister Ada Qu{n}rk left Port Vi{n}x on Monday." for n in range(9)]
    kept = language.parse(lines)
    before, grown = [_read(doc) for doc in kept], len(language.vocab.strings)
    monkeypatch.setattr(pipeline, "_MOST_STRINGS", grown - 1)
    assert [_read(doc) for doc in language.parse(lines[:5])] == before[:5]
    assert len(language.vocab.strings) < grown
    assert [_read(doc) for doc in kept] == before


def test_threads_that_parse_at_once_get_what_each_would_get_alone(
    language: Language,
) -> None:
    # Words that nobody has met before, so that the threads all write down what they learn of them.
    texts = [
        [f"Marit {a}{n}sen of the {b}{n} union spoke of {b} number {n}." for n in range(40)]
        for a, b in (("Sol", "dock"), ("Bran", "rail"), ("Vac", "school"), ("Per", "farm"))
    ]

    def told(text: list[str]) -> list[list[tuple[str, str, int]]]:
        return [[(w.tag_, w.dep_, w.head.i) for w in doc] for doc in language.parse(text)]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(told, texts))
    finally:
        sys.setswitchinterval(before)

    assert together == [told(text) for text in texts]


def test_words_are_those_of_spacys_tokenizer() -> None:
    nlp = spacy.load(WEIGHTS / "syntax")
    known = KnownRuns(nlp)
    lines = [
        'He can\'t pay $5m (or 3,000-odd kg) "cannot", said U.S. Gen. Lund on pp.4-5...',
        "",
        "Rain. ",
        "gonna IM im Im don't :-) 8) x",
        "see https://a.example/b?c=d, a@b.example—and 10km/h north/south",
    ]
    for _ in range(2):
        for doc, line in zip(known.docs(lines), lines, strict=True):
            theirs = nlp.make_doc(line)
            assert doc.text == line
            assert [(t.text, t.idx) for t in doc] == [(t.text, t.idx) for t in theirs]


def test_runs_of_letters_are_parted_alike_when_there_is_no_room_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens, "_REMEMBERED", 4)
    known = KnownRuns(spacy.blank("en"))
    for lines in (["Rain fell."], ["It didn't stop, Rain."], ["Rain", "a b c d e"], ["Rain fell."]):
        assert [doc.text for doc in known.docs(lines)] == lines
