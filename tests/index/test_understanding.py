# SPDX-License-Identifier: MIT
"""What is understood of letters, beginnings and words that look like others, in a library of names that are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from index.builder import build
from index.library import Library
from index.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.results import Results

#: Title -> other names and the text.
ARTICLES: dict[str, tuple[list[tuple[str, str]], str]] = {
    "Blood": ([], "Blood carries air. Blood is red."),
    "Bleeding": ([], "Blood is lost. An arm can bleed. Press on it."),
    "Heart": ([], "The heart moves the blood. It beats all day, and blood failed to move is no heart."),
    "Heart failure": ([("HF", "abbreviation")], "The heart pumps too little blood."),
    "Meningitis": ([("infection of the brain lining", "lay")], "Fever, a stiff neck and blood poisoning."),
    "Age related macular degeneration": ([("ARM", "abbreviation")], "The middle of what you see is dim."),
    "Seizure": ([("fit", "lay")], "A seizure shakes the arm and leg."),
    "Convulsion in a child": ([], "A convulsion with fever: the child shakes and the arm is stiff."),
    "Sickle cell disease": ([], "Blood cells bend."),
    "Sick sinus syndrome": ([], "The heart of a sick person beats slowly; the cell disease is elsewhere."),
    "Pili torti": ([], "Twisted hair."),
    "Pili torti onychodysplasia": ([], "Twisted hair and thin nails."),
    "Triple A syndrome": ([], "Triple: three things, triple trouble, no tears."),
    "Triploidy": ([], "A third set of chromosomes."),
    "Cocaine": ([("C", "abbreviation")], "A drug that is sniffed."),
    "Hepatitis C": ([], "A virus of the liver."),
    "Burns": ([], "A burn is made by heat. Cool it."),
    "Urinary tract infection": ([], "Painful urination, and often."),
    "Measles": ([], "Measles is a viral illness. A rash follows the fever."),
    "Type 1 diabetes": ([], "The body makes no insulin."),
    "Blood glucose test": ([], "A drop of blood shows the glucose."),
    "High blood pressure": ([], "The pressure of blood in the arteries is high."),
    "Bleeding after birth": ([], "The womb stays soft after the birth."),
    "Hypercalcemia": ([], "Too much calcium. The pain of hyperglycemic people is another one."),
    "Cardiopulmonary resuscitation": (
        [("not breathing", "lay")],
        "Press on the breast bone.",
    ),
    "Low blood sugar": ([("hypoglycemia", "clinical")], "Hypoglycemia makes you shake. A bridge of sugar."),
}
QUESTIONS = {
    "Measles": "## Is measles contagious?\n\nYes, very.\n\n## How long must a child stay at home?\n\nFour days.\n",
}


@pytest.fixture(scope="module")
def searcher(own_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("names")
    for title, (names, text) in ARTICLES.items():
        folder = root / "articles" / "conditions" / title.lower().replace(" ", "-")
        folder.mkdir(parents=True)
        facts = {"title": title, "other_names": [{"name": name, "type": kind} for name, kind in names]}
        (folder / "article.yaml").write_text(yaml.safe_dump(facts), encoding="utf-8")
        (folder / "clinical.md").write_text(f"## Overview\n\n{text}\n", encoding="utf-8")
        if title in QUESTIONS:
            (folder / "questions.md").write_text(QUESTIONS[title], encoding="utf-8")
    build(root / "articles", root / "library")
    with Library.open(root / "library") as library, Searcher(library) as opened:
        yield opened


def first(results: Results) -> str:
    return results.hits[0].title if results.hits else ""


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("pili torti onyc", "Pili torti onychodysplasia"),
        ("tripl", "Triploidy"),
        ("pili torti", "Pili torti"),
        ("sick", "Sick sinus syndrome"),
    ],
)
def test_what_is_begun_is_completed(searcher: Searcher, query: str, title: str) -> None:
    assert first(searcher.search(query)) == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("heart failer", "Heart failure"),
        ("sicke cell disease", "Sickle cell disease"),
        ("hep c", "Hepatitis C"),
    ],
)
def test_the_words_beside_a_slip_say_what_is_meant(searcher: Searcher, query: str, title: str) -> None:
    assert first(searcher.search(query)) == title


def test_an_everyday_word_is_no_abbreviation(searcher: Searcher) -> None:
    assert [part.read_as for part in searcher.search("my arm shakes").understood] == []
    assert "macular" not in first(searcher.search("my arm shakes"))


def test_an_abbreviation_in_capitals_is_one(searcher: Searcher) -> None:
    assert first(searcher.search("help with ARM")) == "Age related macular degeneration"


def test_an_abbreviation_alone_is_one_however_it_is_typed(searcher: Searcher) -> None:
    assert first(searcher.search("arm")) == "Age related macular degeneration"


def test_a_word_that_shares_only_its_stem_is_no_everyday_word(searcher: Searcher) -> None:
    assert [part.read_as for part in searcher.search("the fitness of my child").understood] == []


def test_the_plural_of_an_everyday_word_is_one(searcher: Searcher) -> None:
    assert first(searcher.search("he has fits")) == "Seizure"


def test_a_rare_name_says_more_than_a_common_word(searcher: Searcher) -> None:
    letter = "The blood test was good, her heart beats well, and yet they speak of meningitis and want more blood"
    assert first(searcher.search(letter)) == "Meningitis"


def test_what_a_letter_quotes_is_no_order(searcher: Searcher) -> None:
    letter = 'My sister has meningitis since two years, and yesterday she told me "I am having good days now"'
    results = searcher.search(letter)
    assert first(results) == "Meningitis"
    assert results.apart == ("i am having good days now",)


def test_a_quotation_alone_is_an_order(searcher: Searcher) -> None:
    results = searcher.search('"stiff meningitis neck"')
    assert (results.total, results.apart) == (0, ())


def test_a_phrase_says_more_than_a_name_inside_it(searcher: Searcher) -> None:
    assert first(searcher.search("burns")) == "Burns"
    results = searcher.search("my pee burns")
    assert first(results) == "Urinary tract infection"
    assert [part.typed for part in results.understood] == ["pee burns"]


@pytest.mark.parametrize(
    ("query", "section", "heading"),
    [
        ("is measles contagious", "questions", "Is measles contagious?"),
        ("can i catch measles", "questions", "Is measles contagious?"),
        ("how long measles", "questions", "How long must a child stay at home?"),
        ("measles", "overview", "Overview"),
        ("measles treatment", "overview", "Overview"),
    ],
)
def test_a_question_that_asks_just_that_answers(searcher: Searcher, query: str, section: str, heading: str) -> None:
    hit = searcher.search(query).hits[0]
    assert (hit.sections[0].section, hit.sections[0].heading) == (section, heading)


def test_a_name_alone_is_answered_by_the_first_sentence(searcher: Searcher) -> None:
    assert searcher.search("measles").hits[0].sections[0].snippet.startswith("Measles is a viral illness.")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("diabetes type 1", "Type 1 diabetes"),
        ("test glucose blood", "Blood glucose test"),
        ("pressure of blood high", "High blood pressure"),
    ],
)
def test_a_name_is_known_in_any_order(searcher: Searcher, query: str, title: str) -> None:
    hit = searcher.search(query).hits[0]
    assert (hit.title, hit.sections[0].section) == (title, "overview")


def test_a_short_form_is_written_out(searcher: Searcher) -> None:
    results = searcher.search("high bp")
    assert first(results) == "High blood pressure"
    assert ("bp", "blood pressure", "abbreviation") in [
        (part.typed, part.read_as, part.because) for part in results.understood
    ]


def test_an_everyday_word_makes_a_name_with_the_words_beside_it(searcher: Searcher) -> None:
    assert first(searcher.search("bleeding after delivery")) == "Bleeding after birth"


def test_an_everyday_phrase_means_the_article_that_is_called_so(searcher: Searcher) -> None:
    assert first(searcher.search("low sugar")) == "Low blood sugar"


def test_a_rightly_typed_word_is_not_replaced(searcher: Searcher) -> None:
    """There is a bridge in the library, and no ridge."""
    results = searcher.search("insulin without a ridge")
    assert [part.typed for part in results.understood] == []
    assert results.unknown == ("ridge",)
    assert [part.read_as for part in searcher.search("insulin without a brigde").understood] == ["bridge"]


def test_a_stem_inside_a_question_is_hardly_a_name(searcher: Searcher) -> None:
    burning, burns = searcher.search("burning").hits[0], searcher.search("burns").hits[0]
    assert burning.title == burns.title == "Burns"
    assert burning.score < burns.score / 2


@pytest.mark.parametrize("query", ["hypocalcaemia", "hypocalcemia", "clonazepam", "pertussis", "GERD"])
def test_another_disease_or_medicine_is_never_put_in_the_place_of_one(searcher: Searcher, query: str) -> None:
    results = searcher.search(query)
    assert (results.understood, results.unknown) == ((), (query,))


def test_a_noun_of_disease_and_its_adjective_are_one(searcher: Searcher) -> None:
    assert first(searcher.search("hyperglycaemia")) == "Hypercalcemia"
    assert searcher.search("hyperglycaemia").understood == ()


def test_i_am_is_no_short_form(searcher: Searcher) -> None:
    assert searcher.search("I'm sick").understood == ()
    assert searcher.search("im sick").understood == ()


def test_not_belongs_to_a_name_that_has_it(searcher: Searcher) -> None:
    assert first(searcher.search("my brother is not breathing")) == "Cardiopulmonary resuscitation"


def test_a_number_chooses_no_article(searcher: Searcher) -> None:
    assert first(searcher.search("insulin 500 mg")) == first(searcher.search("insulin"))


def test_a_number_and_its_unit_may_be_written_together(searcher: Searcher) -> None:
    assert searcher.search("insulin 20kg").unknown == ()


@pytest.mark.parametrize("query", ["burning when peeing", "it burns when I pee", "peeing burns"])
def test_the_forms_of_everyday_words_are_one(searcher: Searcher, query: str) -> None:
    assert first(searcher.search(query)) == "Urinary tract infection"


def test_a_common_word_is_found_beside_an_unknown_one(searcher: Searcher) -> None:
    results = searcher.search("xylophone blood")
    assert results.total > 0
    assert results.unknown == ("xylophone",)


def test_the_beginning_of_a_name_is_answered_by_its_overview(searcher: Searcher) -> None:
    assert searcher.search("measl").hits[0].sections[0].section == "overview"
