# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Kind, Level
from index.results import Filters, Understood

if TYPE_CHECKING:
    from index.results import Results
    from index.searcher import Searcher


def slugs(results: Results) -> list[str]:
    return [hit.slug for hit in results.hits]


def read(results: Results) -> list[tuple[str, str, str]]:
    return [(part.typed, part.read_as, part.because) for part in results.understood]


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("calciphylaxis", "calciphylaxis"),
        ("CALCIPHYLAXIS", "calciphylaxis"),
        ("calcific uraemic arteriolopathy", "calciphylaxis"),
        ("kidney failure", "end-stage-renal-disease"),
        ("endstage renal disease", "end-stage-renal-disease"),
        ("esrd", "end-stage-renal-disease"),
        ("preeclampsia", "pre-eclampsia"),
        ("pre eclampsia", "pre-eclampsia"),
        ("kidneyfailure", "end-stage-renal-disease"),
        ("haemodialysis", "hemodialysis"),
        ("diarrhoeas", "diarrhea"),
        ("mottled skin", "calciphylaxis"),
        ("net like purple pattern on the skin", "calciphylaxis"),
        ("my ankles are swollen", "end-stage-renal-disease"),
        ("n18.5", "end-stage-renal-disease"),
        ("bananas", "end-stage-renal-disease"),
        ("What is the treatment for someone with calcifilaxis?", "calciphylaxis"),
        ("can i still breastfeed", "diarrhea"),
        ("magnesium sulphate", "pre-eclampsia"),
        ("calciph", "calciphylaxis"),
        ("high temperature", "fever"),
    ],
)
def test_the_right_article_comes_first(searcher: Searcher, query: str, slug: str) -> None:
    assert slugs(searcher.search(query))[:1] == [slug]


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("calcifilaxis", [("calcifilaxis", "calciphylaxis", "spelling")]),
        ("kidney failure", [("kidney failure", "End-stage renal disease", "synonym")]),
        ("ESRD", [("ESRD", "End-stage renal disease", "abbreviation")]),
        ("kidneyfailure", [("kidneyfailure", "kidney failure", "split")]),
        ("temp erature", [("temp erature", "temperature", "joined")]),
        ("N18.5", [("N18.5", "End-stage renal disease", "code")]),
        ("high temperature", [("high temperature", "Fever", "synonym")]),
        ("calciphylaxis treatment", []),
        ("pre eclampsia", []),
        ("haemodialysis", []),
        ("warfarin", []),
    ],
)
def test_what_was_read_as_what(searcher: Searcher, query: str, understood: list[tuple[str, str, str]]) -> None:
    assert read(searcher.search(query))[: len(understood) or None] == understood


def test_an_ambiguous_abbreviation_says_all_it_means(searcher: Searcher) -> None:
    results = searcher.search("PE")
    assert set(slugs(results)) == {"pre-eclampsia", "pulmonary-embolism"}
    assert {part.read_as for part in results.understood} == {"Pre-eclampsia", "Pulmonary embolism"}


@pytest.mark.parametrize("query", ["warfarin", "clot", "fistula", "zinc", "needles"])
def test_a_correctly_typed_word_is_never_replaced(searcher: Searcher, query: str) -> None:
    assert not searcher.search(query).understood


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("calciphylaxis treatment", "treatment"),
        ("how is calciphylaxis treated", "treatment"),
        ("is calciphylaxis fatal", "outlook"),
        ("calciphylaxis prognosis", "outlook"),
        ("prevent calciphylaxis", "prevention"),
        ("what is calciphylaxis", "overview"),
        ("calciphylaxis", "overview"),
        ("fever what to do", "first-steps"),
        ("dialysis side effects", "aftercare"),
        ("thiosulfate", "treatment"),
        ("can i breastfeed", "questions"),
    ],
)
def test_the_section_that_answers_comes_first(searcher: Searcher, query: str, section: str) -> None:
    assert searcher.search(query).hits[0].sections[0].section == section


def test_a_snippet_is_the_sentence_that_answers(searcher: Searcher) -> None:
    section = searcher.search("sodium thiosulfate").hits[0].sections[0]
    assert section.snippet == "Sodium thiosulfate is given off label."
    assert [section.snippet[start:end] for start, end in section.spans] == ["Sodium", "thiosulfate"]
    assert (section.anchor, section.heading, section.level) == ("treatment", "Treatment", Level.CLINICAL)


def test_no_snippet_is_a_heading_or_a_reference(searcher: Searcher) -> None:
    for query in ("treatment", "overview", "risks", "zebras", "calciphylaxis", "dialysis"):
        for hit in searcher.search(query).hits:
            for section in hit.sections:
                assert section.section != "references"
                assert section.snippet not in {section.heading, "Overview", "Treatment"}


