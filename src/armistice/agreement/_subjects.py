"""The subjects by which agreements are compared."""

from __future__ import annotations

from types import MappingProxyType

SUBJECTS = MappingProxyType(
    {
        "cessation_of_hostilities": "an end of hostilities",
        "withdrawal": "the withdrawal of forces",
        "withdrawal_mechanism": "how forces withdraw: routes, order, who watches",
        "disarmament": "disarmament or the storage of weapons",
        "reintegration": "what becomes of former fighters",
        "verification": "who verifies what is reported",
        "dispute_settlement": "how disputes over the text are settled",
        "violations": "what follows a violation",
        "political_status": "the political status of a territory or its people",
        "borders": "borders and who controls crossings",
        "security_forces": "which security forces may be where",
        "peacekeeping": "a peacekeeping or monitoring force",
        "duration": "how long it holds, and how it ends",
        "amendment": "how it can be changed",
        "prisoners": "prisoners and other people held",
        "missing_persons": "the missing and the dead",
        "displaced_persons": "the return of displaced people",
        "property": "the property of those who left",
        "humanitarian_access": "humanitarian access",
        "civilians": "the protection of civilians",
        "demining": "mines and other remnants of war",
        "transport": "roads, railways and movement",
        "elections": "elections",
        "constitution": "changes of the constitution or of laws",
        "amnesty": "amnesty",
        "accountability": "accountability for crimes",
        "reparations": "reparations for victims",
        "heritage": "cultural and religious heritage",
        "minorities": "the rights of minorities and languages",
        "reconstruction": "reconstruction and restored services",
        "economy": "economic ties",
        "resources": "land, water and other resources",
    }
)
"""Each subject's name in files, and what it is in words."""
