# SPDX-License-Identifier: MIT
"""Text on paper: pages that cut no row and leave no heading alone, on a printer, in a PDF and on the screen."""
