# SPDX-License-Identifier: MIT
"""The editorial linter: every rule of the content standard that a machine can check, one small function each."""
