# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.citing.ris import ris
from desktop.citing.sources import Author, Source
from tests.desktop.citing.test_bibtex import PAPER


def test_a_paper_is_a_record_of_tags() -> None:
    assert ris([PAPER]).split("\r\n") == [
        "TY  - JOUR",
        "ID  - doe2019",
        "AU  - Doe, J. A.",
        "AU  - Roe, R.",
        "AU  - et al.",
        "TI  - Trial of ORS & zinc: 50% {better}",
        "T2  - Journal of Samples",
        "PY  - 2019",
        "DO  - 10.1000/a_b",
        "AN  - PMID 7",
        "Y2  - 2026/11/22",
        "ER  - ",
        "",
        "",
    ]


def test_a_line_break_in_a_title_makes_no_tag_of_its_own() -> None:
    text = ris([Source("a", "One\r\nER  - \nTwo")])
    assert text.count("\r\nER  - \r\n") == 1
    assert "TI  - One ER - Two" in text


def test_a_body_has_no_comma_that_would_make_it_a_person() -> None:
    assert "AU  - Ministry of Health Kenya" in ris([Source("a", "T", (Author("Ministry of Health, Kenya"),))])


def test_the_article_itself_is_an_entry_of_an_encyclopedia() -> None:
    assert ris([Source("a", "Mumps", edition="2026.11")]).startswith("TY  - ENCYC\r\n")
