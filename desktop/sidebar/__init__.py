# SPDX-License-Identifier: MIT
"""The sidebar: the three kinds of article, a filter, the list, bookmarks and what was read lately."""
