# SPDX-License-Identifier: MIT
"""The parts of pages that come from article.yaml: risk factors, disputes, references and the review state."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from index.article import Level
from index.captions import TYPES, in_words
from index.markup import Rendered, render_heading, render_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article, Dispute, Reference, Status
    from index.render_context import RenderContext

_EVIDENCE = {
    Level.CLINICAL: {
        "strong": "Strong evidence",
        "moderate": "Moderate evidence",
        "weak": "Weak evidence",
        "disputed": "Sources differ",
    },
    Level.PLAIN: {
        "strong": "studies show this well",
        "moderate": "there is fair proof of this",
        "weak": "there is only weak proof of this",
        "disputed": "sources differ on this",
    },
}


def risk_factors_part(article: Article, level: Level, context: RenderContext) -> Rendered:
    """Return the risk factors with their evidence in words: a table for clinicians, a list at the plain level."""
    clinical = level is Level.CLINICAL
    heading = render_heading(3, "Risk factors" if clinical else "What makes it more likely", context)
    names = [render_inline(_cited(factor.name, factor.refs), context) for factor in article.risk_factors]
    evidence = [_EVIDENCE[level].get(factor.evidence, factor.evidence) for factor in article.risk_factors]
    pairs = list(zip(names, evidence, strict=True))
    if clinical:
        head = "<thead><tr><th>Risk factor</th><th>Evidence</th></tr></thead>"
        rows = "".join(f"<tr><td>{name.html}</td><td>{escape(words)}</td></tr>" for name, words in pairs)
        body = f'<table class="grid">{head}<tbody>{rows}</tbody></table>'
    else:
        body = "<ul>" + "".join(f"<li>{name.html} ({escape(words)})</li>" for name, words in pairs) + "</ul>"
    text = "\n".join(f"{name.text} ({words})" for name, words in pairs)
    return _joined(heading, Rendered(body, text), inside=names)


def dispute_part(dispute: Dispute, context: RenderContext) -> Rendered:
    """Return the box that says where sources differ."""
    claim = render_inline(dispute.claim, context)
    positions = [render_inline(_cited(position.text, position.refs), context) for position in dispute.positions]
    items = "".join(f"<li>{position.html}</li>" for position in positions)
    html = f"<p><strong>Sources differ.</strong> {claim.html}</p><ul>{items}</ul>"
    text = "\n".join([f"Sources differ. {claim.text}", *(position.text for position in positions)])
    box = Rendered(f'<div class="callout differ">{html}</div>', text)
    return _joined(box, inside=[claim, *positions])


def references_part(article: Article, context: RenderContext) -> Rendered:
    """Return the numbered references and the review state."""
    parts = []
    if article.references:
        items = [_reference(reference) for reference in article.references]
        html = "<ol>" + "".join(item for item, _ in items) + "</ol>"
        parts.append(Rendered(html, "\n".join(text for _, text in items)))
    parts.append(render_heading(2, "Review", context))
    sentences = review_sentences(article.status)
    parts.append(Rendered("".join(f"<p>{escape(line)}</p>" for line in sentences), "\n".join(sentences)))
    return _joined(*parts)


def review_sentences(status: Status) -> list[str]:
    """Return what is honestly known about who wrote and reviewed an article."""
    who = status.drafted_by
    lines = [f"Drafted by {who} from the sources listed." if who else "It is not said who wrote this."]
    if status.clinically_reviewed and status.reviewers:
        people = ((person.name, person.role, in_words(person.date)) for person in status.reviewers)
        lines += [f"Reviewed by {', '.join(part for part in person if part)}." for person in people]
    else:
        lines[0] += " Not reviewed by a clinician."
    if status.sources_checked:
        lines.append(f"Sources checked on {in_words(status.sources_checked)}.")
    if status.review_due:
        lines.append(f"Next review due by {in_words(status.review_due)}.")
    return lines


def _reference(reference: Reference) -> tuple[str, str]:
    """Return a reference as a list item and as text."""
    # Many sources say their year themselves: "Congress news, 31 August 2024".
    year = "" if str(reference.year) in reference.source else reference.year
    source = ", ".join(str(part) for part in (reference.source, year) if part)
    kind = TYPES.get(reference.type, reference.type)
    before, after = _sentences([reference.authors]), _sentences([source, kind])
    title = _sentences([reference.title])
    identifiers = (
        ("PMID ", reference.pmid),
        ("", reference.pmcid),
        ("DOI ", reference.doi),
        ("ISBN ", reference.isbn),
        ("", reference.url),
    )
    where = "; ".join(f"{label}{value}" for label, value in identifiers if value)
    seen = f"seen {in_words(reference.seen)}" if reference.seen else ""
    address = "; ".join(part for part in (where, seen) if part)
    parts = [escape(before), f"<strong>{escape(title)}</strong>", escape(after)]
    html = f'<p><a name="ref-{escape(reference.id)}"></a>{" ".join(part for part in parts if part)}</p>'
    if address:
        html += f'<p class="address">{escape(address)}</p>'
    return f"<li>{html}</li>", " ".join(part for part in (before, title, after, address) if part)


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _cited(text: str, refs: Iterable[str]) -> str:
    """Return text with a citation of `refs` at its end."""
    ids = "; ".join(f"@{ref}" for ref in refs)
    return f"{text} [{ids}]" if ids else text


def _joined(*parts: Rendered, inside: Iterable[Rendered] = ()) -> Rendered:
    """Join parts; those `inside` stand in them already and add only what they refer to."""
    held = [*parts, *inside]
    return Rendered(
        "".join(part.html for part in parts),
        "\n".join(part.text for part in parts if part.text),
        tuple(anchor for part in held for anchor in part.anchors),
        tuple(link for part in held for link in part.links),
        tuple(ident for part in held for ident in part.citations),
        tuple(file for part in held for file in part.figures),
    )
