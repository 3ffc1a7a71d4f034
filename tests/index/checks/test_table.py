# SPDX-License-Identifier: MIT
"""Each rule, shown failing on a sample article that was broken in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.checks import repeats
from index.checks.table import RULES

if TYPE_CHECKING:
    from tests.index.checks.conftest import Draft

C = "conditions/impetigo/"
S = "symptoms/itching/"
P = "procedures/hand-washing/"
Y = C + "article.yaml"
HARD = "## In short\n\nDermatological manifestations necessitate multidisciplinary pharmaceutical interventions.\n"
ANSWER = (
    "Do not pull. Soak them with warm, clean water and wipe gently. A crust that still sticks can stay for another "
    "day. "
    "Pulling hurts, and it opens the skin to new germs."
)
#: rule, file to break, the text replaced and its replacement ("" replaces the file), words of the message, and where
#: the message points when that is not the broken file.
CASES = [
    ("schema", Y, "urgency: same-day\n", "", "lacks 'urgency'", ""),
    ("schema", Y, "urgency: same-day", "urgency: same-day\nurgent: yes", "unknown key 'urgent'", ""),
    ("schema", Y, "common in children, that forms golden crusts and passes from person to person by touch.", ".",
     "fewer than 60", ""),
    ("reference-year", Y, "source: Sample guidelines\n    year: 2020", "source: x", "write 'undated' in source", ""),
    ("schema", Y, "    url: https://example.org/cohort\n", "", "no identifier", ""),
    ("schema", Y, "    url: https://example.org/cohort", '    doi: "doi.org/10.1/x"', "such as 10.1056", ""),
    ("schema", Y, "related: [itching, hand-washing]", "related: [itching]", "fewer than 2", ""),
    ("schema", Y, "    alt: A slab of skin in three layers.", "    alt: Skin\n    unused:", "fewer than 30", ""),
    ("schema", Y, "with fever\n", "with fever.\n", "without a full stop", ""),
    ("schema", Y, "refs: [delta2022]\ndisputed", "refs: []\ndisputed", "fewer than 1", ""),
    ("file-present", P + "questions.md", None, "", "this file is missing", ""),
    ("file-present", P + "sources.md", None, "", "this file is missing", ""),
    ("required-heading", C + "clinical.md", "## Where resources are few", "### Few", "Where resources are few", ""),
    ("unknown-heading", C + "plain.md", "## In short", "## Summary", "unknown heading 'Summary'", ""),
    ("unknown-heading", C + "plain.md", "## What can happen", "## What it is", "stands twice", ""),
    ("heading-order", C + "clinical.md", "## Prevention", "## Overview", "stands after 'What is uncertain'", ""),
    ("text-before-heading", C + "plain.md", "## In short", "First this.\n\n## In short", "begin the file", ""),
    ("empty-section", C + "plain.md", "## What can happen\n", "## What can happen\n\n## Extra\n", "What can happen",
     ""),
    ("empty-section", C + "clinical.md", "## Prevention\n", "## Prevention\n\n### At home\n\n### Later\n",
     "At home", ""),
    ("introduces-nothing", C + "clinical.md", "Ask and look for:\n", "Complications may include:\n\n### Next\n",
     "introduces nothing", ""),
    ("introduces-nothing", C + "plain.md", "- Keep nails short so that scratching does less harm.", "-",
     "empty list", ""),
    ("markup-subset", C + "plain.md", "It starts as", "> It starts as", "a block quote", ""),
    ("markup-subset", C + "plain.md", "It starts as", "It <b>starts</b> as", "HTML", ""),
    ("markup-subset", C + "plain.md", "It starts as", "#### It starts as", "fourth level", ""),
    ("markup-subset", C + "plain.md", "- Keep nails", "- a\n  - b\n    - c\n- Keep nails", "nest one level", ""),
    ("markup-subset", C + "plain.md", "[itching](itching)", "[itching [@a]](itching)", "inside a link", ""),
    ("unknown-citation", C + "clinical.md", "[@alpha2020; @beta2021]", "[@alpha2020; @omega]", "'omega'", ""),
    ("unknown-citation", C + "clinical.md", "[@alpha2020; @beta2021]", "[@alpha2020, @beta2021]", "write [@id]", ""),
    ("unknown-citation", Y, "refs: [beta2021]\nfindings", "refs: [omega]\nfindings", "'omega'", ""),
    ("uncited-reference", P + "clinical.md", " [@hand2017]", "", "'hand2017' is never cited", P + "article.yaml"),
    ("reference-count", Y, "type: official", "type: review", "1 references of type", ""),
    ("same-source", Y, "https://example.org/review", "https://example.org/cohort", "the same url as 'gamma2019'", ""),
    ("isbn-digits", Y, "url: https://example.org/review", 'isbn: "9780306406158"', "no ISBN", ""),
    ("reference-year", Y, "year: 2019", "year: 2031", "2031 lies in the future", ""),
    ("reference-year", Y, 'seen: "2026-11-22"', 'seen: "2028-11-22"', "no past date", ""),
    ("sources-log", C + "sources.md", "## delta2022", "## delta", "'## delta2022' is missing", ""),
    ("sources-log", C + "sources.md", "seen: part", "seen: yes", "write 'seen: '", ""),
    ("sources-log", C + "sources.md", "- Scratching", "Scratching", "lists no facts", ""),
    ("dangling-link", C + "plain.md", "(itching)", "(itchy)", "no article 'itchy'", ""),
    ("dangling-link", C + "plain.md", "(itching)", "(itching#cure)", "no section or heading '#cure'", ""),
    ("dangling-link", C + "plain.md", "(itching)", "(itching#danger-signs-x)", "no section or heading", ""),
    ("dangling-link", C + "plain.md", "(itching)", "(hand-washing#risks)", "no content at the plain level", ""),
    ("dangling-link", Y, "[Itching](itching)", "[Itching](gone)", "no article 'gone'", ""),
    ("outside-address", C + "plain.md", "It starts as", "https://example.org It starts as", "outside address", ""),
    ("related-articles", Y, "related: [itching, hand-washing]", "related: [itching, gone]", "no article 'gone'", ""),
    ("related-articles", Y, "related: [itching, hand-washing]", "related: [itching, impetigo]", "to itself", ""),
    ("codes-for-kind", S + "article.yaml", "icd10:\n  - {code: L29, fit: exact}\n", "", "no ICD-10 code", ""),
    ("codes-for-kind", P + "article.yaml", "related:", "icd10: [{code: L29, fit: exact}]\nrelated:", "no ICD-10", ""),
    ("icd10-exists", Y, "code: L01", "code: L99.7", "no code of WHO ICD-10", ""),
    ("red-flags-present", S + "article.yaml", "urgency: routine\napplies_to: {sex: any}\nred_flags:",
     "urgency: same-day\napplies_to: {sex: any}\nunused:", "no red_flags", ""),
    ("red-flags-order", Y, "action: emergency-now", "action: within-a-week", "after a weaker action", ""),
    ("red-flags-order", Y, "Redness that spreads", "Sepsis, or redness that spreads", "'emergency-now'", ""),
    ("unknown-finding", Y, "{id: blister,", "{id: bump,", "'bump' is not in findings.yaml", ""),
    ("unknown-finding", Y, "{id: blister,", "{id: fever,", "stands twice", ""),
    ("finding-count", Y, "  - {id: blister, frequency: sometimes, basis: judged, refs: [beta2021]}\n", "", "4 find",
     ""),
    ("disputes", Y, "section: treatment", "section: cure", "'cure' is no section", ""),
    ("disputes", Y, "refs: [gamma2019]}\nrelated", "refs: [alpha2020]}\nrelated", "two references", ""),
    ("figures-placed", C + "clinical.md", "![](layers.svg)\n", "", "is placed nowhere", Y),
    ("figures-placed", C + "clinical.md", "![](layers.svg)", "![](other.svg)", "not among the figures", ""),
    ("figures-placed", C + "clinical.md", "![](layers.svg)", "See ![](layers.svg) here.", "line of its own", ""),
    ("figure-form", C + "layers.svg", 'font-size="17"', 'font-size="12"', "is 12: make it 15", ""),
    ("figure-form", C + "layers.svg", 'fill="var(--ink)">', 'fill="var(--danger)">', "write one of var(--ink)", ""),
    ("figure-form", C + "layers.svg", 'fill="var(--paper)"', 'fill="var(--note)"', "begin with a full-size", ""),
    ("figure-form", C + "layers.svg", '0 0 640 260" width="640" height="260"', '0 0 640 160" width="640" height="160"',
     "200 to 460 high", ""),
    ("stray-file", C + "notes.txt", "", "x", "is used by nothing", ""),
    ("ages", Y, "{sex: any, note", "{sex: any, age_min_years: 9, age_max_years: 2, note", "is above age_max_years", ""),
    ("dates", Y, 'review_due: "2027-11-22"', "review_due: 2027-11-22", "is not quoted", ""),
    ("dates", Y, 'review_due: "2027-11-22"', 'review_due: "2027-13-22"', "is no date", ""),
    ("dates", Y, 'sources_checked: "2026-11-22"', 'sources_checked: "2027-11-22"', "in the future", ""),
    ("review-due", Y, 'review_due: "2027-11-22"', 'review_due: "2026-12-31"', "was due on 2026-12-31", ""),
    ("reviewer-named", Y, "clinically_reviewed: false", "clinically_reviewed: true", "without a reviewer", ""),
    ("risk-factor-twice", Y, "name: Crowded homes and schools",
     'name: "Itching from any cause, because scratching opens the skin"', "stands twice", ""),
    ("number-cited", C + "clinical.md", "12 of 100 school children had it at some time in one year [@gamma2019].",
     "12 of 100 school children had it.", "'12' has no citation", ""),
    ("number-cited", C + "clinical.md", "Trials of antiseptics", "In two weeks trials of antiseptics",
     "'two weeks'", ""),
    ("number-in-plain", C + "plain.md", "It does not hurt much.", "It lasts 9 days.", "'9' does not stand", ""),
    ("number-in-plain", C + "questions.md", "Hardly ever.", "In 37% it does.", "'37' does not stand", ""),
    ("dose-writing", C + "clinical.md", "for 7 days", "at 250mg for 7 days", "no space between", ""),
    ("dose-writing", C + "clinical.md", "for 7 days", "at 5.0 mg for 7 days", "a zero after", ""),
    ("dose-writing", C + "clinical.md", "for 7 days", "at .5 mg for 7 days", "no zero before", ""),
    ("dose-writing", C + "clinical.md", "for 7 days", "at 50 mcg for 7 days", "'micrograms' in full", ""),
    ("dose-writing", C + "clinical.md", "for 7 days", "at 500 IU for 7 days", "'units' in full", ""),
    ("dose-basis", C + "clinical.md", "for 7 days", "at 500 mg for 7 days", "states no weight or age", ""),
    ("dash", C + "plain.md", "It may itch.", "It may itch\u2014or not.", "an em dash", ""),
    ("dash", C + "layers.svg", "Golden crust", "Golden \u2013 crust", "an en dash", ""),
    ("uk-spelling", C + "plain.md", "skin infection", "skin tumour", "write 'tumor'", ""),
    ("brand-name", C + "plain.md", "covered with a cream", "covered with Betadine", "write 'povidone iodine'", ""),
    ("person-first", C + "plain.md", "It is common in children.", "Diabetics get it.", "'people with diabetes'", ""),
    ("length", P + "plain.md", "", "## In short\n\nClean hands stop germs.\n", "4 words, outside 250 to 600", ""),
    ("reading-grade", C + "plain.md", "", HARD, "reading grade", ""),
    ("question-count", C + "questions.md", "## Will it leave a scar?", "### Will it leave a scar?", "4 questions", ""),
    ("question-form", C + "questions.md", "a scar?", "a scar", "no question", ""),
    ("question-form", C + "questions.md", ANSWER, "No.", "1 words", ""),
    ("same-sentence", S + "plain.md", "That is how [impetigo](impetigo) can start.",
     "That is why the sores do not leave a mark once they heal. See [impetigo](impetigo).", "the same sentence", ""),
    ("eight-words", S + "plain.md", "That is how [impetigo](impetigo) can start.",
     "So the sores do not leave a mark once they heal. See [impetigo](impetigo).", "also stands in", ""),
    ("shared-name", S + "article.yaml", "{name: itch, type: lay}", "{name: Impetigo, type: lay}", "'impetigo'", ""),
    ("shared-name", S + "article.yaml", "{name: itch, type: lay}", "{name: Pruritus, type: lay}", "stands twice", ""),
    ("findings-file", "findings.yaml", "article: itching", "article: gone", "no article 'gone'", ""),
    ("findings-file", "findings.yaml", "article: itching", "article: hand-washing", "is no symptom", ""),
    ("findings-file", "findings.yaml", "- {id: fever,", "- {id: rash, clinical: Rash, plain: rash}\n- {id: fever,",
     "used by no condition", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "old", "new", "words", "where"), CASES)
def test_a_broken_article_is_reported(
    draft: Draft, rule: str, file: str, old: str | None, new: str, words: str, where: str
) -> None:
    """The rule says what is wrong, with the file and the line."""
    if old is None:
        (draft.root / file).unlink()
    else:
        draft.edit(file, old, new)
    found = [problem for problem in draft.problems(rule) if words in problem.message]
    assert found
    assert any(problem.path.endswith(where or file) for problem in found)


def test_every_rule_has_a_case() -> None:
    """A rule without a test that shows it failing may not work at all."""
    assert {case[0] for case in CASES} | {"source-words"} == set(RULES)


def test_words_of_a_source_text_are_reported(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight words in a row that a source text has are reported; seven are not."""
    words = "a sentence that an old text had before us"
    runs = frozenset({repeats.run_hash(words.split()[:8])})
    monkeypatch.setattr(repeats, "_source_runs", lambda: runs)
    draft.edit(C + "plain.md", "It may itch.", "It may itch, said a sentence that an old text had once.")
    assert draft.problems("source-words") == []
    draft.edit(C + "plain.md", "had once.", "had before us.")
    assert [problem.line for problem in draft.problems("source-words")] == [15]


def test_the_samples_pass(draft: Draft) -> None:
    """The sample articles have no problem and no warning."""
    assert draft.problems() == []


def test_every_rule_says_what_it_asks() -> None:
    """The table can be printed for authors."""
    assert all(asks.endswith((".", ")")) and ident == ident.lower() for ident, asks in RULES.items())
