# SPDX-License-Identifier: MIT
"""Learning: cards from questions and highlights, a daily review, a self-quiz, and decks for Anki.

Nothing here is imported before learning is used, but `study_actions` and what it names.
"""
