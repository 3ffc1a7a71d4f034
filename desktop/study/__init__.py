# SPDX-License-Identifier: MIT
"""Learning: cards from questions and highlights, a daily review, a self-quiz, and decks for Anki.

The window imports `in_window` and the start page `review_store`; what they do not name is loaded when learning is used.
"""
