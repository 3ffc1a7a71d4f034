# SPDX-License-Identifier: MIT
"""The Qt half of Lamplight: the window that people read in. It shows what `index` gives it."""
