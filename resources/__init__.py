# SPDX-License-Identifier: MIT
"""Content and assets: articles, findings, schemas, word lists, themes, icons. No logic lives here."""
