# SPDX-License-Identifier: MIT
"""Searching: the box in the top bar, what drops down from it, and the page of results."""
