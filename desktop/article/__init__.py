# SPDX-License-Identifier: MIT
"""The view of one article: header, danger signs, section tabs, text, figures, previews and find."""

from desktop.article.view import ArticleView

__all__ = ["ArticleView"]
