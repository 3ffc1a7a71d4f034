# SPDX-License-Identifier: MIT
"""The headless half of Lamplight: article sources, the built library and its search. Never imports Qt."""

__version__ = "0.1.0"
