"""Addresses within the site: safe as file names and as fragments, never clashing."""

from __future__ import annotations

import re

from armistice.model import content_id


def safe(id_: str) -> str:
    """Return an id as lower-case ASCII without separators.

    An id that is not such a name already gets a tail made from its content, so that
    no two ids share a page and none leads out of the folder.
    """
    plain = re.sub(r"[^a-z0-9-]+", "-", id_.lower()).strip("-")[:60]
    if plain and plain == id_:
        return plain
    return content_id(plain or "x", id_)[: len(plain or "x") + 9]


def obligation_page(obligation: str) -> str:
    """Return where an obligation's page lies, from the site's root."""
    return f"obligations/{safe(obligation)}.html"


def account(obligation: str, perspective: str) -> str:
    """Return where one perspective's account of an obligation stands."""
    return f"{obligation_page(obligation)}#{account_anchor(perspective)}"


def account_anchor(perspective: str) -> str:
    """Return the fragment of a perspective's account."""
    return f"account-{safe(perspective)}"


def report_page(report: str) -> str:
    """Return where a report's page lies."""
    return f"reports/{safe(report)}.html"


def claim_anchor(claim: str) -> str:
    """Return the fragment at which a claim's words begin in its report."""
    return f"claim-{safe(claim)}"


def claim_in_report(report: str, claim: str) -> str:
    """Return where a claim's words stand."""
    return f"{report_page(report)}#{claim_anchor(claim)}"


def incident_anchor(incident: str) -> str:
    """Return the fragment of an incident in the log."""
    return f"incident-{safe(incident)}"


def incident(incident_id: str) -> str:
    """Return where an incident stands in the log."""
    return f"incidents.html#{incident_anchor(incident_id)}"
