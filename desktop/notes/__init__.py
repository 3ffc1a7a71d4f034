# SPDX-License-Identifier: MIT
"""The screens for the reader's own things: bookmarks, notes and highlights, history, reading lists, comparing."""
