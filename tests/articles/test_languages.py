"""The language of a text, with and without what its page declares."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from newsflow.articles import languages
from newsflow.articles.languages import find_language

TEXTS = {
    "en": "The ferry ran aground on Sunday and it was in the dark that the crew had to leave her.",
    "de": "Die Fähre lief am Sonntag auf einen Felsen, und es war in der Nacht, als die Crew "
    "sie mit den Booten verließ.",
    "fr": "Le navire est sorti du port dans la nuit et il a heurté les rochers qui se trouvent au "
    "sud de la baie.",
    "es": "El barco salió del puerto por la noche y se fue a las rocas que están al sur de la "
    "isla, según los marineros.",
    "pt": "O navio saiu do porto de noite e não voltou, mas os homens que estavam a bordo foram a "
    "terra com um bote.",
    "pl": "Statek wypłynął z portu w nocy i nie wrócił, ale ludzie, którzy byli na nim, są już na "
    "lądzie, jak podaje straż.",
    "uk": "Корабель вийшов із порту вночі й не повернувся, але люди, що були на ньому, "
    "вже на березі.",
    "ru": "Корабль вышел из порта ночью и не вернулся, но люди, которые были на нём, "
    "уже на берегу.",
    "bg": "Корабът излезе от пристанището през нощта и не се върна, но хората са вече на брега.",
    "el": "Το πλοίο βγήκε από το λιμάνι τη νύχτα και δεν γύρισε.",
    "ar": "خرجت السفينة من الميناء ليلا ولم تعد.",
    "fa": "کشتی شب از بندر بیرون رفت و برنگشت، اما مردم اکنون در ساحل هستند و گرسنه‌اند.",
    "he": "הספינה יצאה מהנמל בלילה ולא חזרה.",
    "hi": "जहाज रात में बंदरगाह से निकला और वापस नहीं आया।",
    "ja": "船は夜に港を出て、戻らなかった。",
    "zh": "船在夜里离开港口，没有回来。",
    "ko": "배는 밤에 항구를 떠나 돌아오지 않았다.",
    "th": "เรือออกจากท่าเรือในเวลากลางคืนและไม่กลับมา",
}


@pytest.fixture(autouse=True)
def load(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """A model that says it was asked; how often it was loaded is counted."""
    load = Mock()
    load.return_value.classify.return_value = ("asked", 0.0)
    monkeypatch.setattr(languages, "_load_model", load)
    monkeypatch.setattr(languages, "_guesser", languages.Guesser())
    return load


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language_itself(language: str):
    assert find_language(TEXTS[language], None) == language


@pytest.mark.parametrize(
    ("language", "declared", "found"),
    [
        ("en", "en_GB", "en-GB"),
        ("en", "en-us", "en-US"),
        ("de", "en", "de"),
        ("uk", "ru", "uk"),
        ("en", "de", "en"),
        ("es", "es-MX", "es-MX"),
    ],
)
def test_a_page_refines_the_language_and_does_not_overrule_its_text(
    language: str, declared: str, found: str
):
    assert find_language(TEXTS[language], declared) == found


DANISH = "Færgen sejlede på grund søndag, og det var i mørket, at folk måtte gå fra borde med børn."


@pytest.mark.parametrize("declared", ["da", "no"])
def test_between_sisters_the_page_decides(declared: str):
    assert find_language(DANISH, declared) == declared


def test_a_few_words_are_in_the_language_of_their_page():
    assert find_language("Santa Clara, Horta", "pt-PT") == "pt-PT"
    assert find_language("Santa Clara, Horta", None) is None


QUECHUA = "Qayna p'unchaw hatun wampu qaqapi takakurqan chaymanta runakuna tutapi lluqsirqanku"


@pytest.mark.parametrize("declared", [None, "en"])
def test_the_model_is_asked_about_words_that_no_table_holds(declared: str | None):
    assert find_language(QUECHUA, declared) == "asked"
    assert find_language(QUECHUA, "qu") == "qu"


@pytest.mark.parametrize(("others", "loads"), [(0, 1), (99, 1), (100, 2), (500, 2)])
def test_the_model_is_let_go_where_a_hundred_texts_do_without_it(
    load: Mock, others: int, loads: int
):
    find_language(QUECHUA, None)
    for _ in range(others):
        find_language(TEXTS["en"], None)
    find_language(QUECHUA, None)

    assert load.call_count == loads


def test_names_in_a_row_do_not_call_for_the_model():
    names = "Santa Clara " * 8 + "and the Ilha Azul of Horta"

    assert find_language(names, "en") == "en"
