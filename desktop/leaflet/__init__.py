# SPDX-License-Identifier: MIT
"""Leaflets: an article on one or two pages to hand over, with the clinic's header and what to do first."""
