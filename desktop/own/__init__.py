# SPDX-License-Identifier: MIT
"""The reader's own things: notes, highlights, bookmarks, history and reading lists, in one file. No Qt here."""
