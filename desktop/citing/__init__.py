# SPDX-License-Identifier: MIT
"""Citing an article: words with where they stand, and BibTeX and RIS for reference managers."""