def test_a_reference_is_not_searched(searcher: Searcher) -> None:
    assert searcher.search("zebras").total == 0


def test_the_level_of_the_reader_is_shown(searcher: Searcher) -> None:
    first = searcher.search("end-stage renal disease", prefer=Level.PLAIN).hits[0].sections[0]
    assert (first.level, first.heading) == (Level.PLAIN, "In short")


def test_what_stands_only_at_the_other_level_is_still_found(searcher: Searcher) -> None:
    first = searcher.search("bananas", prefer=Level.PLAIN).hits[0].sections[0]
    assert (first.level, first.section) == (Level.CLINICAL, "treatment")


def test_a_filter_of_level_shows_only_that_level(searcher: Searcher) -> None:
    results = searcher.search("kidneys", Filters(level=Level.PLAIN))
    assert slugs(results) == ["end-stage-renal-disease"]
    assert {section.level for hit in results.hits for section in hit.sections} == {Level.PLAIN}


def test_a_filter_of_section_shows_only_that_section(searcher: Searcher) -> None:
    results = searcher.search("warfarin", Filters(section="prevention"))
    assert slugs(results) == ["calciphylaxis"]
    assert [section.section for section in results.hits[0].sections] == ["prevention"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(kind=Kind.PROCEDURE), {"hemodialysis"}),
        (Filters(system="skin"), {"calciphylaxis"}),
        (Filters(kind=Kind.CONDITION, system="kidney-urinary"), {"calciphylaxis", "end-stage-renal-disease"}),
        (Filters(system="no-such-system"), set()),
    ],
)
def test_filters_narrow(searcher: Searcher, filters: Filters, found: set[str]) -> None:
    assert set(slugs(searcher.search("dialysis", filters))) == found


@pytest.mark.parametrize(
    "query", ["dialysis", "kidney", "blood", "warfarin", "skin pain", '"the skin"', '"your kidneys"']
)
def test_counts_are_what_a_choice_would_give(searcher: Searcher, query: str) -> None:
    results = searcher.search(query)
    assert sum(results.counts["kind"].values()) == results.total
    for kind, count in results.counts["kind"].items():
        assert searcher.search(query, Filters(kind=Kind(kind))).total == count
    for system, count in results.counts["system"].items():
        assert searcher.search(query, Filters(system=system)).total == count
    for section, count in results.counts["section"].items():
        assert searcher.search(query, Filters(section=section)).total == count
    for level, count in results.counts["level"].items():
        assert searcher.search(query, Filters(level=Level(level))).total == count


def test_counts_of_a_filter_keep_the_other_choices(searcher: Searcher) -> None:
    free = searcher.search("dialysis").counts["kind"]
    assert searcher.search("dialysis", Filters(kind=Kind.PROCEDURE)).counts["kind"] == free


def test_the_limit_bounds_hits_and_not_the_total(searcher: Searcher) -> None:
    results = searcher.search("dialysis", limit=1)
    assert (len(results.hits), results.total) == (1, searcher.search("dialysis").total)
    assert results.total > 1


def test_nothing_found_gives_near_names(searcher: Searcher) -> None:
    results = searcher.search("calcyfilaktic")
    if results.total == 0:
        assert ("calciphylaxis", "Calciphylaxis") in results.near


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", "the of and", '""', '"', "zzzzz", "\x00", "a" * 5000, "ﷺ" * 300, "💉"]
)
def test_odd_queries_find_nothing_and_fail_not(searcher: Searcher, query: str) -> None:
    results = searcher.search(query)
    assert results.total == len(results.hits) == 0


def test_nothing_alike_offers_no_names(searcher: Searcher) -> None:
    assert searcher.search("zzzzz").near == ()


def test_a_whole_page_can_be_pasted(searcher: Searcher) -> None:
    assert searcher.search("My kidneys hurt since the dialysis. " * 400).total > 0


def test_a_quoted_phrase_stands_together(searcher: Searcher) -> None:
    assert slugs(searcher.search('"blood pressure"')) == ["pre-eclampsia", "hemodialysis"] or set(
        slugs(searcher.search('"blood pressure"'))
    ) == {"pre-eclampsia", "hemodialysis"}
    assert searcher.search('"pressure blood"').total == 0


def test_exactly_what_was_typed(searcher: Searcher) -> None:
    assert searcher.search("calcifilaxis", exact=True).total == 0
    assert slugs(searcher.search("kidneys", exact=True)) != []
    assert "calciphylaxis" not in slugs(searcher.search("kidneys", exact=True))


