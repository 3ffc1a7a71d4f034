# SPDX-License-Identifier: MIT
"""Small windows: keys and help, about this content, feedback, the emergency number, errors."""
