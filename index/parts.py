# SPDX-License-Identifier: MIT
"""What was asked for, part by part: which articles have a part, how well, and which have enough of all parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.postings import Postings
    from index.query import Group

_ALMOST = 1e-9
#: More articles than this are thinned out before the next part is looked at.
_MANY = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for, as it was found."""

    #: What having all of it counts for.
    whole: float
    #: The articles that have any of it, with their scores.
    scores: Mapping[int, float]
    #: How much of it they have, where that is not all.
    shares: Mapping[int, float] | None = None


def read_part(group: Group, terms: Mapping[str, tuple[float, Postings]], whole: float) -> Part:
    """Return a group as the postings of its `terms`, each with its rarity, have it; of several wordings the best."""
    options = [(option, [terms[term] for term in option.terms if term in terms]) for option in group.options]
    typed = [rarity for rarity, _ in options[0][1]]
    if typed:
        # Another wording says no more than what was typed, however rare it is.
        most = max(typed)
        options = [(option, [(min(rarity, most), found) for rarity, found in known]) for option, known in options]
    if all(len(option.terms) == 1 for option, _ in options):
        scores: dict[int, float] = {}
        for option, known in options:
            for rarity, postings in known:
                weights = map((rarity * option.factor).__mul__, postings.weights)
                found = dict(zip(postings.articles, weights, strict=True))
                for article in scores.keys() & found.keys():
                    found[article] = max(found[article], scores[article])
                scores = {**scores, **found} if scores else found
        return Part(whole, scores)
    best: dict[int, float] = {}
    shares: dict[int, float] = {}
    for option, known in options:
        of_option: dict[int, float] = {}
        count: dict[int, int] = {}
        for rarity, postings in known:
            for article, weight in zip(postings.articles, postings.weights, strict=True):
                of_option[article] = of_option.get(article, 0.0) + rarity * weight * option.factor
                count[article] = count.get(article, 0) + 1
        for article, score in of_option.items():
            share = count[article] / len(option.terms)
            best[article] = max(best.get(article, 0.0), score * share)
            shares[article] = max(shares.get(article, 0.0), share)
    return Part(whole, best, shares)


def covered(parts: Sequence[Part], least: float, coverage: float) -> dict[int, float]:
    """Return what the articles have of all parts that have enough: `least`, and `coverage` times what the best has.

    The rarest parts come first. Once what is still to come is too little to be enough by itself, no further article is
    taken in, so that the many articles with a common word are only looked at where they have a rare one too.
    """
    if not parts:
        return {}
    best = _best_at_least(parts)
    remaining = sum(part.whole for part in parts)
    found: dict[int, float] = {}
    for part in parts:
        enough = max(least, coverage * best) - _ALMOST
        if remaining >= enough:
            new = part.scores.keys() - found.keys() if found else part.scores.keys()
            _add(found, part, found.keys() & part.scores.keys())
            if part.shares is None:
                found.update(dict.fromkeys(new, part.whole))
            else:
                found.update((article, part.whole * part.shares[article]) for article in new)
        else:
            _add(found, part, found.keys() & part.scores.keys())
        remaining -= part.whole
        best = max(best, max(found.values(), default=0.0))
        if len(found) > _MANY:
            hopeless = max(least, coverage * best) - _ALMOST - remaining
            found = {article: has for article, has in found.items() if has >= hopeless}
    enough = max(least, coverage * best) - _ALMOST
    return {article: has for article, has in found.items() if has >= enough}


def _best_at_least(parts: Sequence[Part]) -> float:
    """Return what the best article is sure to have: all, when the parts have an article in common."""
    if any(part.shares is not None for part in parts):
        return 0.0
    common = set(parts[0].scores)
    for part in parts[1:]:
        common &= part.scores.keys()
    return sum(part.whole for part in parts) if common else 0.0


def _add(found: dict[int, float], part: Part, articles: set[int]) -> None:
    """Add a part to what is found of articles that have it."""
    if part.shares is None:
        for article in articles:
            found[article] += part.whole
    else:
        for article in articles:
            found[article] += part.whole * part.shares[article]


def scored(parts: Sequence[Part], articles: Mapping[int, float]) -> dict[int, float]:
    """Return the scores of some articles, summed over all parts."""
    scores = dict.fromkeys(articles, 0.0)
    for part in parts:
        if len(articles) < len(part.scores):
            having: Iterator[int] | set[int] = (article for article in articles if article in part.scores)
        else:
            having = articles.keys() & part.scores.keys()
        of_part = part.scores
        for article in having:
            scores[article] += of_part[article]
    return scores


def masked(terms: Mapping[str, tuple[float, Postings]], articles: Mapping[int, float]) -> dict[int, int]:
    """Return the places where any of the terms stands in some articles, as masks."""
    masks = dict.fromkeys(articles, 0)
    for _, postings in terms.values():
        if len(articles) * 16 < len(postings.articles):
            for article in articles:
                masks[article] |= postings.mask_of(article)
            continue
        of_term = dict(zip(postings.articles, postings.masks, strict=True))
        for article in articles.keys() & of_term.keys():
            masks[article] |= of_term[article]
    return masks