def test_exact_reads_nothing_into_a_query(searcher: Searcher) -> None:
    results = searcher.search("kidney failure", exact=True)
    assert results.understood == ()
    assert slugs(results) == ["end-stage-renal-disease"]


def test_no_article_comes_twice(searcher: Searcher) -> None:
    found = slugs(searcher.search("dialysis hemodialysis haemodialysis kidney failure ESRD"))
    assert len(found) == len(set(found))


def test_why_says_another_name(searcher: Searcher) -> None:
    assert searcher.search("CUA").hits[0].why == ("also called CUA",)


def test_why_is_empty_for_the_title(searcher: Searcher) -> None:
    assert searcher.search("calciphylaxis").hits[0].why == ()


def test_a_word_that_stands_nowhere_is_not_passed_over(searcher: Searcher) -> None:
    """What is left of such a query would be about something else."""
    assert searcher.search("xylophone people").total == 0


def test_understood_is_told_once(searcher: Searcher) -> None:
    parts = searcher.search("ESRD ESRD ESRD").understood
    assert parts == (Understood("ESRD", "End-stage renal disease", "abbreviation"),)


def test_counts_respect_the_other_filters(searcher: Searcher) -> None:
    skin = searcher.search("dialysis", Filters(system="skin"))
    assert skin.counts["kind"] == {"condition": 1}
    procedures = searcher.search("dialysis", Filters(kind=Kind.PROCEDURE))
    assert set(procedures.counts["system"]) == {"kidney-urinary"}
    treatments = searcher.search("dialysis", Filters(section="treatment"))
    assert treatments.counts["kind"] == {"condition": 1}


def test_a_condition_says_which_finding_it_has(searcher: Searcher) -> None:
    assert searcher.search("mottled skin").hits[0].why == ("has the finding livedo racemosa",)


def test_a_word_with_a_minus_leaves_articles_out(searcher: Searcher) -> None:
    assert set(slugs(searcher.search("warfarin"))) == {"calciphylaxis", "pulmonary-embolism"}
    results = searcher.search("warfarin -heparin")
    assert slugs(results) == ["calciphylaxis"]
    assert results.total == 1
    assert results.counts["kind"] == {"condition": 1}


def test_a_quotation_with_a_minus_leaves_articles_out(searcher: Searcher) -> None:
    assert slugs(searcher.search('skin -"cause of death"')) == []
    assert "calciphylaxis" in slugs(searcher.search('skin -"death of cause"'))


def test_a_word_of_a_title_is_looked_for_in_names(searcher: Searcher) -> None:
    assert set(slugs(searcher.search("title:embolism"))) == {"pulmonary-embolism"}
    assert slugs(searcher.search("title:kidney")) == ["end-stage-renal-disease"]
    assert slugs(searcher.search("title:warfarin")) == []


def test_words_that_stand_nowhere_are_named(searcher: Searcher) -> None:
    results = searcher.search("warfarin and xylophones")
    assert results.unknown == ("xylophones",)
    assert results.total > 0
    assert searcher.search("warfarin").unknown == ()


def test_a_beginning_is_not_called_unknown(searcher: Searcher) -> None:
    assert searcher.search("calciph").unknown == ()


def test_results_can_be_sorted_by_name(searcher: Searcher) -> None:
    best, named = searcher.search("blood kidneys"), searcher.search("blood kidneys", by_name=True)
    assert [hit.title for hit in named.hits] == sorted(hit.title for hit in best.hits)
    assert named.total == best.total > 1


def test_a_slip_in_what_is_left_out_is_told(searcher: Searcher) -> None:
    assert searcher.search("warfarin -xylophones").unknown == ("xylophones",)
    assert searcher.search("warfarin -heparin").unknown == ()


def test_a_hyphen_that_came_loose_leaves_nothing_out(searcher: Searcher) -> None:
    assert slugs(searcher.search("pre -eclampsia"))[:1] == ["pre-eclampsia"]
    assert slugs(searcher.search("dialysis -eclampsia")) != []
    assert set(slugs(searcher.search("x -warfarin"))) == set(slugs(searcher.search("x warfarin")))


def test_a_code_can_be_looked_for_exactly(searcher: Searcher) -> None:
    assert slugs(searcher.search("E83.5", exact=True)) == ["calciphylaxis"]
    assert slugs(searcher.search("E83.5 warfarin", exact=True)) == ["calciphylaxis"]
    assert slugs(searcher.search("E83.5 heparin", exact=True)) == []


def test_exact_calls_no_stop_word_unknown(searcher: Searcher) -> None:
    assert searcher.search("the xylophones and warfarin", exact=True).unknown == ("xylophones",)
